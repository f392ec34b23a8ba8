package org.cosmoassay.statistics.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Every random stream of the program. A stream is a pure function of its seed; seeds are split by
 * name and index through SHA-256, so that two streams never share a state by accident. The
 * algorithm, L64X128MixRandom (Steele & Vigna 2021, doi:10.1145/3485525), is pinned: changing it
 * changes numbers.
 */
public final class RandomStreams {

  private RandomStreams() {}

  /** The stream of a seed. */
  public static UniformRandomProvider of(long seed) {
    return RandomSource.L64_X128_MIX.create(seed);
  }

  /** The seed of realization {@code index} of the source {@code name} in a run. */
  public static long split(long runSeed, String name, long index) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(2 * Long.BYTES + utf8.length);
    key.putLong(runSeed).putLong(index).put(utf8);
    return ByteBuffer.wrap(sha256().digest(key.array())).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
