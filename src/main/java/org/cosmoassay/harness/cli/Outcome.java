package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** What a run's verdicts mean for the terminal and for the exit code. */
final class Outcome {

  private Outcome() {}

  /**
   * The exit code. A negative control is there to fail: one that passes every gate counts as a
   * failed gate, since then the gates do not see what they must.
   */
  static int exitCode(RunRecord run, boolean strict) {
    boolean failed = false;
    boolean broken = false;
    boolean undecided = false;
    for (SourceRecord source : run.sources()) {
      boolean fails = run.has(source.name(), Status.FAIL);
      failed |= fails != source.negativeControl();
      broken |= run.has(source.name(), Status.ERROR);
      undecided |=
          !source.negativeControl()
              && (run.has(source.name(), Status.INCONCLUSIVE)
                  || run.has(source.name(), Status.SKIPPED));
    }
    if (failed) {
      return ExitCode.GATE_FAILED;
    }
    if (broken) {
      return ExitCode.FAULT;
    }
    return strict && undecided ? ExitCode.INCONCLUSIVE : ExitCode.PASS;
  }

  /** Prints one line per source and, below it, every gate that did not pass. */
  static void print(RunRecord run, PrintWriter out) {
    int width = run.sources().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    for (SourceRecord source : run.sources()) {
      List<Verdict> verdicts = run.verdictsOf(source.name());
      out.println(
          source.name()
              + " ".repeat(width - source.name().length() + 2)
              + summary(verdicts)
              + (source.negativeControl() ? negativeControl(run, source) : ""));
      for (Verdict verdict : verdicts) {
        if (verdict.status() != Status.PASS) {
          out.println(
              "  "
                  + verdict.status()
                  + "  "
                  + verdict.statistic()
                  + " / "
                  + verdict.gate()
                  + ": "
                  + verdict.reason().replaceAll("\\R", " "));
        }
      }
    }
  }

  private static String negativeControl(RunRecord run, SourceRecord source) {
    return run.has(source.name(), Status.FAIL)
        ? "  (negative control: fails as it must)"
        : "  (negative control: MUST FAIL BUT PASSES)";
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
