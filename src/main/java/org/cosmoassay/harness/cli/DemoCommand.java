package org.cosmoassay.harness.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code demo}: the shipped benchmark; needs no input. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Run the shipped benchmark; no input needed.")
final class DemoCommand implements Callable<Integer> {

  private static final String FILE_NAME = "demo.yaml";

  @Mixin private RunOptions options = new RunOptions();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Benchmark benchmark =
        BenchmarkFile.parse(
            FILE_NAME, Benchmarks.text(FILE_NAME), Benchmarks.directory(), Map.of());
    return RunExecution.execute(benchmark, options, null, main, spec.commandLine());
  }
}
