package org.cosmoassay.reports;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.suite.KnownStatistics;

/**
 * How a component is written and on which axes the field draws it: r² ξ(r) against r, a mass
 * function on two logarithmic axes, a distribution function between 0 and 1.
 *
 * @param abscissa symbol of the coordinate, e.g. r
 * @param abscissaUnit its unit as text, empty when dimensionless
 * @param symbol symbol of the component, e.g. ξ(r)
 * @param unit unit of the component, empty when dimensionless
 * @param power the component is drawn times this power of the coordinate
 * @param logarithmic whether the component is drawn on a logarithmic axis
 * @param probability whether the component lies between 0 and 1
 */
record Quantity(
    String abscissa,
    String abscissaUnit,
    String symbol,
    String unit,
    int power,
    boolean logarithmic,
    boolean probability) {

  /** Digits behind the symbol of a quantity, with or without an underscore. */
  private static final Pattern SUBSCRIPT = Pattern.compile("^(\\p{L})_?(\\d+)");

  private static final Pattern EXPONENT = Pattern.compile("\\^\\(?(-?\\d+)\\)?");
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  static Quantity of(ComponentComparison component) {
    Axis axis = component.axis();
    String x = coordinate(axis.name());
    String xUnit = unitText(axis.unit());
    String unit = unitText(component.unit());
    return KnownStatistics.column(component.name(), component.unit())
        .map(known -> of(known, component.name(), x, xUnit, unit))
        .orElseGet(
            () -> new Quantity(x, xUnit, PlainText.clean(component.name()), unit, 0, false, false));
  }

  private static Quantity of(
      ColumnDefinition known, String name, String x, String xUnit, String unit) {
    String word =
        SUBSCRIPT
            .matcher(known.symbol().replace("#", known.number(name)))
            .replaceAll(m -> m.group(1) + subscript(m.group(2)));
    word = word.replace("_p", "ₚ").replace("_r", "ᵣ");
    // A single word is a function of the coordinate; more words stand for themselves.
    String symbol = word.contains(" ") ? word : word + "(" + x + ")";
    int power =
        switch (known.drawing()) {
          case TIMES_COORDINATE -> 1;
          case TIMES_SQUARED_COORDINATE -> 2;
          default -> 0;
        };
    return new Quantity(
        x,
        xUnit,
        symbol,
        unit,
        power,
        known.drawing() == Drawing.LOGARITHMIC,
        known.drawing() == Drawing.PROBABILITY);
  }

  /** What components of this kind share: their common symbol, empty when each stands alone. */
  String family() {
    if (!probability) {
      return "";
    }
    // Distribution functions are counted by neighbours k, probabilities by points n.
    return symbol.replaceFirst("[" + SUBSCRIPTS + "]+", symbol.startsWith("F") ? "ₖ" : "ₙ");
  }

  /** The value as drawn. */
  double drawn(double x, double value) {
    return power == 0 ? value : Math.pow(x, power) * value;
  }

  String abscissaLabel() {
    return abscissaUnit.isEmpty() ? abscissa : abscissa + " [" + abscissaUnit + "]";
  }

  /** Label of the drawn values when they are shown in units of a power of ten. */
  String label(int exponent) {
    String drawn =
        switch (power) {
          case 0 -> symbol;
          case 1 -> abscissa + " " + symbol;
          default -> abscissa + "² " + symbol;
        };
    String drawnUnit = unit;
    if (power > 0 && !abscissaUnit.isEmpty()) {
      drawnUnit = product(power == 1 ? abscissaUnit : squared(abscissaUnit), unit);
    }
    String scale = exponent == 0 ? "" : Numbers.powerOfTen(exponent);
    String bracket = (scale + " " + drawnUnit).strip();
    return bracket.isEmpty() ? drawn : drawn + " [" + bracket + "]";
  }

  /** A unit for people: Msun/h becomes M☉/h, (Mpc/h)^-3 becomes (Mpc/h)⁻³. */
  static String unitText(String unit) {
    String clean = PlainText.clean(unit).replace("Msun", "M☉");
    return EXPONENT.matcher(clean).replaceAll(m -> Numbers.superscript(m.group(1)));
  }

  /** The product of two units, simplified where a figure needs it: k P(k) and r_p w_p(r_p). */
  private static String product(String factor, String unit) {
    if (factor.equals(unit)) {
      return squared(unit);
    }
    if (factor.equals("h/Mpc") && unit.equals("Mpc³/h³")) {
      return "(Mpc/h)²";
    }
    return (factor + " " + unit).strip();
  }

  private static String squared(String unit) {
    return unit.contains("/") || unit.contains(" ") ? "(" + unit + ")²" : unit + "²";
  }

  private static String coordinate(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "m", "mass" -> "M";
      case "v", "speed" -> "|v|";
      case "rp" -> "rₚ";
      case "v_r" -> "vᵣ";
      default -> PlainText.clean(name);
    };
  }

  private static String subscript(String digits) {
    StringBuilder lowered = new StringBuilder();
    digits.chars().forEach(c -> lowered.append(SUBSCRIPTS.charAt(c - '0')));
    return lowered.toString();
  }
}
