package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Are members of a group closer to each other than they would be, had the group been drawn from a
 * pool? The mean over the group of the distance to the nearest other member, against that of random
 * groups of the same size from the pool: an exact permutation test (Phipson and Smyth 2010,
 * doi:10.2202/1544-6115.1585: the group itself counts as one of the draws).
 *
 * @param mean over the group of the distance to the nearest other member
 * @param expected mean of that over random groups
 * @param pValue share of groups with so small a mean
 */
record NearestAmong(double mean, double expected, double pValue) {

  static final int DRAWS = 9999;

  /**
   * The test.
   *
   * @param distances of the pool, symmetric; the group comes first
   * @param size of the group, at least 2
   */
  static NearestAmong first(double[][] distances, int size, long seed) {
    if (size < 2 || size > distances.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "The group (%d) must be 2 to %d of the pool.", size, distances.length));
    }
    int[] order = new int[distances.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    double own = mean(distances, order, size);
    UniformRandomProvider random = RandomStreams.of(seed);
    double sum = 0;
    int asSmall = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < size; i++) {
        int j = i + random.nextInt(order.length - i);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      double drawn = mean(distances, order, size);
      sum += drawn;
      asSmall += drawn <= own ? 1 : 0;
    }
    return new NearestAmong(own, sum / DRAWS, asSmall / (DRAWS + 1.0));
  }

  /** The smallest p-value a group of this size in a pool with so many others can give. */
  static double smallestPValue(int size, int others) {
    return Math.max(1 / (DRAWS + 1.0), RankSum.smallestPValue(size, others));
  }

  private static double mean(double[][] distances, int[] order, int size) {
    // Members in the order of the pool, so that the same group has the same bits.
    int[] members = Arrays.copyOf(order, size);
    Arrays.sort(members);
    double sum = 0;
    for (int a : members) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int b : members) {
        if (a != b) {
          nearest = Math.min(nearest, distances[a][b]);
        }
      }
      sum += nearest;
    }
    return sum / size;
  }
}
