package org.cosmoassay.reports;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The vertical range of a panel. The reference decides it; sources may widen it, but a source that
 * is far off cannot squeeze everything else flat: it is cut and marked by arrows.
 *
 * @param low lower end, NaN when nothing is finite
 * @param high upper end, NaN when nothing is finite
 */
record ChartRange(double low, double high, boolean logarithmic) {

  /** How far sources may widen the panel, in heights of the reference. */
  private static final double SOURCES_MAY_ADD = 0.8;

  private static final double MARGIN = 0.04;

  /** A source that is off by more than this in half of its rows does not stretch the panel. */
  private static final double BEYOND_MEASURE = 0.5;

  /** The ratio panel shows this part of the rows of a source; the rest gets arrows. */
  private static final double SHOWN_PART = 0.9;

  /** A deviation of so many errors is what the panel is there for, however few rows have it. */
  private static final double SIGNIFICANT = 5;

  private static final double LEAST_HALF_WIDTH = 0.1;
  private static final double LARGEST_HALF_WIDTH = 1;

  private static final ChartRange NOTHING = new ChartRange(Double.NaN, Double.NaN, false);

  /** The range of a main panel. */
  static ChartRange ofValues(Quantity quantity, ChartRows reference, List<ChartRows> sources) {
    boolean log = quantity.logarithmic() && hasPositive(reference, sources);
    double[] inner =
        extent(
            DoubleStream.concat(
                Arrays.stream(reference.value()),
                DoubleStream.concat(
                    Arrays.stream(reference.below(reference.spread())),
                    Arrays.stream(reference.above(reference.spread())))),
            log);
    double[] outer =
        extent(
            sources.stream()
                .flatMapToDouble(
                    s ->
                        DoubleStream.concat(
                            Arrays.stream(s.value()),
                            DoubleStream.concat(
                                Arrays.stream(s.below(s.error())),
                                Arrays.stream(s.above(s.error()))))),
            log);
    if (Double.isNaN(inner[0])) {
      inner = outer;
    }
    if (Double.isNaN(inner[0])) {
      return NOTHING;
    }
    if (quantity.probability()) {
      return new ChartRange(-MARGIN, 1 + MARGIN, false);
    }
    double room = SOURCES_MAY_ADD * (inner[1] - inner[0]);
    double low = Math.max(inner[0] - room, Math.min(inner[0], orElse(outer[0], inner[0])));
    double high = Math.min(inner[1] + room, Math.max(inner[1], orElse(outer[1], inner[1])));
    double span = high - low;
    double margin = span > 0 ? MARGIN * span : log ? 0.5 : Math.max(Math.abs(low) * 0.1, 1e-12);
    return log
        ? new ChartRange(Math.pow(10, low - margin), Math.pow(10, high + margin), true)
        : new ChartRange(low - margin, high + margin, false);
  }

  /**
   * A range around 1 that shows the tolerance and most rows of every source that is not beyond all
   * measure, as uniform points are: those would flatten the sources worth reading.
   */
  static ChartRange ofRatios(List<ChartRows> sources, double tolerance) {
    List<ChartRows> readable = sources.stream().filter(s -> deviations(s).length > 0).toList();
    List<double[]> deviations = readable.stream().map(ChartRange::deviations).toList();
    if (deviations.isEmpty()) {
      return NOTHING;
    }
    double shown =
        IntStream.range(0, deviations.size())
            .filter(i -> quantile(deviations.get(i), 0.5) < BEYOND_MEASURE)
            .mapToDouble(
                i ->
                    Math.max(quantile(deviations.get(i), SHOWN_PART), significant(readable.get(i))))
            .max()
            .orElse(LARGEST_HALF_WIDTH);
    double wanted = Math.max(Math.max(1.25 * shown, 2.5 * tolerance), LEAST_HALF_WIDTH);
    double half = Math.min(wanted, LARGEST_HALF_WIDTH);
    return new ChartRange(1 - half, 1 + half, false);
  }

  private static double[] deviations(ChartRows rows) {
    return Arrays.stream(rows.ratio())
        .filter(Double::isFinite)
        .map(r -> Math.abs(r - 1))
        .sorted()
        .toArray();
  }

  /** The largest deviation that is no noise, up to what is beyond measure. */
  private static double significant(ChartRows rows) {
    double[] ratio = rows.ratio();
    double[] error = rows.ratioError();
    return IntStream.range(0, ratio.length)
        .filter(i -> Math.abs(ratio[i] - 1) > SIGNIFICANT * error[i])
        .mapToDouble(i -> Math.abs(ratio[i] - 1))
        .filter(d -> d < BEYOND_MEASURE)
        .max()
        .orElse(0);
  }

  private static double quantile(double[] sorted, double fraction) {
    return sorted[(int) (fraction * (sorted.length - 1))];
  }

  boolean isFinite() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** The power of ten that is better taken out into the label: 0 for handy numbers. */
  int exponent() {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (logarithmic || !isFinite() || (largest >= 0.05 && largest < 1e5)) {
      return 0;
    }
    return (int) Math.floor(Math.log10(largest));
  }

  private static boolean hasPositive(ChartRows reference, List<ChartRows> sources) {
    return DoubleStream.concat(
            Arrays.stream(reference.value()),
            sources.stream().flatMapToDouble(s -> Arrays.stream(s.value())))
        .anyMatch(v -> v > 0 && Double.isFinite(v));
  }

  private static double orElse(double value, double other) {
    return Double.isNaN(value) ? other : value;
  }

  private static double[] extent(DoubleStream values, boolean log) {
    double[] finite = values.map(v -> log ? Math.log10(v) : v).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    return new double[] {
      Arrays.stream(finite).min().orElseThrow(), Arrays.stream(finite).max().orElseThrow()
    };
  }
}
