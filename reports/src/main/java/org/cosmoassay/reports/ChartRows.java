package org.cosmoassay.reports;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;

/** The rows of one curve in the units of a chart: where each row lies and what is drawn there. */
final class ChartRows {

  /** A ratio known no better than this says nothing, as where the reference is near 0: a gap. */
  private static final double MOST_UNCERTAIN = 1;

  private final boolean logarithmic;
  private final double[] left;
  private final double[] x;
  private final double[] right;
  private final double[] beside;
  private final double[] value;
  private final double[] scatter;
  private final double[] error;
  private final double[] ratio;
  private final double[] ratioError;

  private ChartRows(
      boolean logarithmic,
      double[][] place,
      double[] value,
      double[] scatter,
      double[] error,
      double[] ratio,
      double[] ratioError) {
    this.logarithmic = logarithmic;
    this.left = place[0];
    this.x = place[1];
    this.right = place[2];
    this.beside = place[3];
    this.value = value;
    this.scatter = scatter;
    this.error = error;
    this.ratio = ratio;
    this.ratioError = ratioError;
  }

  static ChartRows reference(ComponentComparison c, Quantity quantity, boolean logarithmicX) {
    return of(c, c.reference(), quantity, logarithmicX, 0);
  }

  /**
   * The rows of a source.
   *
   * @param shift sideways from the middle of the bin, in bin widths
   */
  static ChartRows generated(
      ComponentComparison c, Quantity quantity, boolean logarithmicX, double shift) {
    return of(c, c.generated(), quantity, logarithmicX, shift);
  }

  private static ChartRows of(
      ComponentComparison c,
      ComponentComparison.Series series,
      Quantity q,
      boolean logarithmicX,
      double shift) {
    Axis axis = c.axis();
    return new ChartRows(
        logarithmicX,
        place(axis, logarithmicX, shift),
        rows(axis, i -> q.drawn(axis.centre(i), series.mean(i))),
        rows(axis, i -> q.drawn(axis.centre(i), series.scatter(i))),
        rows(axis, i -> q.drawn(axis.centre(i), series.error(i))),
        rows(axis, i -> c.ratioError(i) > MOST_UNCERTAIN ? Double.NaN : c.ratio(i)),
        rows(axis, c::ratioError));
  }

  /** Whether rows are spread evenly in the logarithm rather than evenly. */
  static boolean isLogarithmic(Axis axis, boolean always) {
    double[] edges = axis.edges();
    if (edges[0] <= 0 || edges.length < 2) {
      return false;
    }
    double first = edges[1] - edges[0];
    double last = edges[edges.length - 1] - edges[edges.length - 2];
    // Logarithmic bins over a factor of 5 end at least 3 times wider than they begin.
    boolean widening = edges[edges.length - 1] / edges[0] >= 5 && last > 3 * first;
    return always || widening;
  }

  /** Whether the coordinate is drawn on a logarithmic axis. */
  boolean logarithmic() {
    return logarithmic;
  }

  int size() {
    return x.length;
  }

  double[] left() {
    return left;
  }

  double[] x() {
    return x;
  }

  double[] right() {
    return right;
  }

  /** Places beside the middle, one for each source. */
  double[] beside() {
    return beside;
  }

  double[] value() {
    return value;
  }

  double[] scatter() {
    return scatter;
  }

  /** Scatter where it is known, the error elsewhere: how far the reference reaches. */
  double[] spread() {
    return IntStream.range(0, x.length)
        .mapToDouble(i -> Double.isNaN(scatter[i]) ? error[i] : scatter[i])
        .toArray();
  }

  double[] error() {
    return error;
  }

  double[] ratio() {
    return ratio;
  }

  double[] ratioError() {
    return ratioError;
  }

  double[] below(double[] width) {
    return IntStream.range(0, x.length).mapToDouble(i -> value[i] - width[i]).toArray();
  }

  double[] above(double[] width) {
    return IntStream.range(0, x.length).mapToDouble(i -> value[i] + width[i]).toArray();
  }

  /** Values, scatter and errors times a factor. */
  ChartRows scaled(double factor) {
    return new ChartRows(
        logarithmic,
        new double[][] {left, x, right, beside},
        times(value, factor),
        times(scatter, factor),
        times(error, factor),
        ratio,
        ratioError);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static double[] rows(Axis axis, IntToDoubleFunction row) {
    return IntStream.range(0, axis.size()).mapToDouble(row).toArray();
  }

  private static double[][] place(Axis axis, boolean logarithmic, double shift) {
    if (!axis.isBinned()) {
      double[] x = axis.edges();
      if (x.length == 1) {
        // A single coordinate still needs an axis around it.
        double half = x[0] == 0 ? 1 : Math.abs(x[0]) / 2;
        return new double[][] {{x[0] - half}, x, {x[0] + half}, x};
      }
      return new double[][] {x, x, x, x};
    }
    return new double[][] {
      rows(axis, axis::edge),
      rows(axis, i -> between(axis.edge(i), axis.edge(i + 1), 0.5, logarithmic)),
      rows(axis, i -> axis.edge(i + 1)),
      rows(axis, i -> between(axis.edge(i), axis.edge(i + 1), 0.5 + shift, logarithmic))
    };
  }

  private static double between(double lo, double hi, double fraction, boolean logarithmic) {
    return logarithmic ? lo * Math.pow(hi / lo, fraction) : lo + (hi - lo) * fraction;
  }
}
