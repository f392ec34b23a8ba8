package org.cosmoassay.reports;

import java.util.List;
import java.util.Optional;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * What a gate said of a source from run to run.
 *
 * @param benchmark name of the benchmark
 * @param points a run each, from the oldest to the newest
 */
public record Trend(
    String benchmark, String source, String statistic, String gate, List<Point> points) {

  public Trend {
    points = List.copyOf(points);
  }

  /**
   * A run.
   *
   * @param run its directory
   * @param report link to its report; empty without one
   * @param time when it ended
   * @param verdict what the gate said; empty when it said nothing
   * @param changed whether the statistic is measured otherwise than in the run before
   */
  public record Point(
      String run, String report, String time, Optional<Verdict> verdict, boolean changed) {}

  /** The last verdict, or nothing. */
  Optional<Verdict> last() {
    return points.isEmpty() ? Optional.empty() : points.get(points.size() - 1).verdict();
  }

  /** The verdict before the last run, or nothing. */
  Optional<Verdict> previous() {
    return points.size() < 2 ? Optional.empty() : points.get(points.size() - 2).verdict();
  }

  /** Whether the verdict is another than in the run before. */
  public boolean isChanged() {
    return points.size() > 1
        && !last().map(Verdict::status).equals(previous().map(Verdict::status));
  }

  /** Values over their thresholds, or values alone where there is no threshold; NaN is a gap. */
  double[] ratios() {
    boolean scaled = hasThresholds();
    return points.stream()
        .mapToDouble(
            p ->
                p.verdict()
                    .map(v -> scaled ? v.value() / v.threshold() : v.value())
                    .orElse(Double.NaN))
        .toArray();
  }

  /** Whether every value has a threshold that it can be divided by. */
  boolean hasThresholds() {
    return points.stream()
        .flatMap(p -> p.verdict().stream())
        .filter(v -> Double.isFinite(v.value()))
        .allMatch(v -> Double.isFinite(v.threshold()) && v.threshold() != 0);
  }
}
