package org.cosmoassay.statistics.comparison;

import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Fisher's exact test of a 2 x 2 table: is a property as frequent on both sides?
 *
 * <p>Given the margins, the number of generated clouds with the property is hypergeometric; the
 * two-sided p-value sums the probabilities of all tables at most as likely as the observed one
 * (likelihoods within 1e-7 relative count as equal, as in R's {@code fisher.test}).
 *
 * <p>Fisher (1935), Journal of the Royal Statistical Society 98, 39.
 */
final class FisherExact {

  private static final double TIE = 1 + 1e-7;

  private FisherExact() {}

  /** Two-sided p-value of {@code a} among n against {@code b} among m. */
  static double pValue(int a, int n, int b, int m) {
    return tail(new HypergeometricDistribution(n + m, a + b, n), a);
  }

  /** The smallest p-value any table with {@code total} cases among n + m can have. */
  static double smallestPValue(int total, int n, int m) {
    HypergeometricDistribution distribution = new HypergeometricDistribution(n + m, total, n);
    return Math.min(
        tail(distribution, distribution.getSupportLowerBound()),
        tail(distribution, distribution.getSupportUpperBound()));
  }

  private static double tail(HypergeometricDistribution distribution, int observed) {
    double limit = distribution.probability(observed) * TIE;
    double sum = 0;
    for (int k = distribution.getSupportLowerBound();
        k <= distribution.getSupportUpperBound();
        k++) {
      double probability = distribution.probability(k);
      if (probability <= limit) {
        sum += probability;
      }
    }
    return Math.min(1, sum);
  }
}
