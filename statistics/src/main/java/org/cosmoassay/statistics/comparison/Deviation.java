package org.cosmoassay.statistics.comparison;

import java.util.List;
import java.util.Optional;

/**
 * How far, in which direction and where a generated mean departs from the reference.
 *
 * <p>Given as percent of the reference where the reference mean exceeds twice its standard error
 * and the generated mean has the same sign, as a difference in the component's unit elsewhere.
 *
 * @param component name of the component
 * @param unit unit of the component, empty when dimensionless
 * @param place where on the axis, with unit, e.g. {@code 6.6-8.6 Mpc/h}
 * @param referenceMean mean of the reference, in the component's unit
 * @param difference generated minus reference mean, in the component's unit
 * @param relative difference over the reference mean; NaN where that says nothing
 * @param pull difference over its standard error; infinite when there is no scatter
 */
public record Deviation(
    String component,
    String unit,
    String place,
    double referenceMean,
    double difference,
    double relative,
    double pull) {

  private static final double LEAST_SIGNIFICANCE = 2;
  private static final double LARGEST_PERCENTAGE = 3;

  /** The row with the largest |pull| over all components; empty when no row has one. */
  public static Optional<Deviation> worst(Comparison comparison) {
    return worst(comparison, RowSelection.ALL);
  }

  /** The row with the largest |pull| among those selected; empty when no row has one. */
  public static Optional<Deviation> worst(Comparison comparison, RowSelection selection) {
    selection.requireKnown(
        comparison.statistic(),
        comparison.components().stream().map(ComponentComparison::name).toList());
    Optional<Deviation> worst = Optional.empty();
    List<ComponentComparison> components =
        comparison.components().stream().filter(c -> selection.includes(c.name())).toList();
    for (ComponentComparison component : components) {
      for (int row = 0; row < component.axis().size(); row++) {
        if (!selection.contains(component.axis().centre(row))
            || Double.isNaN(component.pull(row))) {
          continue;
        }
        Deviation deviation = of(component, row);
        if (deviation.exceeds(worst)) {
          worst = Optional.of(deviation);
        }
      }
    }
    return worst;
  }

  private static Deviation of(ComponentComparison component, int row) {
    double reference = component.reference().mean(row);
    double difference = component.generated().mean(row) - reference;
    return of(
        component.name(),
        component.unit(),
        Wording.place(component.axis(), row),
        reference,
        component.reference().error(row),
        difference,
        component.pull(row));
  }

  static Deviation of(
      String component,
      String unit,
      String place,
      Sample reference,
      double difference,
      double pull) {
    return of(component, unit, place, reference.mean(), reference.error(), difference, pull);
  }

  static Deviation of(
      String component,
      String unit,
      String place,
      double referenceMean,
      double referenceError,
      double difference,
      double pull) {
    double relative = difference / referenceMean;
    boolean telling =
        Math.abs(referenceMean) > LEAST_SIGNIFICANCE * referenceError && relative >= -1;
    return new Deviation(
        component, unit, place, referenceMean, difference, telling ? relative : Double.NaN, pull);
  }

  /** Whether this pull is larger than that of the other, if there is another. */
  boolean exceeds(Optional<Deviation> other) {
    return other.isEmpty() || Math.abs(pull) > Math.abs(other.get().pull);
  }

  /** Amount, direction, place and significance: {@code 14.2 % low at 6.6-8.6 Mpc/h (5.2 sigma)}. */
  public String phrase() {
    return amount() + " at " + place + " (" + significance() + ")";
  }

  /** The phrase with its component: {@code xi is 14.2 % low at 6.6-8.6 Mpc/h (5.2 sigma)}. */
  public String sentence() {
    return component + " is " + phrase();
  }

  private String amount() {
    if (difference == 0) {
      return "equal";
    }
    // A more negative v12 is lower as a number and stronger as an infall: say which is meant.
    String magnitude = referenceMean < 0 && !Double.isNaN(relative) ? " in magnitude" : "";
    if (Double.isNaN(relative)) {
      return Wording.quantity(Math.abs(difference), unit)
          + (difference < 0 ? " too low" : " too high");
    }
    if (relative > LARGEST_PERCENTAGE) {
      return Wording.number(1 + relative) + " times the reference";
    }
    return Wording.percent(Math.abs(relative))
        + " % "
        + (relative < 0 ? "low" : "high")
        + magnitude;
  }

  private String significance() {
    return Double.isInfinite(pull) ? "no scatter" : Wording.number(Math.abs(pull)) + " sigma";
  }
}
