package org.cosmoassay.harness.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cosmoassay.harness.cli.Main;

/**
 * The program in processes of its own, one after another.
 *
 * @param directory where they work
 * @param jvmOptions more options of their JVMs
 */
record ChildProgram(Path directory, List<String> jvmOptions) {

  private static final long MOST_SECONDS = 300;

  /** The Java from which on native libraries and direct memory make the JVM print warnings. */
  private static final int FIRST_TO_WARN = 24;

  ChildProgram {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /**
   * How a process ended.
   *
   * @param code its exit code; of one killed by SIGKILL, 137
   * @param err what it printed on standard error
   */
  record Ended(int code, String err) {}

  /** Runs a command line to its end. */
  Ended run(List<String> arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end after " + MOST_SECONDS + " s: " + arguments);
    }
    return ended(process);
  }

  /** Runs a command line and kills it, as {@code kill -9} does, after a time or at its end. */
  Ended runAndKill(List<String> arguments, long nanos) throws IOException, InterruptedException {
    Process process = start(arguments);
    if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return ended(process);
  }

  Process start(List<String> arguments) throws IOException {
    return new ProcessBuilder(command(arguments))
        .directory(directory.toFile())
        .redirectOutput(directory.resolve("stdout").toFile())
        .redirectError(directory.resolve("stderr").toFile())
        .start();
  }

  List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Lightly compiled code starts sooner, and how it is compiled must not matter to any bit.
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-Djava.awt.headless=true"));
    if (Runtime.version().feature() >= FIRST_TO_WARN) {
      // As the launcher does: what a command says is looked at.
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private Ended ended(Process process) throws IOException {
    return new Ended(process.exitValue(), Files.readString(directory.resolve("stderr")));
  }
}
