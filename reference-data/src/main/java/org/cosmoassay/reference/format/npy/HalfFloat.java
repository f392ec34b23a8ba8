package org.cosmoassay.reference.format.npy;

/** IEEE 754 binary16: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. */
final class HalfFloat {

  private static final int FRACTION_BITS = 10;
  private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
  private static final int EXPONENT_MASK = 0x1f;
  private static final int BIAS = 15;

  private HalfFloat() {}

  /** The exact value. */
  static double toDouble(short bits) {
    double sign = bits < 0 ? -1.0 : 1.0;
    int exponent = (bits >>> FRACTION_BITS) & EXPONENT_MASK;
    int fraction = bits & FRACTION_MASK;
    if (exponent == EXPONENT_MASK) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (exponent == 0) {
      return sign * Math.scalb((double) fraction, 1 - BIAS - FRACTION_BITS);
    }
    int significand = fraction | (1 << FRACTION_BITS);
    return sign * Math.scalb((double) significand, exponent - BIAS - FRACTION_BITS);
  }
}
