package org.cosmoassay.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.IntToDoubleFunction;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The identity of a cloud for caching: SHA-256 over its number of points, box, cosmology, which
 * columns it has, and every column, as little-endian numbers. Two clouds with the same hash give
 * the same measurement.
 */
public final class CloudHash {

  private static final int BUFFER_BYTES = 1 << 16;

  private CloudHash() {}

  /** The hash, as 64 lower-case hexadecimal digits. */
  public static String of(PointCloud cloud) {
    MessageDigest digest = Sha256.digest();
    ByteBuffer block = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header(cloud, block);
    int n = cloud.size();
    for (int axis = 0; axis < 3; axis++) {
      int a = axis;
      update(digest, block, n, i -> cloud.position(a, i));
    }
    for (int axis = 0; cloud.hasVelocities() && axis < 3; axis++) {
      int a = axis;
      update(digest, block, n, i -> cloud.velocity(a, i));
    }
    if (cloud.hasMasses()) {
      update(digest, block, n, cloud::mass);
    }
    if (cloud.hasWeights()) {
      update(digest, block, n, cloud::weight);
    }
    flush(digest, block);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void header(PointCloud cloud, ByteBuffer block) {
    PeriodicBox box = cloud.box();
    Cosmology c = cloud.cosmology();
    block.putLong(cloud.size());
    block.put((byte) (cloud.hasVelocities() ? 1 : 0));
    block.put((byte) (cloud.hasMasses() ? 1 : 0));
    block.put((byte) (cloud.hasWeights() ? 1 : 0));
    block.putDouble(box.lx()).putDouble(box.ly()).putDouble(box.lz());
    block.putDouble(c.omegaM()).putDouble(c.omegaB()).putDouble(c.h());
    block.putDouble(c.nS()).putDouble(c.sigma8()).putDouble(c.redshift());
  }

  private static void update(
      MessageDigest digest, ByteBuffer block, int n, IntToDoubleFunction column) {
    for (int i = 0; i < n; i++) {
      if (block.remaining() < Double.BYTES) {
        flush(digest, block);
      }
      block.putDouble(column.applyAsDouble(i));
    }
  }

  private static void flush(MessageDigest digest, ByteBuffer block) {
    digest.update(block.flip());
    block.clear();
  }
}
