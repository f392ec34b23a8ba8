package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code run}: the main job. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run a benchmark: measure, compare, judge, report. Resumes by default.")
final class RunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BENCHMARK.yaml", description = "A benchmark file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Value of a variable that the benchmark uses as ${NAME}; may be repeated.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Directory of the files of `dataset: NAME`; `list datasets` says what they are.")
  private @Nullable String dataDirectory;

  @Mixin private RunOptions options = new RunOptions();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Main main;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (dataDirectory != null) {
      variables.put("data-dir", dataDirectory);
    }
    Benchmark benchmark = BenchmarkFile.load(file, variables);
    return RunExecution.execute(benchmark, options, main.job(), spec.commandLine().getOut());
  }
}
