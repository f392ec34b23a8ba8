package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that runs a benchmark. */
final class RunOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory; default: runs/NAME of the benchmark.")
  private @Nullable Path out;

  @Option(
      names = "--fresh",
      description = "Measure everything again instead of resuming from what is there.")
  private boolean fresh;

  @Option(
      names = "--strict",
      description =
          "Exit with 4 when a gate is inconclusive or skipped and none failed. Exhibits count as any"
              + " other source.")
  private boolean strict;

  @Option(
      names = "--quiet",
      description =
          "No progress and no table: only the gates that decide against it, and the report.")
  private boolean quiet;

  @Mixin private CommandsOption commands = new CommandsOption();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  Path directory(String name) {
    return out == null ? Path.of("runs", name) : out;
  }

  boolean fresh() {
    return fresh;
  }

  boolean strict() {
    return strict;
  }

  CommandsOption commands() {
    return commands;
  }

  boolean quiet() {
    return quiet;
  }

  int threads() throws UsageException {
    return threads.count();
  }
}
