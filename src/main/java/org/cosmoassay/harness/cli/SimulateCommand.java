package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.config.SuiteFile;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.run.EngineWorkshop;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.reference.simulator.suite.Suite;
import org.cosmoassay.reference.simulator.suite.SuiteRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code simulate}: a suite of reference simulations. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Make a suite of simulations. Resumes where it was, simulation by simulation.")
final class SimulateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SUITE.yaml", description = "A suite file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory of the suite; made when it is not there.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Make at most N simulations now; default: all that are missing.")
  private int most = Integer.MAX_VALUE;

  @Option(names = "--quiet", description = "No progress and no summary; files and exit code only.")
  private boolean quiet;

  @Mixin private EngineArguments engineArguments = new EngineArguments();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (most < 0) {
      throw new UsageException("--most " + most + ": write 0 or more");
    }
    SuiteFile.Text text = SuiteFile.read(file);
    Suite suite = text.suite();
    SuiteRunner.Outcome outcome;
    try (Engine engine = engineArguments.start("simulate " + file, threads.count())) {
      SuiteRunner.Workshop workshop =
          engine == null
              ? SuiteRunner.Workshop.here(suite)
              : new EngineWorkshop(engine, text, suite);
      outcome =
          WorkFolder.whileLocked(
              out,
              "simulate",
              () -> Threads.call(threads.count(), () -> make(suite, text, workshop)));
    }
    if (!quiet) {
      PrintWriter printer = spec.commandLine().getOut();
      printer.println(
          outcome.missing() == 0
              ? "%s: %d simulations made, all are there; see README.md"
                  .formatted(out, outcome.made())
              : "%s: %d simulations made, %d are missing; run the same command again"
                  .formatted(out, outcome.made(), outcome.missing()));
    }
    return ExitCode.PASS;
  }

  private SuiteRunner.Outcome make(Suite suite, SuiteFile.Text text, SuiteRunner.Workshop workshop)
      throws Exception {
    Progress progress = main.resumableProgress(quiet);
    try {
      return SuiteRunner.run(
          suite, text.text(), out, most, workshop, new ProgressListener(progress));
    } catch (IOException e) {
      throw new UsageException("%s: %s".formatted(out, e.getMessage()));
    } finally {
      progress.end();
    }
  }

  /** Shows simulations as the steps of a task. */
  private record ProgressListener(Progress progress) implements SuiteRunner.Listener {
    @Override
    public void begin(int missing) {
      progress.begin("simulate", missing);
    }

    @Override
    public void made() {
      progress.step();
    }
  }
}
