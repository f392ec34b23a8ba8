package org.cosmoassay.statistics.twopoint;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Sums of separations by slot, exact and so independent of the order of the pairs: every separation
 * is rounded once to a multiple of 2^-52 of a power of two that is not below r_max, and multiples
 * are added as integers. The rounding is at most 2^-52 r_max, that of a double of the size of
 * r_max.
 */
final class SeparationSums implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final long LOW_HALF = 0xffff_ffffL;

  private final int exponent;
  private final double offset;
  private final long[] high;
  private final long[] low;

  SeparationSums(RadialBins bins) {
    double rMax = bins.rMax();
    exponent = rMax > 0 ? Math.getExponent(rMax) + 1 : 0;
    offset = Math.scalb(1.0, exponent);
    high = new long[bins.count() + 1];
    low = new long[bins.count() + 1];
  }

  private SeparationSums(int exponent, long[] high, long[] low) {
    this.exponent = exponent;
    offset = Math.scalb(1.0, exponent);
    this.high = high;
    this.low = low;
  }

  /**
   * The power of two above r_max, in Mpc/h. In the sum with it a separation is rounded to the
   * multiple that the bits of the sum less those of the offset hold as an integer.
   */
  double offset() {
    return offset;
  }

  /** Adds multiples, those of up to 2^11 separations together, to a slot. */
  void add(int slot, long multiples) {
    high[slot] += multiples >> 32;
    low[slot] += multiples & LOW_HALF;
  }

  SeparationSums copy() {
    return new SeparationSums(exponent, high.clone(), low.clone());
  }

  /**
   * Adds other sums in the same bins.
   *
   * @throws IllegalArgumentException when they are in others
   */
  void add(SeparationSums other) {
    if (exponent != other.exponent || high.length != other.high.length) {
      throw new IllegalArgumentException("The sums are in other bins; add those of one walk.");
    }
    for (int slot = 0; slot < high.length; slot++) {
      high[slot] += other.high[slot];
      low[slot] += other.low[slot];
      carry(slot);
    }
  }

  /** Lower halves alone would overflow after 2^31 pairs. */
  private void carry(int slot) {
    high[slot] += low[slot] >> 32;
    low[slot] &= LOW_HALF;
  }

  /** The sum of a slot in Mpc/h, rounded to double once. */
  double sum(int slot) {
    BigInteger multiples =
        BigInteger.valueOf(high[slot]).shiftLeft(32).add(BigInteger.valueOf(low[slot]));
    return Math.scalb(multiples.doubleValue(), exponent - 52);
  }
}
