package org.cosmoassay.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as LaTeX. A value with an uncertainty is rounded by the rule of the Particle Data Group
 * (<i>Review of Particle Physics</i>, Introduction, section 5.3): if the three leading digits of
 * the error lie between 100 and 354, it keeps two digits; between 355 and 949, one; between 950 and
 * 999 it becomes 1000 and keeps two. The value is cut at the same decimal.
 */
final class LatexNumber {

  static final String ABSENT = "--";

  private static final int THREE_DIGITS = 3;
  private static final int LAST_OF_TWO_DIGITS = 354;
  private static final int LAST_OF_ONE_DIGIT = 949;

  /** Numbers outside 10^-3 to 10^6 are written with a power of ten. */
  private static final int LEAST_PLAIN_EXPONENT = -3;

  private static final int LARGEST_PLAIN_EXPONENT = 5;

  private LatexNumber() {}

  /** Value and error; {@code --} without a value, the value alone without an error. */
  static String of(double value, double error) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    if (!Double.isFinite(error) || error <= 0) {
      return of(value, THREE_DIGITS);
    }
    BigDecimal width = rounded(BigDecimal.valueOf(error));
    BigDecimal centre = BigDecimal.valueOf(value).setScale(width.scale(), RoundingMode.HALF_EVEN);
    int exponent = Math.max(exponent(centre), exponent(width));
    if (isPlain(exponent) && width.scale() >= 0) {
      return "$" + centre.toPlainString() + " \\pm " + width.toPlainString() + "$";
    }
    return "$("
        + centre.scaleByPowerOfTen(-exponent).toPlainString()
        + " \\pm "
        + width.scaleByPowerOfTen(-exponent).toPlainString()
        + ") \\times 10^{"
        + exponent
        + "}$";
  }

  /** A value with significant digits. */
  static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    if (value == 0) {
      return "$0$";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = exponent(rounded);
    return isPlain(exponent)
        ? "$" + rounded.toPlainString() + "$"
        : "$"
            + rounded.scaleByPowerOfTen(-exponent).toPlainString()
            + " \\times 10^{"
            + exponent
            + "}$";
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
