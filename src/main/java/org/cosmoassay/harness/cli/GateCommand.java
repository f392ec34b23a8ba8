package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.ci.JobReport;
import org.cosmoassay.harness.report.ReportBuilder;
import org.cosmoassay.harness.report.Reports;
import org.cosmoassay.harness.run.Baselines;
import org.cosmoassay.harness.run.Rejudgement;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.Baseline;
import org.cosmoassay.harness.store.BaselineFile;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.reports.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gate}: judges a finished run again, for CI. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Judge a finished run again from its stored measurements and write junit.xml. Exhibits count as any"
          + " other source.",
      "With --baseline, each source is held against what it was: a gate fails when it lies further"
          + " from the reference than the baseline does by more than the noise of both.",
      "--save-baseline keeps what that takes in one small file, to be committed."
    })
final class GateCommand implements Callable<Integer> {

  private static final int BYTES_PER_KB = 1000;

  @Parameters(paramLabel = "RUN", description = "A run directory.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Option(
      names = "--baseline",
      paramLabel = "RUN|FILE",
      description = "Another run directory, or a file that --save-baseline wrote.")
  private @Nullable Path baseline;

  @Option(
      names = "--save-baseline",
      paramLabel = "FILE",
      description = "Keep this run as a baseline in FILE (JSON) and judge nothing.")
  private @Nullable Path saved;

  @Option(
      names = "--changed",
      description =
          "With --baseline RUN: fail on any change, for better or worse, by the benchmark's gates.")
  private boolean changed;

  @Option(
      names = "--strict",
      description = "Exit with 4 when a gate is inconclusive or skipped and none failed.")
  private boolean strict;

  @Option(names = "--quiet", description = "No table: only the gates that decide against it.")
  private boolean quiet;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RunDirectory run = RunDirectory.finished(directory);
    if (saved != null) {
      return save(run, saved);
    }
    if (changed && (baseline == null || Files.isRegularFile(baseline))) {
      throw new UsageException(
          "--changed compares all measurements of two runs; name a run directory with --baseline"
              + (baseline == null ? "" : " instead of " + baseline));
    }
    RunRecord judged = Threads.call(threads.count(), () -> judge(run));
    Report report =
        ReportBuilder.ofVerdicts(judged, baseline == null ? "" : "the baseline " + baseline);
    Reports.writeJUnit(run, report);
    PrintWriter out = spec.commandLine().getOut();
    if (quiet) {
      Outcome.printFailures(judged, strict, true, main.terminal(), out);
    } else {
      Outcome.print(judged, report.headline(), true, main.terminal(), out);
    }
    out.println("Verdicts: " + run.root().resolve("junit.xml"));
    JobReport.in(main.job()).write(report, run.root(), out);
    return Outcome.exitCode(judged, strict, true); // CI asks about every source
  }

  private RunRecord judge(RunDirectory run) throws Exception {
    if (baseline == null) {
      return Rejudgement.againstReference(run);
    }
    if (Files.isRegularFile(baseline)) {
      return Rejudgement.againstBaseline(run, BaselineFile.read(baseline), baseline.toString());
    }
    RunDirectory against = RunDirectory.finished(baseline);
    return changed
        ? Rejudgement.changesSince(run, against)
        : Rejudgement.againstBaseline(run, against);
  }

  private int save(RunDirectory run, Path file) throws Exception {
    if (baseline != null) {
      throw new UsageException(
          "--baseline and --save-baseline exclude each other; judge first, then save");
    }
    Baseline kept = Baselines.of(run);
    BaselineFile.write(file, kept);
    spec.commandLine()
        .getOut()
        .println(
            "%s: %d %s, %d kB"
                .formatted(
                    file,
                    kept.sources().size(),
                    kept.sources().size() == 1 ? "source" : "sources",
                    (Files.size(file) + BYTES_PER_KB - 1) / BYTES_PER_KB));
    return ExitCode.PASS;
  }
}
