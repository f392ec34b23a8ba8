package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what a page tells its reader to do, in a directory of its own, and holds what is printed
 * against what the page shows.
 *
 * <ul>
 *   <li>A block whose first line is {@code # NAME} is written to a file of that name.
 *   <li>In blocks of {@code console}, lines after {@code $} are commands, and the lines below are
 *       what they print. A line {@code ...} stands for any lines, and {@code ...} within a line for
 *       the rest of it.
 *   <li>{@code ./cosmoassay} is the program, called in this process; {@code echo $?} is its exit
 *       code; other commands are a shell's and must succeed.
 * </ul>
 */
final class Walkthrough {

  private static final String PROGRAM = "./cosmoassay ";
  private static final String ANY = "...";
  private static final Pattern FILE = Pattern.compile("# ([\\w./-]+\\.[a-z]+)\\n");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** What is a path among the words of a command: this process has another working directory. */
  private static final Pattern PATH =
      Pattern.compile("runs(/.*)?|[\\w./-]+\\.(yaml|npy|npz|csv|json|tex|pdf|html)");

  private final Path directory;
  private int code;

  Walkthrough(Path directory) {
    this.directory = directory;
  }

  /** Follows the whole page. */
  void follow(MarkdownPage page) throws Exception {
    for (MarkdownPage.Block block : page.blocks()) {
      if (block.language().equals("console")) {
        console(block.body());
        continue;
      }
      Matcher named = FILE.matcher(block.body());
      if (named.lookingAt()) {
        Path file = directory.resolve(named.group(1));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, block.body());
      }
    }
  }

  private void console(String body) throws Exception {
    String[] steps = body.split("(?m)^\\$ ", -1);
    assertThat(steps[0]).as("what stands before the first command").isBlank();
    for (int i = 1; i < steps.length; i++) {
      List<String> lines = steps[i].lines().toList();
      String command = lines.get(0);
      String printed = command.startsWith(PROGRAM) ? called(command) : shell(command);
      assertPrinted(command, printed, lines.subList(1, lines.size()));
    }
  }

  private String called(String command) {
    List<Object> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.substring(PROGRAM.length()));
    while (word.find()) {
      String text = word.group().replaceAll("^['\"]|['\"]$", "");
      words.add(PATH.matcher(text).matches() ? directory.resolve(text) : text);
    }
    if (Set.of("run", "demo").contains(words.get(0)) && !words.contains("--out")) {
      words.add("--out");
      words.add(directory.resolve("runs").resolve(benchmark(words.get(1))));
    }
    Shell.Result result = Shell.run(words.toArray());
    code = result.code();
    assertThat(code).as(command + "\n" + result.err()).isIn(ExitCode.PASS, ExitCode.GATE_FAILED);
    return (result.out() + result.err()).replace(directory + "/", "");
  }

  /** The run directory is named after the benchmark. */
  private static String benchmark(Object file) {
    try {
      Matcher name = Pattern.compile("(?m)^name: (\\S+)").matcher(Files.readString((Path) file));
      assertThat(name.find()).isTrue();
      return name.group(1);
    } catch (IOException e) {
      throw new AssertionError("no benchmark: " + file, e);
    }
  }

  private String shell(String command) throws Exception {
    if (command.equals("echo $?")) {
      return code + "\n";
    }
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    code = process.waitFor();
    assertThat(code).as(command + "\n" + out).isZero();
    return out;
  }

  private static void assertPrinted(String command, String printed, List<String> shown) {
    StringBuilder pattern = new StringBuilder();
    List<String> lines = withoutBlankEnd(shown);
    for (String line : lines) {
      pattern.append(
          line.equals(ANY) ? "(.*\\n)*?" : Pattern.quote(line).replace(ANY, "\\E.*\\Q") + "\\n");
    }
    assertThat(printed.replace("\r\n", "\n"))
        .as("$ %s\nprints\n%s\nand the page shows\n%s", command, printed, String.join("\n", lines))
        .matches(pattern + "\\n*");
  }

  private static List<String> withoutBlankEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }
}
