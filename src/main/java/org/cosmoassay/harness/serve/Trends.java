package org.cosmoassay.harness.serve;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.reports.Trend;
import org.cosmoassay.statistics.comparison.Verdict;

/** How every gate of a benchmark went over its finished runs. */
final class Trends {

  /** A source in a gate. */
  private record Key(String source, String statistic, String gate) {
    static Key of(Verdict verdict) {
      return new Key(verdict.source(), verdict.statistic(), verdict.gate());
    }
  }

  private Trends() {}

  /**
   * The trends of a benchmark, in the order of its newest run; after them those that only earlier
   * runs have.
   *
   * @param runs all runs, the newest first
   */
  static List<Trend> of(String benchmark, List<IndexedRun> runs, ZoneId zone) {
    List<IndexedRun> ordered = new ArrayList<>();
    for (IndexedRun run : runs) {
      if (run.record().isPresent() && run.benchmark().equals(benchmark)) {
        ordered.add(0, run);
      }
    }
    List<Map<Key, Verdict>> verdicts = ordered.stream().map(Trends::verdicts).toList();
    Map<Key, List<Trend.Point>> points = new LinkedHashMap<>();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      verdicts.get(i).keySet().forEach(k -> points.putIfAbsent(k, new ArrayList<>()));
    }
    for (int i = 0; i < ordered.size(); i++) {
      IndexedRun run = ordered.get(i);
      String report = Links.file(run, "report.html");
      String time = IndexPage.time(run.ended(), zone);
      for (Map.Entry<Key, List<Trend.Point>> entry : points.entrySet()) {
        String statistic = entry.getKey().statistic();
        boolean changed =
            i > 0 && !setting(run, statistic).equals(setting(ordered.get(i - 1), statistic));
        entry
            .getValue()
            .add(
                new Trend.Point(
                    run.id(),
                    report,
                    time,
                    Optional.ofNullable(verdicts.get(i).get(entry.getKey())),
                    changed));
      }
    }
    List<Trend> trends = new ArrayList<>();
    points.forEach(
        (k, list) -> trends.add(new Trend(benchmark, k.source(), k.statistic(), k.gate(), list)));
    return trends;
  }

  private static Map<Key, Verdict> verdicts(IndexedRun run) {
    Map<Key, Verdict> verdicts = new LinkedHashMap<>();
    run.record()
        .map(RunRecord::verdicts)
        .orElse(List.of())
        .forEach(v -> verdicts.putIfAbsent(Key.of(v), v));
    return verdicts;
  }

  /** What a statistic is measured by: its parameters and the version of its numbers. */
  private static Optional<StatisticRecord> setting(IndexedRun run, String statistic) {
    return run.record().stream()
        .flatMap(r -> r.statistics().stream())
        .filter(s -> s.id().equals(statistic))
        .findFirst();
  }
}
