package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;

/**
 * The row of a comparison that lies farthest from the reference in units of the standard error of
 * the difference, in words.
 */
final class Deviation {

  /** Beyond this a factor is easier to read than a percentage. */
  private static final double LARGEST_PERCENTAGE = 1;

  private Deviation() {}

  /** One sentence such as "ξ(r) is 14 % low at 6.6–8.6 Mpc/h (5.2 σ)". */
  static String worst(Comparison comparison) {
    List<ComponentComparison> components = comparison.components();
    ComponentComparison worst = null;
    int worstRow = 0;
    double largest = Double.NEGATIVE_INFINITY;
    int compared = 0;
    for (ComponentComparison component : components) {
      for (int row = 0; row < component.axis().size(); row++) {
        double pull = Math.abs(component.pull(row));
        if (!Double.isNaN(pull)) {
          compared++;
          if (pull > largest) {
            largest = pull;
            worst = component;
            worstRow = row;
          }
        }
      }
    }
    if (worst == null || largest == 0) {
      return withoutPull(components, compared);
    }
    return sentence(worst, worstRow);
  }

  private static String withoutPull(List<ComponentComparison> components, int compared) {
    List<Double> ratios = new ArrayList<>();
    for (ComponentComparison component : components) {
      for (int row = 0; row < component.axis().size(); row++) {
        if (!Double.isNaN(component.ratio(row))) {
          ratios.add(component.ratio(row));
        }
      }
    }
    boolean equal = ratios.stream().allMatch(r -> r == 1);
    if ((!ratios.isEmpty() && equal) || (ratios.isEmpty() && compared > 0)) {
      return "equals the reference in every row";
    }
    return "no row can be compared";
  }

  private static String sentence(ComponentComparison c, int row) {
    Quantity quantity = Quantity.of(c);
    return quantity.symbol()
        + " is "
        + size(c, row, quantity)
        + " at "
        + place(c.axis(), row, quantity)
        + " ("
        + Numbers.significant(Math.abs(c.pull(row)), 2)
        + Numbers.NO_BREAK_SPACE
        + "σ)";
  }

  private static String size(ComponentComparison c, int row, Quantity quantity) {
    double difference = c.ratio(row) - 1;
    if (Math.abs(difference) <= LARGEST_PERCENTAGE && c.ratio(row) > 0) {
      return difference == 0
          ? "off by less than can be written"
          : Numbers.percent(Math.abs(difference)) + (difference < 0 ? " low" : " high");
    }
    if (Double.isFinite(difference) && c.ratio(row) > 0) {
      return Numbers.significant(c.ratio(row), 2) + " times the reference";
    }
    // A ratio of numbers of opposite sign, or to zero, says nothing: show both.
    String unit = quantity.unit().isEmpty() ? "" : Numbers.NO_BREAK_SPACE + quantity.unit();
    return Numbers.significant(c.generated().mean(row), 3)
        + " where the reference has "
        + Numbers.significant(c.reference().mean(row), 3)
        + unit;
  }

  private static String place(Axis axis, int row, Quantity quantity) {
    String unit =
        quantity.abscissaUnit().isEmpty() ? "" : Numbers.NO_BREAK_SPACE + quantity.abscissaUnit();
    if (!axis.isBinned()) {
      return quantity.abscissa() + " = " + Numbers.significant(axis.edge(row), 3) + unit;
    }
    return Numbers.significant(axis.edge(row), 3)
        + "–"
        + Numbers.significant(axis.edge(row + 1), 3)
        + unit;
  }
}
