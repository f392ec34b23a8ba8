package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;

/** Sentences below the verdict matrix: controls, exhibits, and verdicts that differ by range. */
final class PageNotes {

  private final Report report;
  private final List<SourceVerdicts> judged;
  private final UnaryOperator<String> text;

  /**
   * The notes of a report.
   *
   * @param text what every text from outside goes through
   */
  PageNotes(Report report, List<SourceVerdicts> judged, UnaryOperator<String> text) {
    this.report = report;
    this.judged = judged;
    this.text = text;
  }

  /** What becomes of negative controls and exhibits, empty without any. */
  String controlNote() {
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

  /** Who fails a statistic in one range of rows and passes it in another. */
  List<String> partial() {
    List<String> sentences = new ArrayList<>();
    for (StatisticSection section : report.statistics()) {
      for (Comparison comparison : section.comparisons()) {
        List<JudgedRange> ranges =
            JudgedRange.of(section, JudgedRange.verdicts(report, comparison)).stream()
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
}
