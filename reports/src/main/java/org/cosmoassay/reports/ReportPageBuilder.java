package org.cosmoassay.reports;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cosmoassay.reports.Report.Fact;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.reports.ReportPage.Cell;
import org.cosmoassay.reports.ReportPage.Column;
import org.cosmoassay.reports.ReportPage.Deviating;
import org.cosmoassay.reports.ReportPage.Figure;
import org.cosmoassay.reports.ReportPage.Group;
import org.cosmoassay.reports.ReportPage.Line;
import org.cosmoassay.reports.ReportPage.Ranged;
import org.cosmoassay.reports.ReportPage.Row;
import org.cosmoassay.reports.ReportPage.Section;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** Puts a report into words and pictures for the templates. */
final class ReportPageBuilder {

  private static final String PASS = "pass";
  private static final String CONTROL = "negative control: must fail";
  private static final String EXHIBIT = "exhibit: does not decide how the run ends";
  private static final String CLAUSE_END = "; ";
  private static final int VALUE_DIGITS = 4;

  private final Report report;
  private final Charts charts;
  private final UnaryOperator<String> text;
  private final Function<Chart, String> picture;
  private final List<SourceVerdicts> judged;
  private final List<String> columns;

  /**
   * Prepares the page.
   *
   * @param text what every text from outside goes through: the characters the medium can show
   * @param picture the markup that stands for a chart
   */
  ReportPageBuilder(
      Report report, Charts charts, UnaryOperator<String> text, Function<Chart, String> picture) {
    this.report = report;
    this.charts = charts;
    this.text = text;
    this.picture = picture;
    this.judged = SourceVerdicts.of(report);
    this.columns = columns(report);
  }

  ReportPage build() {
    return new ReportPage(
        text.apply(report.name()),
        text.apply(report.headline()),
        controlNote(),
        partial(),
        columns.stream().map(c -> new Column(text.apply(c), anchor(c))).toList(),
        judged.stream().map(this::row).toList(),
        judged.stream().filter(j -> !j.verdicts().isEmpty()).map(this::group).toList(),
        columns.stream().map(this::section).toList(),
        charts.slices().stream().map(this::figure).toList(),
        report.inference().stream().map(i -> text.apply(i.coverage())).toList(),
        charts.inference().stream().map(this::figure).toList(),
        report.provenance().stream()
            .map(f -> new Fact(text.apply(f.label()), text.apply(f.value())))
            .toList(),
        text.apply(report.configuration()),
        CalibrationPage.of(report.calibrations(), text),
        charts.responses().stream().map(this::figure).toList(),
        report.parts().stream().map(this::parts).toList());
  }

  private ReportPage.Parts parts(ParameterResponse.Parts parts) {
    return new ReportPage.Parts(
        text.apply(parts.source()),
        text.apply(parts.statistic()),
        part(parts.middle(), parts.middleClouds()),
        part(parts.edge(), parts.edgeClouds()));
  }

  private static String part(double squaredPull, int clouds) {
    return "%s (%d clouds)".formatted(Numbers.significant(squaredPull, 2), clouds);
  }

