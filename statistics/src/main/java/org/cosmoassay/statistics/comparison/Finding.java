package org.cosmoassay.statistics.comparison;

/**
 * What one gate found before other gates are considered. Numbers that do not apply are NaN.
 *
 * @param status the opinion; for a finding {@linkplain #byPValue by p-value} the opinion unless the
 *     adjusted p-value falls below alpha, which makes it a FAIL
 * @param decidedByPValue whether the p-value, adjusted for the other gates, decides
 * @param value the number the gate looked at
 * @param threshold what the value was held against
 * @param pValue raw p-value
 * @param smallestPValue the smallest p-value this many realizations can give
 * @param alpha level of the gate
 * @param reason what was found, with numbers and units
 */
public record Finding(
    Status status,
    boolean decidedByPValue,
    double value,
    double threshold,
    double pValue,
    double smallestPValue,
    double alpha,
    String reason) {

  /** A finding that stands whatever the other gates find. */
  public static Finding settled(
      Status status, double value, double threshold, double pValue, double alpha, String reason) {
    return new Finding(status, false, value, threshold, pValue, Double.NaN, alpha, reason);
  }

  /** A finding without numbers: a gate that was skipped, or could not be evaluated. */
  public static Finding withoutNumbers(Status status, String reason) {
    return settled(status, Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
  }

  /** A finding whose adjusted p-value makes it FAIL below alpha and {@code otherwise} above. */
  static Finding byPValue(
      Status otherwise,
      double value,
      double threshold,
      double pValue,
      double smallestPValue,
      double alpha,
      String reason) {
    return new Finding(otherwise, true, value, threshold, pValue, smallestPValue, alpha, reason);
  }
}
