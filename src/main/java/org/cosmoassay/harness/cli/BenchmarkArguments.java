package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A benchmark file with the values of its variables. */
final class BenchmarkArguments {

  @Parameters(paramLabel = "BENCHMARK.yaml", description = "A benchmark file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Value of a variable that the benchmark uses as $${NAME}; may be repeated.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Directory of the files of `dataset: NAME`; `list datasets` says what they are.")
  private @Nullable String dataDirectory;

  /** The benchmark as it is written. */
  BenchmarkText read() throws ConfigurationException {
    Map<String, String> values = new LinkedHashMap<>(variables);
    if (dataDirectory != null) {
      values.put("data-dir", dataDirectory);
    }
    return BenchmarkText.read(file, values);
  }
}
