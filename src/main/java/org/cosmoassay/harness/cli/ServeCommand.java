package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cosmoassay.harness.serve.RunServer;
import org.cosmoassay.harness.store.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve}: finished runs in the browser. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Show runs in the browser: an index, trends of every gate, runs side by side, reports.",
      "Nothing is written, and no other machine can look. Ctrl-C ends it."
    })
final class ServeCommand implements Callable<Integer> {

  private static final int MOST_PORT = 65_535;

  @Parameters(
      paramLabel = "RUNS_DIR",
      description = "The directory that holds run directories, e.g. runs.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8642",
      description = "Port to listen on, 0 for any that is free; default: ${DEFAULT-VALUE}.")
  private int port;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws UsageException {
    if (port < 0 || port > MOST_PORT) {
      throw new UsageException("--port " + port + ": a port is between 0 and " + MOST_PORT);
    }
    if (!Files.isDirectory(directory)) {
      throw new UsageException(
          directory + ": no directory; name the one that holds run directories, e.g. runs");
    }
    if (Files.exists(RunDirectory.at(directory).record())) {
      throw new UsageException(
          directory + ": this is a run itself; name the directory that holds it");
    }
    try (RunServer server = started()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      spec.commandLine()
          .getOut()
          .println(server.address() + " shows the runs of " + directory + "; Ctrl-C ends it");
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Asked to end, as by Ctrl-C.
    }
    return ExitCode.PASS;
  }

  private RunServer started() throws UsageException {
    try {
      return RunServer.start(directory, port);
    } catch (IOException e) {
      throw new UsageException(
          "%s cannot be served on port %d (%s); pass another --port, or 0 for one that is free"
              .formatted(directory, port, e.getMessage()),
          e);
    }
  }
}
