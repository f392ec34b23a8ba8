package org.cosmoassay.harness.table;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cosmoassay.harness.config.TableSpec;
import org.cosmoassay.harness.config.TableSpec.Coordinates;
import org.cosmoassay.harness.config.TableSpec.Spacing;
import org.cosmoassay.reference.format.numbers.NumberArray;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Bins;
import org.jspecify.annotations.Nullable;

/** Finds the bins of a table, and holds them against those that a benchmark states. */
final class TableBins {

  /** Files print edges with few digits; less difference, of a bin's width, is rounding. */
  private static final double ROUNDING = 1e-5;

  private static final String EDGES = "edges";
  private static final String CENTRES = "centres";

  private TableBins() {}

  /**
   * The edges of a table's bins, or the coordinates of a sampled statistic.
   *
   * @param bins what the table says of them
   * @param present the axis the statistic has by itself: whether it is binned, and the benchmark's
   *     bins if it states any
   */
  static double[] edges(TableNumbers numbers, TableSpec spec, Coordinates bins, Axis present)
      throws TableException {
    String key = bins.edges() ? EDGES : CENTRES;
    double[] stated = increasing(key, numbers(numbers, bins, key));
    if (!present.isBinned()) {
      if (bins.edges()) {
        throw new TableException(
            EDGES, "this statistic is given at points, not in bins; write them as `centres`");
      }
      return spec.binsStated() ? agreed(key, stated, present) : stated;
    }
    if (bins.edges()) {
      if (stated.length < 2) {
        throw new TableException(EDGES, "one edge makes no bin; state one more edge than bins");
      }
      return spec.binsStated() ? agreed(key, stated, present) : stated;
    }
    if (spec.binsStated()) {
      return requireInside(stated, present);
    }
    Spacing spacing = bins.spacing();
    if (spacing == null) {
      throw new TableException(
          CENTRES,
          "centres alone do not say where bins begin and end; add `spacing: linear` or `logarithmic`, or state the `bins` of the statistic");
    }
    return between(stated, spacing);
  }

  private static double[] numbers(TableNumbers numbers, Coordinates bins, String key)
      throws TableException {
    String notation = bins.notation();
    if (notation != null) {
      return Bins.parse(notation);
    }
    if (!bins.numbers().isEmpty()) {
      return bins.numbers().stream().mapToDouble(Double::doubleValue).toArray();
    }
    NumberArray first = numbers.at(key, bins.from().get(0));
    if (bins.from().size() == 1) {
      return first.values();
    }
    double[] low = first.values();
    double[] high = numbers.at(key, bins.from().get(1)).values();
    if (low.length != high.length) {
      throw new TableException(
          key, "there are %d lower and %d upper edges".formatted(low.length, high.length));
    }
    double[] edges = Arrays.copyOf(low, low.length + 1);
    edges[low.length] = high[high.length - 1];
    for (int i = 1; i < low.length; i++) {
      double width = low[i] - low[i - 1];
      if (!(Math.abs(low[i] - high[i - 1]) <= ROUNDING * Math.abs(width))) {
        throw new TableException(
            key,
            "bin %d ends at %s and bin %d begins at %s; bins must follow each other without a gap"
                .formatted(i, high[i - 1], i + 1, low[i]));
      }
    }
    return edges;
  }

  private static double[] increasing(String key, double[] numbers) throws TableException {
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i]) || (i > 0 && !(numbers[i] > numbers[i - 1]))) {
        throw new TableException(
            key,
            "number %d of the %s is %s%s; they must be finite and increase"
                .formatted(i + 1, key, numbers[i], i == 0 ? "" : " after " + numbers[i - 1]));
      }
    }
    if (numbers.length == 0) {
      throw new TableException(key, "there are none; state at least one");
    }
    return numbers;
  }

  /** The benchmark's edges, which the table's must be but for their rounding. */
  static double[] agreed(String key, double[] stated, Axis present) throws TableException {
    double[] own = present.edges();
    String both =
        "the benchmark states %s and the table %s"
            .formatted(text(own, present.isBinned()), text(stated, present.isBinned()));
    String fix = "; leave `bins` out of the statistic to take those of the table";
    if (own.length != stated.length) {
      throw new TableException(key, both + fix);
    }
    for (int i = 0; i < own.length; i++) {
      double width =
          own.length == 1 ? Math.abs(own[0]) : i == 0 ? own[1] - own[0] : own[i] - own[i - 1];
      if (!(Math.abs(own[i] - stated[i]) <= ROUNDING * width)) {
        throw new TableException(
            key, "%s: number %d is %s and %s%s".formatted(both, i + 1, own[i], stated[i], fix));
      }
    }
    return own;
  }

  private static String text(double[] edges, boolean binned) {
    int count = binned ? edges.length - 1 : edges.length;
    return "%d %s from %s to %s"
        .formatted(count, binned ? "bins" : "points", edges[0], edges[edges.length - 1]);
  }

  private static double[] requireInside(double[] centres, Axis present) throws TableException {
    if (centres.length != present.size()) {
      throw new TableException(
          CENTRES,
          "there are %d centres, and the benchmark states %s; leave `bins` out and add `spacing`, or state other bins"
              .formatted(centres.length, text(present.edges(), true)));
    }
    for (int i = 0; i < centres.length; i++) {
      if (!(centres[i] >= present.edge(i) && centres[i] <= present.edge(i + 1))) {
        throw new TableException(
            CENTRES,
            "centre %d is %s, outside of bin %d of the benchmark, %s to %s"
                .formatted(i + 1, centres[i], i + 1, present.edge(i), present.edge(i + 1)));
      }
    }
    return present.edges();
  }

  /** Edges halfway between centres; the outer ones as far out as the next ones are in. */
  private static double[] between(double[] centres, Spacing spacing) throws TableException {
    int n = centres.length;
    if (n < 2) {
      throw new TableException(CENTRES, "one centre makes no bin; state its edges");
    }
    boolean logarithmic = spacing == Spacing.LOGARITHMIC;
    if (logarithmic && !(centres[0] > 0)) {
      throw new TableException(
          CENTRES, "the first centre is " + centres[0] + "; it has no logarithm: state edges");
    }
    double[] at = Arrays.stream(centres).map(c -> logarithmic ? Math.log(c) : c).toArray();
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      edges[i] = (at[i - 1] + at[i]) / 2;
    }
    edges[0] = 2 * at[0] - edges[1];
    edges[n] = 2 * at[n - 1] - edges[n - 1];
    return Arrays.stream(edges).map(e -> logarithmic ? Math.exp(e) : e).toArray();
  }

  /** Edges in the notation of benchmarks, exactly. */
  static String notation(@Nullable Coordinates bins, double[] edges) {
    String written = bins == null ? null : bins.notation();
    return written != null && Arrays.equals(Bins.parse(written), edges)
        ? written
        : Arrays.stream(edges)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(",", "edges:", ""));
  }
}
