package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** Verdicts in the words of services that run jobs: annotations and a summary in Markdown. */
public final class ContinuousIntegration {

  private static final String CONTROL_MISSED = "No gate failed this negative control.";

  private ContinuousIntegration() {}

  /**
   * What keeps a job from being green, or would under {@code --strict}.
   *
   * @param status FAIL, ERROR, INCONCLUSIVE or SKIPPED
   */
  public record Remark(Status status, String source, String statistic, String gate, String reason) {

    /** The gate's place in one line. */
    String title() {
      return source + ": " + statistic + " / " + gate;
    }
  }

  /** The remarks of a report, those that fail a job first, otherwise in benchmark order. */
  public static List<Remark> remarks(Report report) {
    List<Remark> remarks = new ArrayList<>();
    for (SourceVerdicts source : SourceVerdicts.of(report)) {
      boolean control = source.source().role() == Role.NEGATIVE_CONTROL;
      if (control && !source.caught()) {
        remarks.add(
            new Remark(
                Status.FAIL,
                source.source().name(),
                "negative-control",
                "some gate fails it",
                CONTROL_MISSED));
      }
      for (Verdict v : source.verdicts()) {
        boolean expected = control && v.status() != Status.ERROR;
        if (v.status() != Status.PASS && !expected) {
          remarks.add(new Remark(v.status(), v.source(), v.statistic(), v.gate(), v.reason()));
        }
      }
    }
    List<Remark> sorted = new ArrayList<>();
    for (Status status : SourceVerdicts.WORST_FIRST) {
      remarks.stream().filter(r -> r.status() == status).forEach(sorted::add);
    }
    return sorted;
  }

  /** Workflow commands of GitHub Actions, a line each: errors, warnings, notices. */
  public static List<String> gitHubCommands(Report report) {
    return remarks(report).stream()
        .map(
            r ->
                "::"
                    + command(r.status())
                    + " title="
                    + property(PlainText.readable(r.title()))
                    + "::"
                    + data(PlainText.readable(r.reason())))
        .toList();
  }

  private static String command(Status status) {
    return switch (status) {
      case FAIL, ERROR -> "error";
      case INCONCLUSIVE -> "warning";
      case SKIPPED, PASS -> "notice";
    };
  }

  /** The runner takes a message to the end of the line and decodes these three. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** In a property a colon and a comma end it as well. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** A summary for the page of a job: a line per source, and every remark with its reason. */
  public static String markdown(Report report) {
    StringBuilder page = new StringBuilder("### ");
    page.append(MarkdownText.escaped(report.name())).append("\n\n");
    page.append(MarkdownText.escaped(report.headline())).append("\n\n");
    page.append("| source | PASS | FAIL | INCONCLUSIVE | SKIPPED | ERROR |\n");
    page.append("|---|---:|---:|---:|---:|---:|\n");
    for (SourceVerdicts source : SourceVerdicts.of(report)) {
      page.append("| ").append(MarkdownText.escaped(source.source().name()));
      page.append(
          switch (source.source().role()) {
            case JUDGED -> "";
            case NEGATIVE_CONTROL -> " (negative control)";
            case EXHIBIT -> " (exhibit)";
          });
      for (Status status :
          List.of(Status.PASS, Status.FAIL, Status.INCONCLUSIVE, Status.SKIPPED, Status.ERROR)) {
        page.append(" | ").append(source.count(status));
      }
      page.append(" |\n");
    }
    List<Remark> remarks = remarks(report);
    if (!remarks.isEmpty()) {
      page.append("\n| status | source | statistic / gate | reason |\n|---|---|---|---|\n");
      for (Remark r : remarks) {
        page.append("| **").append(r.status()).append("** | ");
        page.append(MarkdownText.escaped(r.source())).append(" | ");
        page.append(MarkdownText.escaped(r.statistic())).append(" / ");
        page.append(MarkdownText.escaped(r.gate())).append(" | ");
        page.append(MarkdownText.escaped(r.reason())).append(" |\n");
      }
    }
    return page.append('\n').toString();
  }
}
