package org.cosmoassay.statistics;

/**
 * How exactly a statistic keeps its value under a symmetry.
 *
 * @param holds whether the symmetry is claimed at all
 * @param tolerance largest allowed |difference| of a column in units of the largest |value| of that
 *     column; 0 asks for the same bits. Count columns must always agree exactly.
 * @param reason why the symmetry is not exact
 */
public record Invariance(boolean holds, double tolerance, String reason) {

  /** The same bits. */
  public static Invariance exact() {
    return new Invariance(true, 0, "");
  }

  /** The same within a tolerance relative to the largest value of the column, for a reason. */
  public static Invariance within(double tolerance, String reason) {
    return new Invariance(true, tolerance, reason);
  }

  /** Not a symmetry of this statistic, for a reason. */
  public static Invariance none(String reason) {
    return new Invariance(false, Double.NaN, reason);
  }
}
