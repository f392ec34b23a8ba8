package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Do numbers of one sample lie below those of another? The rank-sum test of Mann and Whitney (1947,
 * doi:10.1214/aoms/1177730491), one-sided, with midranks for ties.
 *
 * <p>U counts pairs in which the first sample's number is the larger, ties as one half; Z = (U - m
 * n / 2) / sd(U) is the C_T of Meehan, Chaudhuri and Dasgupta (2020, arXiv:2004.05675) for one
 * cell: far below 0 when the first sample lies lower.
 *
 * <p>The p-value, P(U &lt;= u) when all orders are equally likely, is exact given the ties up to
 * {@value #MOST_EXACT} numbers, beyond that of the normal law with continuity correction.
 *
 * @param u pairs in which the first sample's number is the larger
 * @param z standardized U; NaN when all numbers are equal
 * @param pValue chance of so small a U or a smaller one
 */
record RankSum(double u, double z, double pValue) {

  static final int MOST_EXACT = 128;

  /**
   * The test.
   *
   * @throws IllegalArgumentException when a sample is empty
   */
  static RankSum below(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      throw new IllegalArgumentException("A rank-sum test needs numbers in both samples.");
    }
    int m = first.length;
    int n = second.length;
    double[] all = Arrays.copyOf(first, m + n);
    System.arraycopy(second, 0, all, m, n);
    int[] doubled = doubledMidranks(all);
    int sum = 0;
    for (int i = 0; i < m; i++) {
      sum += doubled[i];
    }
    double u = 0.5 * sum - 0.5 * m * (m + 1);
    double deviation = deviation(doubled, m, n);
    double z = deviation == 0 ? Double.NaN : (u - 0.5 * m * n) / deviation;
    return new RankSum(
        u, z, m + n <= MOST_EXACT ? exact(doubled, m, sum) : normal(u, m, n, deviation));
  }

  /** The smallest p-value that samples of these sizes can give: 1 over the number of orders. */
  static double smallestPValue(int m, int n) {
    double orders = 1;
    for (int i = 1; i <= m; i++) {
      orders *= (double) (n + i) / i;
    }
    return 1 / orders;
  }

  private static int[] doubledMidranks(double[] all) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      int below = 0;
      int equal = 0;
      for (double value : sorted) {
        below += value < all[i] ? 1 : 0;
        equal += value == all[i] ? 1 : 0;
      }
      ranks[i] = 2 * below + equal + 1;
    }
    return ranks;
  }

  /** Of U, from the variance of the midranks. */
  private static double deviation(int[] doubled, int m, int n) {
    double size = doubled.length;
    double variance = 0;
    for (int rank : doubled) {
      double difference = 0.5 * rank - 0.5 * (size + 1);
      variance += difference * difference;
    }
    return size < 2 ? 0 : Math.sqrt(variance * m * n / (size * (size - 1)));
  }

  /** The share of subsets of m ranks with a sum up to this one. */
  private static double exact(int[] doubled, int m, int sum) {
    double[][] subsets = new double[m + 1][sum + 1];
    subsets[0][0] = 1;
    for (int rank : doubled) {
      for (int size = m; size > 0; size--) {
        for (int s = sum; s >= rank; s--) {
          subsets[size][s] += subsets[size - 1][s - rank];
        }
      }
    }
    double upTo = Arrays.stream(subsets[m]).sum();
    return Math.min(1, upTo * smallestPValue(m, doubled.length - m));
  }

  private static double normal(double u, int m, int n, double deviation) {
    if (deviation == 0) {
      return 1;
    }
    return new NormalDistribution(0, 1).cumulativeProbability((u + 0.5 - 0.5 * m * n) / deviation);
  }
}
