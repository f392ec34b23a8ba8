package org.cosmoassay.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program in a process of its own, to kill it or to take resources from it. */
final class ChildJvm {

  private static final long MOST_SECONDS = 60;

  private ChildJvm() {}

  /**
   * The command line of a child JVM, quick to start.
   *
   * @param jvmOptions options of the JVM, e.g. {@code -Duser.language=tr}
   */
  static List<String> command(List<String> jvmOptions, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // No -XX:TieredStopAtLevel=1: what is compiled how must not matter to any bit either.
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /** Runs a command to its end and keeps what it prints. */
  static Shell.Result run(Path scratch, List<String> command)
      throws IOException, InterruptedException {
    Path out = scratch.resolve("child.out");
    Path err = scratch.resolve("child.err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end after " + MOST_SECONDS + " s: " + command);
    }
    return new Shell.Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
