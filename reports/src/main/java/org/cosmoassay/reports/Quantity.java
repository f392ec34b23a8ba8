package org.cosmoassay.reports;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;

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

  private static final Pattern MULTIPOLE = Pattern.compile("xi(\\d+)");
  private static final Pattern NEIGHBOUR = Pattern.compile("cdf_k(\\d+)");
  private static final Pattern EXPONENT = Pattern.compile("\\^\\(?(-?\\d+)\\)?");
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  static Quantity of(ComponentComparison component) {
    Axis axis = component.axis();
    String name = component.name();
    String x = coordinate(axis.name());
    String xUnit = unitText(axis.unit());
    String unit = unitText(component.unit());
    Matcher multipole = MULTIPOLE.matcher(name);
    Matcher neighbour = NEIGHBOUR.matcher(name);
    if (name.equals("xi") || multipole.matches()) {
      String index = name.equals("xi") ? "" : subscript(multipole.group(1));
      return new Quantity(x, xUnit, "ξ" + index + "(" + x + ")", unit, 2, false, false);
    }
    if (neighbour.matches()) {
      String k = neighbour.group(1);
      return new Quantity(x, xUnit, "F" + subscript(k) + "(" + x + ")", unit, 0, false, true);
    }
    String symbol =
        switch (name) {
          case "v12" -> "v₁₂(" + x + ")";
          case "sigma_r" -> "σᵣ(" + x + ")";
          case "sigma_t" -> "σₜ(" + x + ")";
          case "skew_r" -> "skewness of vᵣ";
          case "dn_dlnm" -> "dn/d ln M";
          case "pdf" -> "p(" + x + ")";
          case "wp" -> "wₚ(" + x + ")";
          default -> PlainText.clean(name);
        };
    return new Quantity(x, xUnit, symbol, unit, 0, name.equals("dn_dlnm"), false);
  }

  /** What components of this kind share: their common symbol, empty when each stands alone. */
  String family() {
    return probability ? "Fₖ(" + abscissa + ")" : "";
  }

  /** The value as drawn. */
  double drawn(double x, double value) {
    return power == 2 ? x * x * value : value;
  }

  String abscissaLabel() {
    return abscissaUnit.isEmpty() ? abscissa : abscissa + " [" + abscissaUnit + "]";
  }

  /** Label of the drawn values when they are shown in units of a power of ten. */
  String label(int exponent) {
    String drawn = power == 2 ? abscissa + "² " + symbol : symbol;
    String drawnUnit = unit;
    if (power == 2 && !abscissaUnit.isEmpty()) {
      drawnUnit = squared(abscissaUnit) + (unit.isEmpty() ? "" : " " + unit);
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

  private static String squared(String unit) {
    return unit.contains("/") || unit.contains(" ") ? "(" + unit + ")²" : unit + "²";
  }

  private static String coordinate(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "m", "mass" -> "M";
      case "v", "speed" -> "|v|";
      default -> PlainText.clean(name);
    };
  }

  private static String subscript(String digits) {
    StringBuilder lowered = new StringBuilder();
    digits.chars().forEach(c -> lowered.append(SUBSCRIPTS.charAt(c - '0')));
    return lowered.toString();
  }
}
