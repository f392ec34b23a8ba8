package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers behind a figure as CSV, as they are drawn, by the rules of {@link CsvTables}. */
final class FigureData {

  private final StringBuilder csv = new StringBuilder();

  private FigureData(String... head) {
    CsvTables.line(csv, List.of(head));
  }

  /** Curves over rows with errors, and their ratio to the reference. */
  static FigureData ofRows() {
    return new FigureData(
        "source",
        "x_quantity",
        "y_quantity",
        "x",
        "x_lo",
        "x_hi",
        "y",
        "y_error",
        "y_scatter",
        "ratio",
        "ratio_error");
  }

  /** Adds a curve; the reference has no ratio to itself. */
  FigureData rows(String source, Quantity quantity, ChartRows rows, boolean reference) {
    for (int i = 0; i < rows.size(); i++) {
      line(
          source,
          List.of(quantity.abscissaLabel(), quantity.label(0)),
          rows.x()[i],
          rows.left()[i],
          rows.right()[i],
          rows.value()[i],
          rows.error()[i],
          rows.scatter()[i],
          reference ? Double.NaN : rows.ratio()[i],
          reference ? Double.NaN : rows.ratioError()[i]);
    }
    return this;
  }

  /** Points of slabs. */
  static FigureData ofSlices(List<Slice> slices) {
    FigureData data = new FigureData("source", "x [Mpc/h]", "y [Mpc/h]");
    for (Slice slice : slices) {
      for (int i = 0; i < slice.size(); i++) {
        data.line(slice.source(), List.of(), slice.x(i), slice.y(i));
      }
    }
    return data;
  }

  /**
   * Curves of plain numbers.
   *
   * @param columns what stands beside the source
   */
  static FigureData of(String... columns) {
    List<String> head = new ArrayList<>(List.of("source"));
    head.addAll(Arrays.asList(columns));
    return new FigureData(head.toArray(String[]::new));
  }

  /** Adds a line. */
  FigureData line(String source, List<String> words, double... numbers) {
    List<String> cells = new ArrayList<>(List.of(CsvTables.text(source)));
    words.forEach(w -> cells.add(CsvTables.text(w)));
    for (double number : numbers) {
      cells.add(CsvTables.number(number));
    }
    CsvTables.line(csv, cells);
    return this;
  }

  /** Adds the share of values up to each one. */
  FigureData shares(String source, double[] sorted) {
    for (int i = 0; i < sorted.length; i++) {
      line(source, List.of(), sorted[i], (i + 1.0) / sorted.length);
    }
    return this;
  }

  String text() {
    return csv.toString();
  }
}
