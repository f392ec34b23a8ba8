package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;

/**
 * The part of two ensembles that a test can use: every selected value that is finite in all
 * realizations of both sides, as vectors, and what the rest says.
 *
 * <p>Values that are missing somewhere (empty bins) are left out of the vectors. They may be
 * evidence of their own: see {@link Missingness}.
 */
final class ComparableRows {

  /** One value of the vector: a row of a component. */
  record Row(String component, String unit, int index) {}

  private final Axis axis;
  private final List<Row> rows;
  private final double[][] reference;
  private final double[][] generated;
  private final int selected;
  private final Optional<Missingness> missingness;

  private ComparableRows(
      Axis axis,
      List<Row> rows,
      double[][] reference,
      double[][] generated,
      int selected,
      Optional<Missingness> missingness) {
    this.axis = axis;
    this.rows = rows;
    this.reference = reference;
    this.generated = generated;
    this.selected = selected;
    this.missingness = missingness;
  }

  static ComparableRows of(EnsemblePair pair, RowSelection selection, double alpha) {
    selection.requireKnown(pair.statistic(), pair.components().stream().map(Column::name).toList());
    Axis axis = pair.axis();
    List<Row> rows = new ArrayList<>();
    List<double[]> reference = new ArrayList<>();
    List<double[]> generated = new ArrayList<>();
    List<Missingness.Count> missing = new ArrayList<>();
    for (Column column : pair.components()) {
      if (!selection.includes(column.name())) {
        continue;
      }
      double[][] r = pair.reference().component(column.name());
      double[][] g = pair.generated().component(column.name());
      for (int i = 0; i < axis.size(); i++) {
        if (!selection.contains(axis.centre(i))) {
          continue;
        }
        Row row = new Row(column.name(), column.unit(), i);
        Missingness.Count count = new Missingness.Count(row, undefined(r, i), undefined(g, i));
        if (count.total() == 0) {
          rows.add(row);
          reference.add(values(r, i));
          generated.add(values(g, i));
        } else {
          missing.add(count);
        }
      }
    }
    return new ComparableRows(
        axis,
        List.copyOf(rows),
        reference.toArray(double[][]::new),
        generated.toArray(double[][]::new),
        rows.size() + missing.size(),
        Missingness.of(missing, axis, pair.reference().size(), pair.generated().size(), alpha));
  }

  /** The comparable rows, component by component. */
  List<Row> rows() {
    return rows;
  }

  /** Values (rows, realizations) of the reference. */
  double[][] reference() {
    return reference;
  }

  /** Values (rows, realizations) of the generated ensemble. */
  double[][] generated() {
    return generated;
  }

  /** Number of rows the selection asks for, comparable or not. */
  int selected() {
    return selected;
  }

  Optional<Missingness> missingness() {
    return missingness;
  }

  /** Whether at least half of what the gate should look at can be compared. */
  boolean suffice() {
    return !rows.isEmpty() && 2 * rows.size() >= selected;
  }

  /** How much was used, e.g. {@code 57 of 59 rows used}. */
  String usage() {
    return rows.size() + " of " + selected + " rows used";
  }

  /** What hinders a verdict when the comparable rows do not suffice. */
  String shortage(RowSelection selection) {
    if (selected == 0) {
      return "no row lies in the range "
          + selection.rangeText(axis.unit())
          + "; choose a range that holds at least one bin centre";
    }
    if (rows.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "none of the %d rows is defined in every cloud of both sides; use wider bins or more points",
          selected);
    }
    return String.format(
        Locale.ROOT,
        "only %d of %d rows are defined in every cloud of both sides, fewer than half; use wider bins or more points",
        rows.size(),
        selected);
  }

  /** Component and place of a row, e.g. {@code xi} and {@code 6.6-8.6 Mpc/h}. */
  String place(Row row) {
    return Wording.place(axis, row.index());
  }

  /** The largest deviation among the comparable rows, as words. */
  Optional<Deviation> worst(boolean paired) {
    Optional<Deviation> worst = Optional.empty();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Contrast difference = Contrast.difference(reference[i], generated[i], paired);
      Deviation deviation =
          Deviation.of(
              row.component(),
              row.unit(),
              place(row),
              Sample.of(reference[i]),
              difference.value(),
              difference.pull());
      if (deviation.exceeds(worst)) {
        worst = Optional.of(deviation);
      }
    }
    return worst;
  }

  private static int undefined(double[][] realizations, int row) {
    int count = 0;
    for (double[] realization : realizations) {
      if (!Double.isFinite(realization[row])) {
        count++;
      }
    }
    return count;
  }

  private static double[] values(double[][] realizations, int row) {
    double[] values = new double[realizations.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = realizations[i][row];
    }
    return values;
  }
}
