package org.cosmoassay.generators.toy;

import java.util.Arrays;

/**
 * Brute-force comparison of two samples of points in the plane, as oracles for models. Every pair
 * is visited.
 */
public final class TwoSample {

  private TwoSample() {}

  /**
   * Squared energy distance {@code 2 E|x - y| - E|x - x'| - E|y - y'|} over all pairs, pairs of a
   * point with itself included, so that it is never negative (Szekely & Rizzo 2013,
   * doi:10.1016/j.jspi.2013.03.018).
   */
  public static double energyDistance(double[] a, double[] b) {
    return 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b);
  }

  private static double meanDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i += 2) {
      for (int j = 0; j < b.length; j += 2) {
        double dx = a[i] - b[j];
        double dy = a[i + 1] - b[j + 1];
        sum += Math.sqrt(dx * dx + dy * dy);
      }
    }
    return sum / (a.length / 2.0) / (b.length / 2.0);
  }

  /**
   * Accuracy of a classifier of nearest neighbours that tells {@code a} from {@code b}, each half
   * of the points classified by the other half (Lopez-Paz & Oquab 2017, arXiv:1610.06545). One half
   * is what no difference gives.
   *
   * @param neighbours that vote, an odd number
   */
  public static double classifierAccuracy(double[] a, double[] b, int neighbours) {
    if (a.length != b.length || neighbours % 2 == 0) {
      throw new IllegalArgumentException("samples of one size and an odd number of neighbours");
    }
    int n = a.length / 2;
    int right = 0;
    double[] distances = new double[n];
    // Even indices train and odd ones are tested, then the other way round.
    for (int tested = 0; tested < 2; tested++) {
      for (int i = tested; i < n; i += 2) {
        right += votesForFirst(a, i, a, b, 1 - tested, neighbours, distances) ? 1 : 0;
        right += votesForFirst(b, i, a, b, 1 - tested, neighbours, distances) ? 0 : 1;
      }
    }
    return right / (2.0 * n);
  }

  private static boolean votesForFirst(
      double[] of, int i, double[] a, double[] b, int trained, int neighbours, double[] distances) {
    int count = 0;
    for (double[] set : Arrays.asList(a, b)) {
      for (int j = trained; 2 * j < set.length && count < distances.length; j += 2) {
        double dx = of[2 * i] - set[2 * j];
        double dy = of[2 * i + 1] - set[2 * j + 1];
        double squared = dx * dx + dy * dy;
        // The sign tells the set; 0 stays positive.
        distances[count++] = set == a ? squared : -squared - Double.MIN_VALUE;
      }
    }
    return majority(distances, count, neighbours);
  }

  private static boolean majority(double[] signed, int count, int neighbours) {
    double[] nearest = new double[neighbours];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int k = 0; k < count; k++) {
      double distance = Math.abs(signed[k]);
      if (distance < Math.abs(nearest[neighbours - 1])) {
        int at = neighbours - 1;
        while (at > 0 && Math.abs(nearest[at - 1]) > distance) {
          nearest[at] = nearest[at - 1];
          at--;
        }
        nearest[at] = signed[k];
      }
    }
    int first = 0;
    for (double d : nearest) {
      first += d >= 0 ? 1 : 0;
    }
    return 2 * first > neighbours;
  }
}
