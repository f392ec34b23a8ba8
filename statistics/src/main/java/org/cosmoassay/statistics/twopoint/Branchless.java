package org.cosmoassay.statistics.twopoint;

/** Choices made by arithmetic, where a branch would be mispredicted. */
final class Branchless {

  private Branchless() {}

  /** 1 when a value is below the limit, else 0: the sign bit of an exact comparison. */
  static int below(double value, double limit) {
    return (int) (Double.doubleToRawLongBits(value - limit) >>> 63);
  }

  /** The value, or 0 when it is negative: cheaper than a maximum, which must heed NaN and -0. */
  static double positive(double value) {
    return 0.5 * (value + Math.abs(value));
  }
}
