package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.SourceSpec;
import picocli.CommandLine.Option;

/**
 * Whether sources of a benchmark may run programs. Whoever runs the benchmark of somebody else sees
 * what it is about to start, or forbids it.
 */
final class CommandsOption {

  /** Words that a shell takes as they are, braces of placeholders included. */
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:=,@%+{}-]+");

  @Option(
      names = "--no-commands",
      description =
          "Refuse a benchmark that runs external commands; without it each command is shown before"
              + " it runs.")
  private boolean forbidden;

  /**
   * Shows what a benchmark will run, once for each source, or refuses it.
   *
   * @throws UsageException naming the first source with a command, when commands are forbidden
   */
  void allow(Benchmark benchmark, PrintWriter err) throws UsageException {
    allow(benchmark, benchmark.sources().stream().map(SourceSpec::name).toList(), err);
  }

  /** The same where only sources of these names are used, and what they are made of. */
  void allow(Benchmark benchmark, List<String> names, PrintWriter err) throws UsageException {
    Set<String> used = new HashSet<>();
    names.forEach(name -> addWithOriginals(benchmark, name, used));
    for (SourceSpec source : benchmark.sources()) {
      if (source.origin() instanceof Origin.Command command && used.contains(source.name())) {
        String line = line(command.command());
        if (forbidden) {
          throw new UsageException(
              "source %s runs an external command, which --no-commands forbids: %s; remove the source, or the option if you trust it"
                  .formatted(source.name(), line));
        }
        err.println("cosmoassay: source %s runs: %s".formatted(source.name(), line));
      }
    }
    err.flush();
  }

  private static void addWithOriginals(Benchmark benchmark, String name, Set<String> used) {
    if (used.add(name)) {
      for (SourceSpec source : benchmark.sources()) {
        if (source.name().equals(name) && source.origin() instanceof Origin.Perturbed perturbed) {
          addWithOriginals(benchmark, perturbed.source(), used);
        }
      }
    }
  }

  /** The words so that nobody takes two for one, in one line that moves no cursor. */
  static String line(List<String> words) {
    return words.stream().map(CommandsOption::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    String plain =
        TerminalText.plain(word.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"));
    return BARE.matcher(word).matches() ? word : "'" + plain.replace("'", "'\\''") + "'";
  }
}
