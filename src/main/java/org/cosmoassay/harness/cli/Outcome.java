package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import org.cosmoassay.harness.run.Conclusion;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** What a run's verdicts mean for the terminal and for the exit code. */
final class Outcome {

  private Outcome() {}

  /**
   * The exit code.
   *
   * @param strict whether gates that are inconclusive or skipped count
   * @param exhibitsDecide whether exhibits count as any other source
   */
  static int exitCode(RunRecord run, boolean strict, boolean exhibitsDecide) {
    return switch (Conclusion.of(run, exhibitsDecide)) {
      case FAIL -> ExitCode.GATE_FAILED;
      case ERROR -> ExitCode.FAULT;
      case INCONCLUSIVE, SKIPPED -> strict ? ExitCode.INCONCLUSIVE : ExitCode.PASS;
      case PASS -> ExitCode.PASS;
    };
  }

  /**
   * Prints one line per source with every gate below it that did not pass, then the table of all
   * and what came out in a sentence.
   *
   * @param headline that sentence
   */
  static void print(
      RunRecord run, String headline, boolean exhibitsDecide, Terminal terminal, PrintWriter out) {
    Ink ink = new Ink(terminal);
    int width =
        run.sources().stream()
            .mapToInt(s -> TerminalText.width(TerminalText.plain(s.name())))
            .max()
            .orElse(0);
    for (SourceRecord source : run.sources()) {
      List<Verdict> verdicts = run.verdictsOf(source.name());
      out.println(
          ink.strong(TerminalText.padded(TerminalText.plain(source.name()), width))
              + "  "
              + summary(verdicts)
              + note(run, source, exhibitsDecide));
      for (Verdict verdict : verdicts) {
        if (verdict.status() != Status.PASS) {
          out.println("  " + reason(verdict, ink));
        }
      }
    }
    out.println();
    VerdictTable.lines(run, exhibitsDecide, terminal).forEach(out::println);
    out.println();
    TerminalText.wrapped(TerminalText.plain(headline), terminal.columns()).forEach(out::println);
  }

  /** Prints only what decides against the run, a line each: nothing when all is well. */
  static void printFailures(
      RunRecord run, boolean strict, boolean exhibitsDecide, Terminal terminal, PrintWriter out) {
    Ink ink = new Ink(terminal);
    for (SourceRecord source : run.sources()) {
      String name = TerminalText.plain(source.name());
      boolean decides = source.role() == Role.JUDGED || exhibitsDecide;
      if (source.role() == Role.NEGATIVE_CONTROL) {
        if (!run.has(source.name(), Status.FAIL)) {
          out.println(ink.strong(name) + note(run, source, exhibitsDecide));
        }
        continue;
      }
      for (Verdict verdict : run.verdictsOf(source.name())) {
        boolean counts =
            switch (verdict.status()) {
              case ERROR -> true;
              case FAIL -> decides;
              case INCONCLUSIVE, SKIPPED -> decides && strict;
              case PASS -> false;
            };
        if (counts) {
          out.println(ink.strong(name) + "  " + reason(verdict, ink));
        }
      }
    }
  }

  private static String reason(Verdict verdict, Ink ink) {
    return ink.of(verdict.status(), verdict.status().toString())
        + "  "
        + TerminalText.plain(
            verdict.statistic() + " / " + verdict.gate() + ": " + verdict.reason());
  }

  private static String note(RunRecord run, SourceRecord source, boolean exhibitsDecide) {
    boolean fails = run.has(source.name(), Status.FAIL);
    return switch (source.role()) {
      case NEGATIVE_CONTROL ->
          fails
              ? "  (negative control: fails as it must)"
              : "  (negative control: MUST FAIL BUT PASSES)";
      case EXHIBIT -> exhibit(fails, exhibitsDecide);
      case JUDGED -> "";
    };
  }

  private static String exhibit(boolean fails, boolean decides) {
    String here = decides ? "counts here" : "does not decide the exit code";
    return fails ? "  (exhibit: FAILS, %s)".formatted(here) : "  (exhibit: %s)".formatted(here);
  }

  private static String summary(List<Verdict> verdicts) {
    StringBuilder text = new StringBuilder();
    for (Status status : Status.values()) {
      long count = verdicts.stream().filter(v -> v.status() == status).count();
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(status);
      }
    }
    return text.toString();
  }
}
