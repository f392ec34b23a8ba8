package org.cosmoassay.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number in the digits that a paper prints, before any typesetting. A value with an uncertainty
 * is rounded by the rule of the Particle Data Group (<i>Review of Particle Physics</i>,
 * Introduction, section 5.3): if the three leading digits of the error lie between 100 and 354, it
 * keeps two digits; between 355 and 949, one; between 950 and 999 it becomes 1000 and keeps two.
 * The value is cut at the same decimal.
 *
 * @param value digits of the value, in units of the power of ten
 * @param error digits of its error in the same units; empty without one
 * @param exponent the power of ten; 0 for a number that is written out
 */
record RoundedNumber(String value, String error, int exponent) {

  private static final int THREE_DIGITS = 3;
  private static final int LAST_OF_TWO_DIGITS = 354;
  private static final int LAST_OF_ONE_DIGIT = 949;

  /** Numbers outside 10^-3 to 10^6 are written with a power of ten. */
  private static final int LEAST_PLAIN_EXPONENT = -3;

  private static final int LARGEST_PLAIN_EXPONENT = 5;

  /** A finite value with its error; the value alone, in three digits, without a positive error. */
  static RoundedNumber of(double value, double error) {
    if (!Double.isFinite(error) || error <= 0) {
      return of(value, THREE_DIGITS);
    }
    BigDecimal width = rounded(BigDecimal.valueOf(error));
    BigDecimal centre = BigDecimal.valueOf(value).setScale(width.scale(), RoundingMode.HALF_EVEN);
    int exponent = Math.max(exponent(centre), exponent(width));
    int power = isPlain(exponent) && width.scale() >= 0 ? 0 : exponent;
    return new RoundedNumber(
        centre.scaleByPowerOfTen(-power).toPlainString(),
        width.scaleByPowerOfTen(-power).toPlainString(),
        power);
  }

  /** A finite value with significant digits. */
  static RoundedNumber of(double value, int digits) {
    if (value == 0) {
      return new RoundedNumber("0", "", 0);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = exponent(rounded);
    int power = isPlain(exponent) ? 0 : exponent;
    return new RoundedNumber(rounded.scaleByPowerOfTen(-power).toPlainString(), "", power);
  }

  /** The error by the rule. */
  private static BigDecimal rounded(BigDecimal error) {
    BigDecimal three = error.round(new MathContext(THREE_DIGITS, RoundingMode.HALF_EVEN));
    int leading = three.scaleByPowerOfTen(THREE_DIGITS - 1 - exponent(three)).intValueExact();
    if (leading > LAST_OF_ONE_DIGIT) {
      BigDecimal ten = BigDecimal.ONE.scaleByPowerOfTen(exponent(three) + 1);
      return ten.setScale(1 - exponent(ten), RoundingMode.UNNECESSARY);
    }
    int digits = leading <= LAST_OF_TWO_DIGITS ? 2 : 1;
    return three.setScale(digits - 1 - exponent(three), RoundingMode.HALF_EVEN);
  }

  private static boolean isPlain(int exponent) {
    return exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT;
  }

  private static int exponent(BigDecimal number) {
    return number.signum() == 0 ? -number.scale() : number.precision() - number.scale() - 1;
  }
}
