package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.util.Combinations;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The distribution of a quadratic statistic over the permutations that the null hypothesis allows:
 * sign flips of paired differences, relabellings of two pooled samples.
 *
 * <p>Few permutations are all enumerated, and p = #{T >= T_obs} / total; else B are drawn and p =
 * (1 + #{T >= T_obs}) / (1 + B), which is valid for any B (Phipson and Smyth 2010,
 * doi:10.2202/1544-6115.1585). Values within 1e-8 relative of the observed one count as ties, above
 * the rounding of the whitened products; a tie so made can only raise p.
 *
 * @param observed the statistic of the data
 * @param critical the smallest value of the null that only a fraction alpha exceeds
 * @param pValue the permutation p-value
 * @param smallestPValue the smallest p-value this many realizations can give
 * @param exact whether every permutation was enumerated
 * @param permutations number of permutations, the observed one included
 */
record PermutationNull(
    double observed,
    double critical,
    double pValue,
    double smallestPValue,
    boolean exact,
    int permutations) {

  /** Largest number of sign flips that are enumerated: 2^(n-1) for n up to 17. */
  static final int MOST_SIGN_FLIPS = 65_536;

  /** Largest number of relabellings that are enumerated. */
  static final int MOST_RELABELLINGS = 20_000;

  private static final double TIE = 1e-8;

  /**
   * T = (1/n) s^T G s over signs s; s and -s are the same flip.
   *
   * @param gram products G (n, n) of whitened differences
   */
  static PermutationNull ofSignFlips(double[][] gram, int draws, double alpha, long seed) {
    int n = gram.length;
    double smallest = smallestSignFlipPValue(n);
    if (smallest * MOST_SIGN_FLIPS >= 1) {
      return summarize(enumerateSigns(gram), true, alpha, smallest);
    }
    UniformRandomProvider random = RandomStreams.of(seed);
    double[] values = new double[draws + 1];
    double[] signs = new double[n];
    Arrays.fill(signs, 1);
    for (int b = 0; b <= draws; b++) {
      values[b] = quadratic(gram, signs) / n;
      for (int i = 0; i < n; i++) {
        signs[i] = random.nextBoolean() ? 1 : -1;
      }
    }
    return summarize(values, false, alpha, 1.0 / values.length);
  }

  /**
   * T = N/(n m) sum of G_ij over generated i, j, for every choice of m generated among N = n + m.
   *
   * @param gram products G (N, N) of whitened vectors centred about their grand mean, the generated
   *     ones last
   * @param n number of reference vectors, the first ones
   */
  static PermutationNull ofRelabellings(
      double[][] gram, int n, int draws, double alpha, long seed) {
    int total = gram.length;
    int m = total - n;
    double scale = total / ((double) n * m);
    double logCount = CombinatoricsUtils.binomialCoefficientLog(total, m);
    if (logCount <= Math.log(MOST_RELABELLINGS)) {
      int count = (int) CombinatoricsUtils.binomialCoefficient(total, m);
      double[] values = new double[count];
      // The first m positions stand for the generated ones: number the generated vectors first.
      int next = 0;
      for (int[] chosen : new Combinations(total, m)) {
        values[next++] = scale * sumOver(gram, chosen, m, n);
      }
      return summarize(values, true, alpha, smallestRelabellingPValue(n, m));
    }
    UniformRandomProvider random = RandomStreams.of(seed);
    double[] values = new double[draws + 1];
    int[] order = new int[total];
    Arrays.setAll(order, i -> i);
    values[0] = scale * sumOver(gram, order, m, n);
    for (int b = 1; b <= draws; b++) {
      for (int i = 0; i < m; i++) {
        int j = i + random.nextInt(total - i);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      values[b] = scale * sumOver(gram, order, m, n);
    }
    return summarize(values, false, alpha, 1.0 / values.length);
  }

  /** 2^-(n-1): only the observed signs and their negative reach the maximum. */
  static double smallestSignFlipPValue(int n) {
    return Math.scalb(1.0, 1 - n);
  }

  /** 1 / C(n+m, n), or twice that when n = m, where swapping the sides changes nothing. */
  static double smallestRelabellingPValue(int n, int m) {
    return (n == m ? 2 : 1) * Math.exp(-CombinatoricsUtils.binomialCoefficientLog(n + m, n));
  }

  /** All 2^(n-1) sign choices with the last sign fixed, in Gray-code order, the observed first. */
  private static double[] enumerateSigns(double[][] gram) {
    int n = gram.length;
    double[] values = new double[1 << (n - 1)];
    double[] signs = new double[n];
    Arrays.fill(signs, 1);
    double[] products = new double[n];
    for (int i = 0; i < n; i++) {
      products[i] = Arrays.stream(gram[i]).sum();
    }
    double form = Arrays.stream(products).sum();
    values[0] = form / n;
    for (int step = 1; step < values.length; step++) {
      int k = Integer.numberOfTrailingZeros(step);
      form += 4 * (gram[k][k] - signs[k] * products[k]);
      for (int i = 0; i < n; i++) {
        products[i] -= 2 * signs[k] * gram[i][k];
      }
      signs[k] = -signs[k];
      values[step] = form / n;
    }
    return values;
  }

  private static double quadratic(double[][] gram, double[] signs) {
    double sum = 0;
    for (int i = 0; i < signs.length; i++) {
      double row = 0;
      for (int j = 0; j < signs.length; j++) {
        row += gram[i][j] * signs[j];
      }
      sum += signs[i] * row;
    }
    return sum;
  }

  /** Sum of G over the first m of the positions, where position 0 is the first generated vector. */
  private static double sumOver(double[][] gram, int[] positions, int m, int n) {
    int total = gram.length;
    double sum = 0;
    for (int a = 0; a < m; a++) {
      double[] row = gram[(positions[a] + n) % total];
      for (int b = 0; b < m; b++) {
        sum += row[(positions[b] + n) % total];
      }
    }
    return sum;
  }

  /** The first value is the observed one. */
  private static PermutationNull summarize(
      double[] values, boolean exact, double alpha, double smallest) {
    double observed = values[0];
    int reached = 0;
    for (double value : values) {
      if (value >= observed - TIE * Math.abs(observed)) {
        reached++;
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int rank = Math.max(0, (int) Math.ceil((1 - alpha) * sorted.length) - 1);
    return new PermutationNull(
        observed, sorted[rank], (double) reached / values.length, smallest, exact, values.length);
  }
}
