package org.cosmoassay.reports;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cosmoassay.reports.ReportPage.Line;
import org.cosmoassay.statistics.comparison.Verdict;

/** Verdicts of gates as lines of a table. */
final class GateLines {

  private static final String CLAUSE_END = "; ";
  private static final int VALUE_DIGITS = 4;

  private final Report report;
  private final Anchors anchors;
  private final UnaryOperator<String> text;

  /**
   * Prepares the lines.
   *
   * @param text what every text from outside goes through
   */
  GateLines(Report report, Anchors anchors, UnaryOperator<String> text) {
    this.report = report;
    this.anchors = anchors;
    this.text = text;
  }

  /** A verdict without an anchor of its own. */
  Line line(Verdict v) {
    return line(v, "");
  }

  /** Every verdict on a source, the worst first; the first of each statistic has an anchor. */
  List<Line> of(SourceVerdicts source) {
    Set<String> seen = new HashSet<>();
    return source.worstFirst().stream()
        .map(
            v -> line(v, seen.add(v.statistic()) ? anchors.verdict(v.statistic(), v.source()) : ""))
        .toList();
  }

  private Line line(Verdict v, String anchor) {
    String reason = Prose.typeset(v.reason());
    int cut = reason.contains(CLAUSE_END) ? reason.indexOf(CLAUSE_END) : reason.length();
    Optional<GateCalibration> calibration =
        report.calibrations().stream().filter(c -> c.isOf(v.statistic(), v.gate())).findFirst();
    String details = reason.substring(Math.min(reason.length(), cut + CLAUSE_END.length()));
    return new Line(
        anchor,
        text.apply(v.source()),
        text.apply(v.statistic()),
        text.apply(v.gate()),
        calibration.map(GateCalibration::rate).orElse("not calibrated"),
        VerdictCells.cell(v.status(), "", anchors.statistic(v.statistic())),
        text.apply(reason.substring(0, cut)),
        text.apply(details),
        text.apply(calibration.map(GateCalibration::sight).orElse("")),
        Numbers.significant(v.value(), VALUE_DIGITS),
        Numbers.significant(v.threshold(), VALUE_DIGITS),
        Numbers.pValue(v.pValue()),
        Numbers.pValue(v.pAdjusted()));
  }
}
