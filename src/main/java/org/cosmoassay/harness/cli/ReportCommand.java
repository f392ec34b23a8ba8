package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.report.Reports;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.reports.ReportWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: renders a finished run again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Render the reports of a finished run again; nothing is measured.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "A run directory.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Option(names = "--html", description = "Only the HTML report, unless --pdf is given too.")
  private boolean html;

  @Option(names = "--pdf", description = "Only the PDF report, unless --html is given too.")
  private boolean pdf;

  @Option(
      names = "--tex",
      description =
          "What papers take, too: tables as LaTeX, figures as PDF, and a document in paper/ that"
              + " compiles; without it those of an earlier report are removed.")
  private boolean tex;

  @Option(
      names = "--timings",
      description =
          "Also how long each source took, under Provenance; left out otherwise, as no other run"
              + " repeats it.")
  private boolean timings;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RunDirectory run = RunDirectory.finished(directory);
    boolean all = !html && !pdf;
    ReportWriter.Options options = new ReportWriter.Options(all || html, all || pdf, tex);
    for (Path written : run.whileLocked("report", () -> Reports.write(run, options, timings))) {
      spec.commandLine().getOut().println(written);
    }
    return ExitCode.PASS;
  }
}
