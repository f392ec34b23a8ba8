package org.cosmoassay.reports;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * Places in the page that links lead to, by number: names of sources and statistics may hold
 * anything.
 *
 * @param statistics names of the statistics in the order of the page
 * @param judged sources in the order of the page
 */
record Anchors(List<String> statistics, List<SourceVerdicts> judged) {

  Anchors {
    statistics = List.copyOf(statistics);
    judged = List.copyOf(judged);
  }

  static Anchors of(Report report) {
    return new Anchors(statistics(report), SourceVerdicts.of(report));
  }

  /** Statistics of verdicts without a section, such as sanity, come first: they always run. */
  private static List<String> statistics(Report report) {
    Set<String> sections =
        report.statistics().stream()
            .map(StatisticSection::statistic)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> all = new LinkedHashSet<>();
    report.verdicts().stream()
        .map(Verdict::statistic)
        .filter(s -> !sections.contains(s))
        .forEach(all::add);
    all.addAll(sections);
    return List.copyOf(all);
  }

  /** The section of a statistic. */
  String statistic(String name) {
    return "statistic-" + (statistics.indexOf(name) + 1);
  }

  /** Every verdict on a source. */
  String source(SourceVerdicts source) {
    return "source-" + (judged.indexOf(source) + 1);
  }

  /** What the section of a statistic says of a source. */
  String deviation(String statistic, String source) {
    return statistic(statistic) + "-" + number(source);
  }

  /** The worst verdict on a source in a statistic, among all verdicts on that source. */
  String verdict(String statistic, String source) {
    return "verdict-" + (statistics.indexOf(statistic) + 1) + "-" + number(source);
  }

  private int number(String source) {
    return judged.stream().map(j -> j.source().name()).toList().indexOf(source) + 1;
  }
}
