package org.cosmoassay.reports;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cosmoassay.reports.Colophon.Reference;
import org.cosmoassay.reports.Report.Fact;
import org.cosmoassay.reports.ReportPage.Cell;
import org.cosmoassay.reports.ReportPage.Column;
import org.cosmoassay.reports.ReportPage.Figure;
import org.cosmoassay.reports.ReportPage.Group;
import org.cosmoassay.reports.ReportPage.Row;

/** Puts a report into words and pictures for the templates. */
final class ReportPageBuilder {

  private final Report report;
  private final Charts charts;
  private final UnaryOperator<String> text;
  private final Function<Chart, String> picture;
  private final Anchors anchors;
  private final GateLines lines;

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
    this.anchors = Anchors.of(report);
    this.lines = new GateLines(report, anchors, text);
  }

  ReportPage build() {
    PageNotes notes = new PageNotes(report, anchors.judged(), text);
    SectionPages sections = new SectionPages(report, charts, anchors, lines, text, this::figure);
    List<SourceVerdicts> judged = anchors.judged();
    List<String> columns = anchors.statistics();
    return new ReportPage(
        text.apply(report.name()),
        text.apply(report.headline()),
        notes.controlNote(),
        notes.partial(),
        columns.stream().map(c -> new Column(text.apply(c), anchors.statistic(c))).toList(),
        judged.stream().map(this::row).toList(),
        judged.stream().filter(j -> !j.verdicts().isEmpty()).map(this::group).toList(),
        columns.stream().map(sections::section).toList(),
        charts.slices().stream().map(this::figure).toList(),
        report.inference().stream().map(i -> text.apply(i.coverage())).toList(),
        charts.inference().stream().map(this::figure).toList(),
        report.provenance().stream()
            .map(f -> new Fact(text.apply(f.label()), text.apply(f.value())))
            .toList(),
        text.apply(report.configuration()),
        CalibrationPage.of(report.calibrations(), text),
        charts.responses().stream().map(this::figure).toList(),
        report.parts().stream().map(this::parts).toList(),
        charts.training().stream().map(this::figure).toList(),
        colophon(report.colophon()),
        bibtex());
  }

  private String bibtex() {
    return Bibliography.shipped().of(report.methods()).stream()
        .map(Bibliography.Entry::bibtex)
        .collect(Collectors.joining("\n\n"));
  }

  private Colophon colophon(Colophon colophon) {
    return new Colophon(
        colophon.commands().stream().map(text).toList(),
        text.apply(colophon.program()),
        colophon.papers().stream()
            .map(
                p ->
                    new Reference(
                        text.apply(p.citation()), text.apply(p.address()), text.apply(p.of())))
            .toList());
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

  private Row row(SourceVerdicts source) {
    List<Cell> cells =
        anchors.statistics().stream()
            .map(c -> VerdictCells.summary(source.on(c), place(source, c)))
            .toList();
    return new Row(
        text.apply(source.source().name()),
        text.apply(source.source().description()),
        VerdictCells.badge(source.source().role()),
        source.verdicts().isEmpty() ? "" : anchors.source(source),
        cells);
  }

  /** What the page says of a source in a statistic: its deviation, else its worst verdict. */
  private String place(SourceVerdicts source, String statistic) {
    String name = source.source().name();
    boolean compared =
        report.statistics().stream()
            .filter(s -> s.statistic().equals(statistic))
            .flatMap(s -> s.comparisons().stream())
            .anyMatch(c -> c.source().equals(name));
    return compared
        ? anchors.deviation(statistic, name)
        : source.on(statistic).isEmpty()
            ? anchors.statistic(statistic)
            : anchors.verdict(statistic, name);
  }

  private Group group(SourceVerdicts source) {
    return new Group(
        text.apply(source.source().name()),
        text.apply(source.source().description()),
        VerdictCells.badge(source.source().role()),
        anchors.source(source),
        lines.of(source));
  }

  private Figure figure(Chart chart) {
    return new Figure(
        chart.name(), text.apply(chart.title()), Templates.markup(picture.apply(chart)));
  }
}
