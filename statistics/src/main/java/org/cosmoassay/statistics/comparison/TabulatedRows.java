package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cosmoassay.statistics.Column;

/**
 * The selected values of a table that are defined in every generated cloud. A table cannot say how
 * often a value may be missing, so that whatever is missing keeps a gate from passing.
 */
final class TabulatedRows {

  private final TabulatedPair pair;
  private final List<ComparableRows.Row> rows;
  private final int[] indices;
  private final double[][] generated;
  private final int selected;
  private final String missing;

  private TabulatedRows(
      TabulatedPair pair,
      List<ComparableRows.Row> rows,
      int[] indices,
      double[][] generated,
      int selected,
      String missing) {
    this.pair = pair;
    this.rows = rows;
    this.indices = indices;
    this.generated = generated;
    this.selected = selected;
    this.missing = missing;
  }

  static TabulatedRows of(TabulatedPair pair, RowSelection selection) {
    List<Column> columns = pair.components();
    selection.requireKnown(pair.statistic(), columns.stream().map(Column::name).toList());
    List<ComparableRows.Row> rows = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    List<double[]> generated = new ArrayList<>();
    int selected = 0;
    String missing = "";
    for (int c = 0; c < columns.size(); c++) {
      if (!selection.includes(columns.get(c).name())) {
        continue;
      }
      double[][] realizations = pair.generated().component(columns.get(c).name());
      for (int i = 0; i < pair.axis().size(); i++) {
        if (!selection.contains(pair.axis().centre(i))) {
          continue;
        }
        selected++;
        double[] values = values(realizations, i);
        int defined = Sample.ofFinite(values).count();
        if (defined == values.length) {
          rows.add(new ComparableRows.Row(columns.get(c).name(), columns.get(c).unit(), i));
          indices.add(pair.index(c, i));
          generated.add(values);
        } else if (missing.isEmpty()) {
          missing =
              String.format(
                  Locale.ROOT,
                  "%s is undefined in %d of %d generated clouds at %s, where the table has a value",
                  columns.get(c).name(),
                  values.length - defined,
                  values.length,
                  Wording.place(pair.axis(), i));
        }
      }
    }
    return new TabulatedRows(
        pair,
        List.copyOf(rows),
        indices.stream().mapToInt(Integer::intValue).toArray(),
        generated.toArray(double[][]::new),
        selected,
        missing);
  }

  List<ComparableRows.Row> rows() {
    return rows;
  }

  int size() {
    return rows.size();
  }

  /** Values of the generated clouds in one of the rows. */
  double[] generated(int row) {
    return generated[row];
  }

  MeanEstimate expected(int row) {
    return pair.expected(indices[row]);
  }

  MeanEstimate found(int row) {
    return MeanEstimate.of(Sample.of(generated[row]));
  }

  double covarianceOfMean(int a, int b) {
    return pair.reference().covarianceOfMean(indices[a], indices[b]);
  }

  String place(int row) {
    return Wording.place(pair.axis(), rows.get(row).index());
  }

  /** Whether every selected value is there. */
  boolean isComplete() {
    return selected > 0 && rows.size() == selected;
  }

  /** How much was used, and what hinders a PASS. */
  String usage(RowSelection selection) {
    if (selected == 0) {
      return "no row lies in the range "
          + selection.rangeText(pair.axis().unit())
          + "; choose a range that holds at least one bin centre";
    }
    String used = rows.size() + " of " + selected + " rows used";
    return missing.isEmpty() ? used : used + "; " + missing;
  }

  /** The largest deviation, as words. */
  Optional<Deviation> worst() {
    Optional<Deviation> worst = Optional.empty();
    for (int i = 0; i < rows.size(); i++) {
      MeanEstimate expected = expected(i);
      Contrast difference = Contrast.difference(expected, found(i));
      Deviation deviation =
          Deviation.of(
              rows.get(i).component(),
              rows.get(i).unit(),
              place(i),
              expected.value(),
              expected.error(),
              difference.value(),
              difference.pull());
      if (deviation.exceeds(worst)) {
        worst = Optional.of(deviation);
      }
    }
    return worst;
  }

  private static double[] values(double[][] realizations, int row) {
    double[] values = new double[realizations.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = realizations[i][row];
    }
    return values;
  }
}
