package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code init}: a commented starter benchmark that runs as it is. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Write a commented starter benchmark that runs as it is.")
final class InitCommand implements Callable<Integer> {

  private static final String FILE_NAME = "benchmark.yaml";

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Directory to write " + FILE_NAME + " into; default: here.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws UsageException, RunStoreException {
    Path file = directory.resolve(FILE_NAME).normalize();
    if (Files.exists(file)) {
      throw new UsageException(file + ": exists already; name another directory or move it away");
    }
    try {
      Files.createDirectories(directory);
      AtomicFile.write(file, Benchmarks.text("starter.yaml").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
    spec.commandLine()
        .getOut()
        .println(
            file
                + ": written; run it with: cosmoassay run "
                + file
                + " (what next is said at its end)");
    return ExitCode.PASS;
  }
}
