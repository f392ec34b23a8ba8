package org.cosmoassay.harness.cli;

import java.util.concurrent.Callable;
import org.cosmoassay.harness.config.Benchmark;
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

  @Mixin private RunOptions options = new RunOptions();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Benchmark benchmark = benchmarkArguments.load();
    return RunExecution.execute(benchmark, options, main, spec.commandLine());
  }
}
