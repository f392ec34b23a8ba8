package org.cosmoassay.harness.cli;

import java.util.concurrent.Callable;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.run.BenchmarkRunner.Elsewhere;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code run}: the main job. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run a benchmark: measure, compare, judge, report. Resumes by default.")
final class RunCommand implements Callable<Integer> {

  @Mixin private BenchmarkArguments benchmarkArguments = new BenchmarkArguments();

  @Mixin private EngineArguments engineArguments = new EngineArguments();

  @Mixin private RunOptions options = new RunOptions();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    BenchmarkText text = benchmarkArguments.read();
    Benchmark benchmark = text.benchmark();
    try (Engine engine = engineArguments.start("run " + benchmark.name(), options.threads())) {
      Elsewhere elsewhere = engine == null ? null : new Elsewhere(engine, text);
      return RunExecution.execute(benchmark, options, elsewhere, main, spec.commandLine());
    }
  }
}
