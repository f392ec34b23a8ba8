package org.cosmoassay.statistics.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.cosmoassay.statistics.Axis;

/** Numbers and places as the reasons of verdicts print them; the same in every locale. */
final class Wording {

  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-3;

  private Wording() {}

  /** Three significant digits, e.g. {@code 0.0142}, {@code 14.2}, {@code 3.10e-05}. */
  static String number(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "-infinite";
    }
    if (size != 0 && (size >= LARGE || size < SMALL)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return plain(new BigDecimal(value).round(new MathContext(3)).doubleValue());
  }

  /** The shortest decimal of a number a user wrote, without a trailing ".0". */
  static String plain(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A relative deviation as percent with one decimal, e.g. {@code -16.1}. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f", 100 * fraction);
  }

  /** A value with its unit. */
  static String quantity(double value, String unit) {
    return unit.isEmpty() ? number(value) : number(value) + " " + unit;
  }

  /** Where a row lies, e.g. {@code 6.6-8.6 Mpc/h}, with as many decimals as its width deserves. */
  static String place(Axis axis, int row) {
    String text;
    if (axis.isBinned()) {
      double width = axis.edge(row + 1) - axis.edge(row);
      text = coordinate(axis.edge(row), width) + "-" + coordinate(axis.edge(row + 1), width);
    } else {
      int last = axis.size() - 1;
      double width =
          last == 0
              ? axis.edge(0) == 0 ? 1 : Math.abs(axis.edge(0))
              : axis.edge(Math.min(row + 1, last)) - axis.edge(Math.min(row, last - 1));
      text = coordinate(axis.edge(row), width);
    }
    return axis.unit().isEmpty() ? text : text + " " + axis.unit();
  }

  private static String coordinate(double value, double width) {
    int decimals = 1 - (int) Math.floor(Math.log10(width));
    if (Math.abs(value) >= LARGE || decimals > 6) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
  }
}
