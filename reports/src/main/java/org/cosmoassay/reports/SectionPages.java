package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.reports.ReportPage.Deviating;
import org.cosmoassay.reports.ReportPage.Figure;
import org.cosmoassay.reports.ReportPage.Line;
import org.cosmoassay.reports.ReportPage.Ranged;
import org.cosmoassay.reports.ReportPage.Section;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;

/** What the page shows of each statistic: words, deviations of every source, figures. */
final class SectionPages {

  private static final String PASS = "pass";

  private final Report report;
  private final Charts charts;
  private final Anchors anchors;
  private final GateLines lines;
  private final UnaryOperator<String> text;
  private final Function<Chart, Figure> figure;

  /**
   * Prepares the sections.
   *
   * @param text what every text from outside goes through
   * @param figure a chart as the page shows it
   */
  SectionPages(
      Report report,
      Charts charts,
      Anchors anchors,
      GateLines lines,
      UnaryOperator<String> text,
      Function<Chart, Figure> figure) {
    this.report = report;
    this.charts = charts;
    this.anchors = anchors;
    this.lines = lines;
    this.text = text;
    this.figure = figure;
  }

  Section section(String statistic) {
    for (int i = 0; i < report.statistics().size(); i++) {
      StatisticSection section = report.statistics().get(i);
      if (section.statistic().equals(statistic)) {
        return new Section(
            anchors.statistic(statistic),
            text.apply(statistic),
            text.apply(section.description()),
            text.apply(realizations(section)),
            text.apply(Explanation.ofSection(report, section)),
            charts.ofStatistic(i).stream().map(figure).toList(),
            section.comparisons().stream().map(c -> deviating(c, section)).toList(),
            "",
            withoutComparison(section));
      }
    }
    boolean novelty = statistic.equals(NoveltyPage.STATISTIC);
    String description =
        statistic.equals("sanity")
            ? "What every cloud must meet before its statistics mean anything."
            : novelty ? text.apply(NoveltyPage.description(report.novelty())) : "";
    return new Section(
        anchors.statistic(statistic),
        text.apply(statistic),
        description,
        "",
        "",
        novelty ? charts.novelty().stream().map(figure).toList() : List.of(),
        List.of(),
        passing(statistic),
        lines(anchors.judged(), statistic).stream()
            .filter(l -> !l.cell().kind().equals(PASS))
            .toList());
  }

  private String passing(String statistic) {
    List<String> names =
        anchors.judged().stream()
            .filter(j -> !j.on(statistic).isEmpty())
            .filter(j -> j.on(statistic).stream().allMatch(v -> v.status() == Status.PASS))
            .map(j -> text.apply(PlainText.shortened(j.source().name(), 60)))
            .toList();
    return names.isEmpty()
        ? ""
        : String.join(", ", names) + (names.size() == 1 ? " passes" : " pass") + " every gate.";
  }

  /** Verdicts on sources that have no comparison here: the reason why they have none. */
  private List<Line> withoutComparison(StatisticSection section) {
    Set<String> compared =
        section.comparisons().stream().map(Comparison::source).collect(Collectors.toSet());
    return lines(
        anchors.judged().stream().filter(j -> !compared.contains(j.source().name())).toList(),
        section.statistic());
  }

  private List<Line> lines(List<SourceVerdicts> sources, String statistic) {
    List<Line> list = new ArrayList<>();
    for (SourceVerdicts source : sources) {
      source.worstFirst().stream()
          .filter(v -> v.statistic().equals(statistic))
          .map(lines::line)
          .forEach(list::add);
    }
    return list;
  }

  private Deviating deviating(Comparison comparison, StatisticSection section) {
    Role role =
        report.sources().stream()
            .filter(s -> s.name().equals(comparison.source()))
            .map(Source::role)
            .findFirst()
            .orElse(Role.JUDGED);
    List<Ranged> ranges = new ArrayList<>();
    for (JudgedRange range : JudgedRange.of(section, JudgedRange.verdicts(report, comparison))) {
      ranges.add(
          new Ranged(
              text.apply(range.text()),
              VerdictCells.summary(range.verdicts(), anchors.statistic(section.statistic())),
              text.apply(range.gates()),
              text.apply(Explanation.of(comparison, range.rows()))));
    }
    String anchor = anchors.deviation(section.statistic(), comparison.source());
    return new Deviating(
        anchor, text.apply(comparison.source()), VerdictCells.badge(role), merged(ranges));
  }

  /** One line where every range says the same, as for a source that equals the reference. */
  private static List<Ranged> merged(List<Ranged> ranges) {
    Ranged first = ranges.get(0);
    boolean same =
        ranges.size() > 1
            && ranges.stream().allMatch(r -> r.cell().kind().equals(first.cell().kind()))
            && ranges.stream().allMatch(r -> r.sentence().equals(first.sentence()));
    if (!same) {
      return ranges;
    }
    String gates = ranges.stream().map(Ranged::gates).collect(Collectors.joining(", "));
    return List.of(new Ranged("every range", first.cell(), gates, first.sentence()));
  }

  private static String realizations(StatisticSection section) {
    Map<String, List<String>> sources = new LinkedHashMap<>();
    for (Comparison c : section.comparisons()) {
      String counts =
          c.generatedCount()
              + (c.generatedCount() == 1 ? " realization" : " realizations")
              + " against "
              + reference(c);
      sources.computeIfAbsent(counts, same -> new ArrayList<>()).add(c.source());
    }
    String counts =
        sources.size() == 1
            ? sources.keySet().iterator().next()
            : sources.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    return section.table().isEmpty() || counts.isEmpty()
        ? counts
        : counts + ". The reference is a table: " + section.table();
  }

  private static String reference(Comparison c) {
    if (c.form() == ReferenceForm.MEAN) {
      return c.referenceCount() == 1
          ? "one vector with errors, the black points"
          : "the mean of " + c.referenceCount() + " with its errors, the black points";
    }
    String of = c.form() == ReferenceForm.CLOUDS ? " of the reference, " : " in a table, ";
    return c.referenceCount() + of + (c.paired() ? "paired" : "not paired");
  }
}
