package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.run.BenchmarkRunner.Elsewhere;
import org.cosmoassay.harness.run.Calibrator;
import org.cosmoassay.harness.run.Threads;
import org.cosmoassay.harness.store.Calibration;
import org.cosmoassay.harness.store.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code calibrate}: how often the gates of a benchmark are wrong, and what they see. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the false-alarm rate and the detection power of every gate of a benchmark:",
      "its reference is split at random many times, and defects of known strength are planted in one"
          + " side. Resumes where it was, defect by defect."
    })
final class CalibrateCommand implements Callable<Integer> {

  @Mixin private BenchmarkArguments benchmarkArguments = new BenchmarkArguments();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of calibration.json; default: runs/NAME-calibration.")
  private @Nullable Path out;

  @Option(
      names = "--pool",
      paramLabel = "SOURCE",
      description =
          "A source of the benchmark that is more of the reference: its clouds are pooled with the"
              + " reference's; may be repeated.")
  private List<String> pool = new ArrayList<>();

  @Option(
      names = "--defect",
      paramLabel = "NAME",
      description = "Plant this defect only; may be repeated; default: all of them.")
  private List<String> defects = new ArrayList<>();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials without a defect; default: ${DEFAULT-VALUE}.")
  private int trials = 1000;

  @Option(
      names = "--power-trials",
      paramLabel = "N",
      description = "Trials of each strength of each defect; default: ${DEFAULT-VALUE}.")
  private int powerTrials = 200;

  @Option(
      names = "--clouds",
      paramLabel = "N",
      description =
          "Clouds on each side of a trial; default: as in a run, where there are as many.")
  private int clouds;

  @Option(names = "--quiet", description = "No progress and no table; files and exit code only.")
  private boolean quiet;

  @Mixin private EngineArguments engineArguments = new EngineArguments();

  @Mixin private CommandsOption commands = new CommandsOption();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    requirePositive("--trials", trials);
    requirePositive("--power-trials", powerTrials);
    if (clouds < 0 || clouds == 1) {
      throw new UsageException("--clouds %d: write 2 or more".formatted(clouds));
    }
    BenchmarkText text = benchmarkArguments.read();
    Benchmark benchmark = text.benchmark();
    commands.allow(benchmark, pool, spec.commandLine().getErr());
    Path root = out == null ? Path.of("runs", benchmark.name() + "-calibration") : out;
    RunDirectory directory = RunDirectory.at(root);
    Calibrator.Settings settings =
        new Calibrator.Settings(pool, defects, trials, powerTrials, clouds);
    Calibration calibration;
    try (Engine engine = engineArguments.start("calibrate " + benchmark.name(), threads.count())) {
      Elsewhere elsewhere = engine == null ? null : new Elsewhere(engine, text);
      calibration =
          directory.whileLocked(
              "calibrate",
              () ->
                  Threads.call(
                      threads.count(),
                      () ->
                          Calibrator.calibrate(
                              benchmark,
                              settings,
                              directory,
                              main.resumableProgress(quiet),
                              elsewhere)));
    }
    if (!quiet) {
      CalibrationPrinter.print(calibration, spec.commandLine().getOut());
      spec.commandLine().getOut().println("Calibration: " + directory.calibration());
    }
    return ExitCode.PASS;
  }

  private static void requirePositive(String option, int value) throws UsageException {
    if (value < 1) {
      throw new UsageException("%s %d: write 1 or more".formatted(option, value));
    }
  }
}
