package org.cosmoassay.reports;

import java.util.List;
import java.util.Optional;

/**
 * A column of numbers for the package {@code siunitx}, versions 2 and 3, which aligns them at their
 * decimal points. Uncertainties are written in brackets, 0.857(12), and typeset as 0.857 ± 0.012.
 */
final class SiunitxColumn {

  /** Width of a digit and of an operator with the space around it at 8 points, in points. */
  private static final double DIGIT = 4.3;

  private static final double OPERATOR = 11;
  private static final double BRACKETS = 7;
  private static final double TIMES_TEN = 19;
  private static final double EXPONENT_DIGIT = 3.2;

  /** A smaller error in units of the value is that of a copy: ratios differ in their last bits. */
  private static final double ROUNDING = 1e-9;

  private final List<Optional<RoundedNumber>> numbers;
  private final int whole;
  private final int decimals;
  private final int uncertain;
  private final int power;
  private final boolean negative;
  private final boolean negativePower;

  private SiunitxColumn(List<Optional<RoundedNumber>> numbers) {
    List<RoundedNumber> present = numbers.stream().flatMap(Optional::stream).toList();
    this.numbers = List.copyOf(numbers);
    this.whole =
        Math.max(1, present.stream().mapToInt(n -> whole(digits(n.value()))).max().orElse(1));
    this.decimals = present.stream().mapToInt(n -> decimals(n.value())).max().orElse(0);
    this.uncertain = present.stream().mapToInt(n -> compact(n).length()).max().orElse(0);
    this.power =
        present.stream()
            .filter(n -> n.exponent() != 0)
            .mapToInt(n -> Integer.toString(Math.abs(n.exponent())).length())
            .max()
            .orElse(0);
    this.negative = present.stream().anyMatch(n -> n.value().startsWith("-"));
    this.negativePower = present.stream().anyMatch(n -> n.exponent() < 0);
  }

  /** The column of these numbers; where there is none it shows a dash. */
  static SiunitxColumn of(List<Optional<RoundedNumber>> numbers) {
    return new SiunitxColumn(numbers);
  }

  /** A value with its error, if it is finite; errors that are but rounding are left out. */
  static Optional<RoundedNumber> number(double value, double error) {
    double known = error > ROUNDING * Math.abs(value) ? error : Double.NaN;
    return Double.isFinite(value) ? Optional.of(RoundedNumber.of(value, known)) : Optional.empty();
  }

  /** A value in significant digits, if it is finite. */
  static Optional<RoundedNumber> number(double value, int digits) {
    return Double.isFinite(value) ? Optional.of(RoundedNumber.of(value, digits)) : Optional.empty();
  }

  int size() {
    return numbers.size();
  }

  /** The type of the column. */
  String type() {
    StringBuilder format = new StringBuilder();
    format.append(negative ? "-" : "").append(whole);
    format.append(decimals > 0 ? "." + decimals : "");
    format.append(uncertain > 0 ? "(" + uncertain + ")" : "");
    if (power > 0) {
      format.append('e').append(negativePower ? "-" : "").append(power);
    }
    return "S[table-format=" + format + "]";
  }

  /** What stands in a row. */
  String cell(int row) {
    return numbers
        .get(row)
        .map(
            n ->
                n.value()
                    + (n.error().isEmpty() ? "" : "(" + compact(n) + ")")
                    + (n.exponent() == 0 ? "" : "e" + n.exponent()))
        .orElse("{" + LatexNumber.ABSENT + "}");
  }

  /** About how wide it is at 8 points, in points, without the space beside it. */
  double width() {
    double value = DIGIT * (whole + decimals + (decimals > 0 ? 1 : 0)) + (negative ? BRACKETS : 0);
    double error = uncertain == 0 ? 0 : OPERATOR + DIGIT * (Math.max(uncertain, decimals + 1) + 1);
    double scale =
        power == 0
            ? 0
            : TIMES_TEN
                + EXPONENT_DIGIT * (power + (negativePower ? 2 : 0))
                + (uncertain > 0 ? BRACKETS : 0);
    return value + error + scale;
  }

  /** The error in units of the last digit of the value. */
  private static String compact(RoundedNumber number) {
    return number.error().replace(".", "").replaceFirst("^0+", "");
  }

  private static String digits(String value) {
    return value.replaceFirst("^-", "");
  }

  private static int whole(String digits) {
    int point = digits.indexOf('.');
    return point < 0 ? digits.length() : point;
  }

  private static int decimals(String value) {
    int point = value.indexOf('.');
    return point < 0 ? 0 : value.length() - point - 1;
  }
}
