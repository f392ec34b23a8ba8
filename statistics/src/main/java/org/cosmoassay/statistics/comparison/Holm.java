package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction for many tests at once.
 *
 * <p>With p_(1) &lt;= ... &lt;= p_(k), the adjusted p_(i) is max over j &lt;= i of min(1, (k - j +
 * 1) p_(j)). Rejecting where the adjusted value lies below alpha keeps the probability of any false
 * rejection below alpha, whatever the dependence. NaN stays NaN and does not count.
 *
 * <p>Holm (1979), Scandinavian Journal of Statistics 6, 65.
 */
public final class Holm {

  private Holm() {}

  /** Adjusted p-values in the order given. */
  public static double[] adjust(double[] pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    Arrays.fill(adjusted, Double.NaN);
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double p = pValues[order[rank]];
      if (p < 0 || p > 1) {
        throw new IllegalArgumentException("The p-value (" + p + ") must lie in [0, 1].");
      }
      largest = Math.max(largest, Math.min(1, (order.length - rank) * p));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}
