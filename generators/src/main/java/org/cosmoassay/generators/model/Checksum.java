package org.cosmoassay.generators.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;

/** SHA-256, in hexadecimal digits, of what models are made of. */
public final class Checksum {

  private Checksum() {}

  /** That of names and numbers of weights. */
  public static String of(Weights weights) {
    MessageDigest digest = sha256();
    for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
      digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
      float[] values = entry.getValue().copyValues();
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** That of all positions, velocities and masses of clouds. */
  public static String of(List<Ensemble> ensembles) {
    MessageDigest digest = sha256();
    for (Ensemble ensemble : ensembles) {
      for (int i = 0; i < ensemble.size(); i++) {
        PointCloud cloud = ensemble.cloud(i);
        for (int axis = 0; axis < 3; axis++) {
          update(digest, cloud.copyPositions(axis));
          if (cloud.hasVelocities()) {
            update(digest, cloud.copyVelocities(axis));
          }
        }
        if (cloud.hasMasses()) {
          update(digest, cloud.copyMasses());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, double[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    digest.update(bytes.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