  /** Statistics of verdicts without a section, such as sanity, come first: they always run. */
  private static List<String> columns(Report report) {
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

  private String anchor(String statistic) {
    return "statistic-" + (columns.indexOf(statistic) + 1);
  }

  private String sourceAnchor(SourceVerdicts source) {
    return "source-" + (judged.indexOf(source) + 1);
  }

  private String controlNote() {
    List<SourceVerdicts> controls =
        judged.stream().filter(j -> j.source().role() == Role.NEGATIVE_CONTROL).toList();
    if (controls.isEmpty()) {
      return exhibitNote();
    }
    List<String> missed =
        controls.stream()
            .filter(j -> !j.caught())
            .map(j -> text.apply(PlainText.shortened(j.source().name(), 60)))
            .toList();
    String controlled =
        missed.isEmpty()
            ? "Negative controls are there to fail; every one of them does."
            : "Negative controls are there to fail. No gate caught "
                + String.join(", ", missed)
                + ": do not trust a PASS of this benchmark.";
    return (controlled + " " + exhibitNote()).strip();
  }

  /** What became of exhibits, empty without any. */
  private String exhibitNote() {
    List<SourceVerdicts> exhibits =
        judged.stream().filter(j -> j.source().role() == Role.EXHIBIT).toList();
    if (exhibits.isEmpty()) {
      return "";
    }
    List<String> failing =
        exhibits.stream()
            .filter(SourceVerdicts::caught)
            .map(j -> text.apply(PlainText.shortened(j.source().name(), 60)))
            .toList();
    return "Exhibits are judged as all others are, but do not decide how the run ends"
        + (failing.isEmpty()
            ? "; none of them fails a gate."
            : ". Gates fail " + String.join(", ", failing) + ".");
  }

  private Row row(SourceVerdicts source) {
    List<Cell> cells = columns.stream().map(c -> summary(source.on(c), anchor(c))).toList();
    return new Row(
        text.apply(source.source().name()),
        text.apply(source.source().description()),
        control(source.source()),
        source.verdicts().isEmpty() ? "" : sourceAnchor(source),
        cells);
  }

  /** The worst status of some gates, and how many have it. */
  private static Cell summary(List<Verdict> verdicts, String anchor) {
    for (Status status : SourceVerdicts.WORST_FIRST) {
      long count = verdicts.stream().filter(v -> v.status() == status).count();
      if (count > 0) {
        return cell(status, count + " of " + verdicts.size() + gates(verdicts.size()), anchor);
      }
    }
    return new Cell("none", "", "no gate", "", anchor);
  }

  private static String gates(int count) {
    return count == 1 ? " gate" : " gates";
  }

  private static Cell cell(Status status, String detail, String anchor) {
    return new Cell(
        status.name().toLowerCase(Locale.ROOT), symbol(status), status.name(), detail, anchor);
  }

  static String symbol(Status status) {
    return switch (status) {
      case PASS -> "✓";
      case FAIL -> "✗";
      case INCONCLUSIVE -> "?";
      case SKIPPED -> "–";
      case ERROR -> "!";
    };
  }

  private static String control(Source source) {
    return badge(source.role());
  }

  private static String badge(Role role) {
    return switch (role) {
      case NEGATIVE_CONTROL -> CONTROL;
      case EXHIBIT -> EXHIBIT;
      case JUDGED -> "";
    };
  }

  private Group group(SourceVerdicts source) {
    return new Group(
        text.apply(source.source().name()),
        text.apply(source.source().description()),
        control(source.source()),
        sourceAnchor(source),
        source.worstFirst().stream().map(this::line).toList());
  }

  private Line line(Verdict v) {
    String reason = Prose.typeset(v.reason());
    int cut = reason.contains(CLAUSE_END) ? reason.indexOf(CLAUSE_END) : reason.length();
    Optional<GateCalibration> calibration =
        report.calibrations().stream().filter(c -> c.isOf(v.statistic(), v.gate())).findFirst();
    String details = reason.substring(Math.min(reason.length(), cut + CLAUSE_END.length()));
    return new Line(
        text.apply(v.source()),
        text.apply(v.statistic()),
        text.apply(v.gate()),
        calibration.map(GateCalibration::rate).orElse("not calibrated"),
        cell(v.status(), "", anchor(v.statistic())),
        text.apply(reason.substring(0, cut)),
        text.apply(details),
        text.apply(calibration.map(GateCalibration::sight).orElse("")),
        Numbers.significant(v.value(), VALUE_DIGITS),
        Numbers.significant(v.threshold(), VALUE_DIGITS),
        Numbers.pValue(v.pValue()),
        Numbers.pValue(v.pAdjusted()));
  }

  private Section section(String statistic) {
    for (int i = 0; i < report.statistics().size(); i++) {
      StatisticSection section = report.statistics().get(i);
      if (section.statistic().equals(statistic)) {
        return new Section(
            anchor(statistic),
            text.apply(statistic),
            text.apply(section.description()),
            text.apply(realizations(section)),
            charts.ofStatistic(i).stream().map(this::figure).toList(),
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
        anchor(statistic),
        text.apply(statistic),
        description,
        "",
        novelty ? charts.novelty().stream().map(this::figure).toList() : List.of(),
        List.of(),
        passing(statistic),
        lines(judged, statistic).stream().filter(l -> !l.cell().kind().equals(PASS)).toList());
  }

  private String passing(String statistic) {
    List<String> names =
        judged.stream()
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
        judged.stream().filter(j -> !compared.contains(j.source().name())).toList(),
        section.statistic());
  }

  private List<Line> lines(List<SourceVerdicts> sources, String statistic) {
    List<Line> lines = new ArrayList<>();
    for (SourceVerdicts source : sources) {
      source.worstFirst().stream()
          .filter(v -> v.statistic().equals(statistic))
          .map(this::line)
          .forEach(lines::add);
    }
    return lines;
  }

  private Deviating deviating(Comparison comparison, StatisticSection section) {
    Role role =
        report.sources().stream()
            .filter(s -> s.name().equals(comparison.source()))
            .map(Source::role)
            .findFirst()
            .orElse(Role.JUDGED);
    List<Ranged> ranges = new ArrayList<>();
    for (JudgedRange range : JudgedRange.of(section, verdicts(comparison, section))) {
      ranges.add(
          new Ranged(
              text.apply(range.text()),
              summary(range.verdicts(), anchor(section.statistic())),
              text.apply(range.gates()),
              text.apply(Prose.worst(comparison, range.rows()))));
    }
    return new Deviating(text.apply(comparison.source()), badge(role), merged(ranges));
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

  private List<Verdict> verdicts(Comparison comparison, StatisticSection section) {
    return report.verdicts().stream()
        .filter(v -> v.source().equals(comparison.source()))
        .filter(v -> v.statistic().equals(section.statistic()))
        .toList();
  }

  /** Who fails a statistic in one range of rows and passes it in another. */
  private List<String> partial() {
    List<String> sentences = new ArrayList<>();
    for (StatisticSection section : report.statistics()) {
      for (Comparison comparison : section.comparisons()) {
        List<JudgedRange> ranges =
            JudgedRange.of(section, verdicts(comparison, section)).stream()
                .filter(r -> r.rows().isBounded())
                .toList();
        String failed = places(ranges.stream().filter(r -> r.any(Status.FAIL)));
        String passed = places(ranges.stream().filter(r -> r.all(Status.PASS)));
        if (!failed.isEmpty() && !passed.isEmpty()) {
          sentences.add(
              text.apply(
                  PlainText.shortened(comparison.source(), 60)
                      + " fails "
                      + PlainText.shortened(section.statistic(), 60)
                      + " at "
                      + failed
                      + " and passes it at "
                      + passed
                      + "."));
        }
      }
    }
    return sentences;
  }

  private static String places(Stream<JudgedRange> ranges) {
    return ranges.map(JudgedRange::text).collect(Collectors.joining(" and "));
  }

  private static String realizations(StatisticSection section) {
    String counts =
        section.comparisons().stream()
            .map(
                c ->
                    c.generatedCount()
                        + (c.generatedCount() == 1 ? " realization" : " realizations")
                        + " against "
                        + reference(c))
            .distinct()
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

  private Figure figure(Chart chart) {
    return new Figure(text.apply(chart.title()), markup(picture.apply(chart)));
  }

  private static TemplateHTMLOutputModel markup(String picture) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(picture);
    } catch (TemplateModelException e) {
      throw new IllegalStateException("A chart cannot be put into the page.", e);
    }
  }
}
