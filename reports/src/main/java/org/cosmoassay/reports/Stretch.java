package org.cosmoassay.reports;

import java.util.Optional;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.RowSelection;

/**
 * The row that departs most from the reference, and the rows around it that depart the same way by
 * two errors or more.
 *
 * @param component the component it belongs to
 * @param row the row with the largest |pull|
 * @param first the first row of those around it
 * @param last the last one, itself included
 */
record Stretch(ComponentComparison component, int row, int first, int last) {

  /** Fewer errors than these are what chance gives. */
  private static final double LEAST_PULL = 2;

  /** The stretch around the worst selected row; empty when no row has a pull. */
  static Optional<Stretch> worst(Comparison comparison, RowSelection selection) {
    Optional<Stretch> worst = Optional.empty();
    for (ComponentComparison component : comparison.components()) {
      for (int row = 0; row < component.axis().size(); row++) {
        double centre = component.axis().centre(row);
        double pull = Math.abs(component.pull(row));
        // NaN is larger than nothing.
        if (centre >= selection.low()
            && centre <= selection.high()
            && (worst.isEmpty() ? !Double.isNaN(pull) : pull > worst.get().size())) {
          worst = Optional.of(new Stretch(component, row, row, row));
        }
      }
    }
    return worst.map(w -> w.grown(selection));
  }

  /** Size of the largest pull. */
  double size() {
    return Math.abs(component.pull(row));
  }

  /** Whether the component is lower than the reference there. */
  boolean low() {
    return component.generated().mean(row) < component.reference().mean(row);
  }

  /** How far it reaches beyond its worst row, in words; empty when it does not. */
  String reach() {
    if (first == last) {
      return "";
    }
    Axis axis = component.axis();
    String unit =
        axis.unit().isEmpty() ? "" : Numbers.NO_BREAK_SPACE + Quantity.unitText(axis.unit());
    String from = Numbers.significant(axis.edge(first), 3);
    String to = Numbers.significant(axis.isBinned() ? axis.edge(last + 1) : axis.edge(last), 3);
    // Rows without a pull, as below the size of halos, are no exception.
    boolean begins = IntStream.range(0, first).allMatch(i -> Double.isNaN(component.pull(i)));
    boolean ends =
        IntStream.range(last + 1, axis.size()).allMatch(i -> Double.isNaN(component.pull(i)));
    return begins && ends
        ? "in every row"
        : begins
            ? "below " + to + unit
            : ends ? "above " + from + unit : "from " + from + " to " + to + unit;
  }

  private Stretch grown(RowSelection selection) {
    if (size() < LEAST_PULL) {
      return this;
    }
    int from = row;
    int to = row;
    while (from > 0 && follows(from - 1, selection)) {
      from--;
    }
    while (to + 1 < component.axis().size() && follows(to + 1, selection)) {
      to++;
    }
    return new Stretch(component, row, from, to);
  }

  private boolean follows(int other, RowSelection selection) {
    double centre = component.axis().centre(other);
    double pull = component.pull(other);
    return centre >= selection.low()
        && centre <= selection.high()
        && Math.abs(pull) >= LEAST_PULL
        && pull > 0 == component.pull(row) > 0;
  }
}
