package org.cosmoassay.generators.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cosmoassay.generators.GeneratorException;

/**
 * A model that runs outside this program: a command of the operating system that writes one
 * catalogue file. It is started from a list of arguments without a shell, so nothing in an argument
 * is ever interpreted. Inside arguments these placeholders are replaced; <code>{{name}}</code>
 * stands for a literal {@code {name}}:
 *
 * <ul>
 *   <li>{@code {output}}: the file to write; obligatory
 *   <li>{@code {seed}}: the seed of this realization, a signed 64-bit integer
 *   <li>{@code {realization}}: its index, from 0
 *   <li>{@code {conditions}}: a CSV file of one header and one row with the stated ones of Omega_m,
 *       Omega_b, h, n_s, sigma_8, redshift
 * </ul>
 *
 * <p>Standard input is empty. Standard output and error are read to their end; the last 8 KB of
 * each serve messages. At the time-out, or when the calling thread is interrupted, the process and
 * all its descendants are killed.
 */
public final class ExternalCommand {

  /** Known to every array library as it stands: NumPy appends no second suffix to it. */
  public static final String DEFAULT_OUTPUT_NAME = "cloud.npy";

  private static final List<String> PLACEHOLDERS =
      List.of("conditions", "output", "realization", "seed");
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(\\{" + NAME + "})}|\\{(" + NAME + ")}");

  /** A background child may keep a pipe open after the command's own end: no longer than this. */
  private static final Duration PIPE_GRACE = Duration.ofMillis(500);

  private final List<String> arguments;
  private final Path workingDirectory;
  private final Duration timeout;
  private final String outputName;

  private ExternalCommand(
      List<String> arguments, Path workingDirectory, Duration timeout, String outputName) {
    this.arguments = arguments;
    this.workingDirectory = workingDirectory;
    this.timeout = timeout;
    this.outputName = outputName;
  }

  /**
   * A command.
   *
   * @param arguments the program and its arguments
   * @param workingDirectory where it runs; by custom the directory of the benchmark file
   * @param timeout the longest time one call may take
   * @throws IllegalArgumentException when the list is empty, a placeholder unknown, {@code
   *     {output}} missing, or the time-out not positive
   */
  public static ExternalCommand of(
      List<String> arguments, Path workingDirectory, Duration timeout) {
    if (arguments.isEmpty() || arguments.get(0).isBlank()) {
      throw new IllegalArgumentException(
          "The command is empty: name a program and its arguments, as a list.");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "The time-out (" + timeout + ") of a command must be longer than 0.");
    }
    ExternalCommand command =
        new ExternalCommand(List.copyOf(arguments), workingDirectory, timeout, DEFAULT_OUTPUT_NAME);
    for (String argument : arguments) {
      requireKnownPlaceholders(argument);
    }
    if (!command.uses("output")) {
      throw new IllegalArgumentException(
          "The command %s has no {output}: pass it as the file the program shall write."
              .formatted(arguments));
    }
    return command;
  }

  /** The same command with another name for its output file, whose suffix tells the format. */
  public ExternalCommand withOutputName(String name) {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "The output name (" + name + ") must be a plain file name, such as cloud.csv.");
    }
    return new ExternalCommand(arguments, workingDirectory, timeout, name);
  }

  /** The command as stated: what decides a sample as far as this program can know. */
  public String identity() {
    return "command/1 %s in %s writes %s".formatted(arguments, workingDirectory, outputName);
  }

  /**
   * Runs the command once.
   *
   * @return the file it wrote, inside the directory of the invocation
   * @throws GeneratorException when it cannot be started, exits with another code than 0, exceeds
   *     the time-out, writes nothing, or when the calling thread is interrupted (its interrupt flag
   *     is then set)
   */
  public Path run(CommandInvocation invocation) throws GeneratorException {
    Path output = invocation.directory().resolve(outputName).toAbsolutePath();
    Process process = start(substituted(invocation, output));
    OutputTail stdout = new OutputTail(process.getInputStream());
    OutputTail stderr = new OutputTail(process.getErrorStream());
    List<Thread> drains = List.of(drain(stdout, "stdout"), drain(stderr, "stderr"));
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        kill(process.toHandle());
        joinAll(drains);
        throw failure(
            "did not end within "
                + timeout.toMillis() / 1000.0
                + " s and was killed; raise its time-out or make it faster",
            stdout,
            stderr);
      }
      joinAll(drains);
    } catch (InterruptedException e) {
      kill(process.toHandle());
      Thread.currentThread().interrupt();
      throw new GeneratorException(summary("was interrupted and killed"), e);
    } catch (IOException e) {
      kill(process.toHandle());
      throw new GeneratorException(summary("lost its standard input: " + e.getMessage()), e);
    }
    if (process.exitValue() != 0) {
      throw failure("ended with exit code " + process.exitValue(), stdout, stderr);
    }
    requireWritten(output, stdout, stderr);
    return output;
  }

  private Process start(List<String> command) throws GeneratorException {
    if (!Files.isDirectory(workingDirectory)) {
      throw new GeneratorException(
          summary("cannot start: its working directory " + workingDirectory + " does not exist"));
    }
    try {
      // The empty path of a benchmark beside which one stands names no directory to Java.
      return new ProcessBuilder(command)
          .directory(workingDirectory.toAbsolutePath().toFile())
          .start();
    } catch (IOException e) {
      throw new GeneratorException(
          summary(
              "cannot start (%s); install the program or state its full path"
                  .formatted(e.getMessage())),
          e);
    }
  }

  private List<String> substituted(CommandInvocation invocation, Path output)
      throws GeneratorException {
    Map<String, String> values = new TreeMap<>();
    values.put("seed", Long.toString(invocation.seed()));
    values.put("realization", Integer.toString(invocation.realization()));
    values.put("output", output.toString());
    try {
      Files.createDirectories(invocation.directory());
      Files.deleteIfExists(output);
      if (uses("conditions")) {
        values.put("conditions", writeConditions(invocation).toString());
      }
    } catch (IOException e) {
      throw new GeneratorException(
          "The directory %s cannot be prepared for a command (%s); check space and permissions."
              .formatted(invocation.directory(), e),
          e);
    }
    List<String> command = new ArrayList<>();
    for (String argument : arguments) {
      Matcher matcher = PLACEHOLDER.matcher(argument);
      command.add(
          matcher.replaceAll(
              match ->
                  Matcher.quoteReplacement(
                      match.group(1) != null
                          ? match.group(1)
                          : values.getOrDefault(match.group(2), ""))));
    }
    return command;
  }

  private Path writeConditions(CommandInvocation invocation)
      throws IOException, GeneratorException {
    String table = ConditionTable.csv(invocation.condition());
    if (table.isEmpty()) {
      throw new GeneratorException(
          summary(
              "asks for {conditions}, but realization "
                  + invocation.realization()
                  + " has no stated cosmology; state the conditions or remove the placeholder"));
    }
    Path file = invocation.directory().resolve("conditions.csv").toAbsolutePath();
    return Files.writeString(file, table);
  }

  private void requireWritten(Path output, OutputTail stdout, OutputTail stderr)
      throws GeneratorException {
    try {
      if (!Files.isRegularFile(output)) {
        throw failure("ended without writing {output}, the file " + output, stdout, stderr);
      }
      if (Files.size(output) == 0) {
        throw failure("wrote an empty {output}, the file " + output, stdout, stderr);
      }
    } catch (IOException e) {
      throw new GeneratorException(summary("wrote an {output} that cannot be read: " + e), e);
    }
  }

  private boolean uses(String placeholder) {
    return arguments.stream().anyMatch(argument -> placeholders(argument).contains(placeholder));
  }

  private static List<String> placeholders(String argument) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(argument);
    while (matcher.find()) {
      String name = matcher.group(2);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private static void requireKnownPlaceholders(String argument) {
    for (String name : placeholders(argument)) {
      if (!PLACEHOLDERS.contains(name)) {
        throw new IllegalArgumentException(
            "The command's argument \"%s\" has an unknown placeholder {%s}; known are {%s}. Write"
                    .formatted(argument, name, String.join("}, {", PLACEHOLDERS))
                + " {{"
                + name
                + "}} for the literal text.");
      }
    }
  }

  /** Kills a process and everything it started; children are listed before their parent dies. */
  private static void kill(ProcessHandle process) {
    List<ProcessHandle> children = process.children().toList();
    process.destroyForcibly();
    children.forEach(ExternalCommand::kill);
  }

  private static Thread drain(OutputTail tail, String name) {
    Thread thread = new Thread(tail, "command-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void joinAll(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(PIPE_GRACE.toMillis());
    }
  }

  private String summary(String event) {
    // A script among the arguments may have many lines; a message has one.
    String command = String.join(" ", arguments).replaceAll("\\p{Cntrl}+", " ");
    return "The command " + command + " " + event + ".";
  }

  private GeneratorException failure(String event, OutputTail stdout, OutputTail stderr) {
    String tail = stderr.text();
    String stream = "standard error";
    if (tail.isEmpty()) {
      tail = stdout.text();
      stream = "standard output";
    }
    String end =
        tail.isEmpty()
            ? " It printed nothing."
            : " The end of its " + stream + ":\n    " + tail.replace("\n", "\n    ");
    return new GeneratorException(summary(event) + end);
  }
}
