package org.cosmoassay.harness.serve;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.cosmoassay.harness.serve.IndexedRun.Judged;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.reports.Trend;

/** How every gate of a benchmark went over its finished runs. */
final class Trends {

  private Trends() {}

  /**
   * The trends of a benchmark, in the order of its newest run; after them those that only earlier
   * runs have.
   *
   * @param runs all runs, the newest first
   * @param asked which of them
   */
  static List<Trend> of(
      String benchmark, List<IndexedRun> runs, Predicate<Judged> asked, ZoneId zone) {
    List<IndexedRun> ordered = new ArrayList<>();
    for (IndexedRun run : runs) {
      if (run.record().isPresent() && run.benchmark().equals(benchmark)) {
        ordered.add(0, run);
      }
    }
    Map<Judged, List<Trend.Point>> points = new LinkedHashMap<>();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      ordered.get(i).record().orElseThrow().verdicts().stream()
          .map(Judged::of)
          .filter(asked)
          .forEach(j -> points.putIfAbsent(j, new ArrayList<>()));
    }
    Map<String, StatisticRecord> before = Map.of();
    for (IndexedRun run : ordered) {
      String report = Links.file(run, "report.html");
      String time = IndexPage.time(run.ended(), zone);
      Map<String, StatisticRecord> settings = settings(run);
      for (Map.Entry<Judged, List<Trend.Point>> entry : points.entrySet()) {
        String statistic = entry.getKey().statistic();
        boolean changed =
            !entry.getValue().isEmpty()
                && !Objects.equals(settings.get(statistic), before.get(statistic));
        entry
            .getValue()
            .add(
                new Trend.Point(
                    run.id(),
                    report,
                    time,
                    Optional.ofNullable(run.verdicts().get(entry.getKey())),
                    changed));
      }
      before = settings;
    }
    List<Trend> trends = new ArrayList<>();
    points.forEach(
        (k, list) -> trends.add(new Trend(benchmark, k.source(), k.statistic(), k.gate(), list)));
    return trends;
  }

  /** What statistics are measured by: their parameters and the version of their numbers. */
  private static Map<String, StatisticRecord> settings(IndexedRun run) {
    Map<String, StatisticRecord> settings = new HashMap<>();
    run.record().orElseThrow().statistics().forEach(s -> settings.put(s.id(), s));
    return settings;
  }
}
