package org.cosmoassay.reports;

/** Numbers as LaTeX, in the digits of {@link RoundedNumber}. */
final class LatexNumber {

  static final String ABSENT = "--";

  private LatexNumber() {}

  /** Value and error; {@code --} without a value, the value alone without an error. */
  static String of(double value, double error) {
    return Double.isFinite(value) ? typeset(RoundedNumber.of(value, error)) : ABSENT;
  }

  /** A value with significant digits. */
  static String of(double value, int digits) {
    return Double.isFinite(value) ? typeset(RoundedNumber.of(value, digits)) : ABSENT;
  }

  /** Value and error for the package {@code siunitx}, which typesets and aligns them. */
  static String siunitx(double value, double error) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    RoundedNumber number = RoundedNumber.of(value, error);
    return "\\num{"
        + number.value()
        + (number.error().isEmpty() ? "" : " +- " + number.error())
        + (number.exponent() == 0 ? "" : " e" + number.exponent())
        + "}";
  }

  private static String typeset(RoundedNumber number) {
    String digits =
        number.error().isEmpty() ? number.value() : number.value() + " \\pm " + number.error();
    if (number.exponent() == 0) {
      return "$" + digits + "$";
    }
    return (number.error().isEmpty() ? "$" + digits : "$(" + digits + ")")
        + " \\times 10^{"
        + number.exponent()
        + "}$";
  }
}
