package org.cosmoassay.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them in a paper: significant digits, a true minus sign, powers of ten as
 * 1.2 × 10⁻³. The same text in HTML, PDF and charts, under every locale.
 */
final class Numbers {

  /** Stands where a number does not apply. */
  static final String ABSENT = "–";

  static final char NO_BREAK_SPACE = '\u00a0';
  private static final char MINUS = '\u2212';
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Below 10^-3 and from 10^6 on a power of ten is easier to read. */
  private static final int LEAST_PLAIN_EXPONENT = -3;

  private static final int LARGEST_PLAIN_EXPONENT = 5;

  /** Beyond any meaning of a p-value: underflow of the distribution function. */
  private static final double LEAST_P_VALUE = 1e-300;

  private Numbers() {}

  /**
   * A number rounded half-even to significant digits. Zeros at the end are kept only where rounding
   * dropped something: 0.05 stays 0.05, 1.20003 with four digits is 1.200.
   */
  static String significant(double value, int digits) {
    if (Double.isNaN(value)) {
      return ABSENT;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : MINUS + "∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)); // as printed by peers
    boolean nothingDropped = rounded.compareTo(exact) == 0;
    if (nothingDropped) {
      rounded = rounded.stripTrailingZeros();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      return minus(rounded.toPlainString());
    }
    String mantissa = minus(rounded.scaleByPowerOfTen(-exponent).toPlainString());
    return mantissa + NO_BREAK_SPACE + "×" + NO_BREAK_SPACE + powerOfTen(exponent);
  }

  /** A p-value with two significant digits. */
  static String pValue(double p) {
    if (p < LEAST_P_VALUE) {
      return "<" + NO_BREAK_SPACE + powerOfTen(-300);
    }
    return significant(p, 2);
  }

  /** A fraction as a percentage with two significant digits: 0.1432 is 14 %. */
  static String percent(double fraction) {
    double hundredths = fraction * 100;
    String digits =
        Math.abs(hundredths) >= 10
            ? minus(
                BigDecimal.valueOf(hundredths).setScale(0, RoundingMode.HALF_EVEN).toPlainString())
            : significant(new BigDecimal(hundredths).round(new MathContext(2)).doubleValue(), 2);
    return digits + NO_BREAK_SPACE + "%";
  }

  /** A tick label with just the decimals that its step needs. */
  static String tick(double value, double step) {
    int decimals = Math.max(0, BigDecimal.valueOf(step).stripTrailingZeros().scale());
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : minus(rounded.toPlainString());
  }

  /** 10 to a whole power in superscript digits: 10⁻³. */
  static String powerOfTen(int exponent) {
    return "10" + superscript(Integer.toString(exponent));
  }

  /** Digits and minus raised. */
  static String superscript(String digits) {
    StringBuilder raised = new StringBuilder();
    digits.chars().forEach(c -> raised.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0')));
    return raised.toString();
  }

  private static String minus(String plain) {
    return plain.replace('-', MINUS);
  }
}
