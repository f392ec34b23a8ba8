package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.harness.ci.JobEnvironment;
import org.cosmoassay.harness.ci.JobReport;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.report.ReportBuilder;
import org.cosmoassay.harness.report.Reports;
import org.cosmoassay.harness.run.BenchmarkRunner;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.reports.ReportWriter;

/** Runs a benchmark, renders its reports and says what came out: what run and demo share. */
final class RunExecution {

  private RunExecution() {}

  /** Returns the exit code. */
  static int execute(Benchmark benchmark, RunOptions options, JobEnvironment job, PrintWriter out)
      throws Exception {
    Path root = options.directory(benchmark.name());
    RunDirectory directory = RunDirectory.at(root);
    RunRecord run =
        directory.whileLocked(
            () ->
                Threads.call(options.threads(), () -> runAndRender(benchmark, directory, options)));
    if (!options.quiet()) {
      Outcome.print(run, options.strict(), out);
      Path html = root.resolve("report.html");
      out.println(Files.exists(html) ? "Report: " + html : "Results: " + root);
    }
    JobReport.in(options.quiet() ? job.withoutCommands() : job)
        .write(ReportBuilder.ofVerdicts(run, ""), root, out);
    return Outcome.exitCode(run, options.strict(), options.strict());
  }

  private static RunRecord runAndRender(
      Benchmark benchmark, RunDirectory directory, RunOptions options) throws Exception {
    if (options.fresh()) {
      directory.clearCache();
    }
    RunRecord run =
        BenchmarkRunner.run(benchmark, directory, TerminalProgress.create(options.quiet()));
    Reports.write(
        directory,
        new ReportWriter.Options(
            benchmark.report().html(), benchmark.report().pdf(), benchmark.report().latex()));
    return run;
  }
}
