package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** What the gates say about one source, in benchmark order. */
record SourceVerdicts(Source source, List<Verdict> verdicts) {

  /** The worst first: what a reader has to see. */
  static final List<Status> WORST_FIRST =
      List.of(Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.PASS, Status.SKIPPED);

  SourceVerdicts {
    verdicts = List.copyOf(verdicts);
  }

  /** Every source of the report, and after them any that only a verdict names. */
  static List<SourceVerdicts> of(Report report) {
    Map<String, Source> sources = new LinkedHashMap<>();
    report.sources().forEach(s -> sources.putIfAbsent(s.name(), s));
    report
        .verdicts()
        .forEach(
            v -> sources.computeIfAbsent(v.source(), name -> new Source(name, "", Role.JUDGED)));
    Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    report
        .verdicts()
        .forEach(v -> verdicts.computeIfAbsent(v.source(), n -> new ArrayList<>()).add(v));
    return sources.values().stream()
        .map(s -> new SourceVerdicts(s, verdicts.getOrDefault(s.name(), List.of())))
        .toList();
  }

  long count(Status status) {
    return verdicts.stream().filter(v -> v.status() == status).count();
  }

  /** Whether a gate failed the source: what a negative control is there for. */
  boolean caught() {
    return count(Status.FAIL) > 0;
  }

  List<Verdict> worstFirst() {
    return verdicts.stream()
        .sorted(Comparator.comparingInt(v -> WORST_FIRST.indexOf(v.status())))
        .toList();
  }

  List<Verdict> on(String statistic) {
    return verdicts.stream().filter(v -> v.statistic().equals(statistic)).toList();
  }
}
