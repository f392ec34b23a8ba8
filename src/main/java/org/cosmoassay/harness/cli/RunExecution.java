package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.harness.ci.JobReport;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.report.ReportBuilder;
import org.cosmoassay.harness.report.Reports;
import org.cosmoassay.harness.run.BenchmarkRunner;
import org.cosmoassay.harness.run.BenchmarkRunner.Elsewhere;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.reports.Report;
import org.cosmoassay.reports.ReportWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs a benchmark, renders its reports and says what came out: what run and demo share. */
final class RunExecution {

  private RunExecution() {}

  /** Returns the exit code. */
  static int execute(
      Benchmark benchmark,
      RunOptions options,
      @Nullable Elsewhere elsewhere,
      Main main,
      CommandLine line)
      throws Exception {
    PrintWriter out = line.getOut();
    options.commands().allow(benchmark, line.getErr());
    Path root = options.directory(benchmark.name());
    RunDirectory directory = RunDirectory.at(root);
    RunRecord run =
        directory.whileLocked(
            "run",
            () ->
                Threads.call(
                    options.threads(),
                    () -> runAndRender(benchmark, directory, options, elsewhere, main)));
    Report verdicts = ReportBuilder.ofVerdicts(run, "");
    if (options.quiet()) {
      Outcome.printFailures(run, options.strict(), options.strict(), main.terminal(), out);
    } else {
      Outcome.print(run, verdicts.headline(), options.strict(), main.terminal(), out);
    }
    Path html = root.resolve("report.html");
    out.println(Files.exists(html) ? "Report: " + html : "Results: " + root);
    JobReport.in(options.quiet() ? main.job().withoutCommands() : main.job())
        .write(verdicts, root, out);
    return Outcome.exitCode(run, options.strict(), options.strict());
  }

  private static RunRecord runAndRender(
      Benchmark benchmark,
      RunDirectory directory,
      RunOptions options,
      @Nullable Elsewhere elsewhere,
      Main main)
      throws Exception {
    if (options.fresh()) {
      directory.clearCache();
    }
    RunRecord run =
        BenchmarkRunner.run(
            benchmark, directory, main.resumableProgress(options.quiet()), elsewhere);
    Reports.write(
        directory,
        new ReportWriter.Options(
            benchmark.report().html(), benchmark.report().pdf(), benchmark.report().latex()));
    return run;
  }
}
