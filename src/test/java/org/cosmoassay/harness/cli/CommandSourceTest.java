package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** External programs as sources, and the many ways in which they fail. */
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "the commands are scripts of /bin/sh")
final class CommandSourceTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void writeConditions() throws IOException {
    Catalogs.uniform(directory.resolve("a.npy"), 4, 150, 100, 5);
    Files.writeString(
        directory.resolve("a.csv"), "Omega_m,sigma_8\n0.1,0.8\n0.2,0.8\n0.3,0.8\n0.4,0.8\n");
  }

  @Test
  void aCommandIsCalledOncePerRealizationWithItsOwnSeedAndCondition() throws IOException {
    Files.writeString(
        directory.resolve("model.sh"),
        """
        echo "$1 $2 $(tail -n 1 "$3" | cut -d, -f1)" >> calls.txt
        awk -v seed="$1" 'BEGIN { srand(seed); print "x,y,z";
          for (i = 0; i < 150; i++) print 100 * rand() "," 100 * rand() "," 100 * rand() }' > "$4"
        """);
    String command =
        "command: [/bin/sh, model.sh, '{seed}', '{realization}', '{conditions}', '{output}']";
    Shell.Result first = run(command);
    assertThat(first.code()).as(first.out() + first.err()).isZero();
    List<String> calls = Files.readAllLines(directory.resolve("calls.txt"));
    assertThat(calls).hasSize(4).doesNotHaveDuplicates();
    for (String call : calls) {
      String[] words = call.split(" ", -1);
      assertThat(Long.parseLong(words[0])).isNotNegative();
      double omegaM = 0.1 * (Integer.parseInt(words[1]) + 1);
      assertThat(Double.parseDouble(words[2])).isEqualTo(omegaM, within(1e-12));
    }

    SortedMap<String, String> contents = Trees.contents(directory.resolve("run"));
    assertThat(run(command).code()).isZero();
    assertThat(Files.readAllLines(directory.resolve("calls.txt"))).isEqualTo(calls);
    assertThat(Trees.differences(Trees.contents(directory.resolve("run")), contents)).isEmpty();
  }

  @Test
  void everyFailureIsOneLineThatNamesSourceAndRealization() throws IOException {
    assertFails("exit 7", "exit code 7");
    assertFails("echo oh no >&2; exit 7", "exit code 7", "\n    oh no");
    assertFails("sleep 20", "1.0 s", "time-out");
    assertFails("true {output}", "without writing");
    assertFails(": > {output}", "empty");
    assertFails("echo garbage > {output}", "cloud.csv");
    assertFails("printf 'x,y,z\\n1,2,nan\\n' > {output}", "cloud.csv", "z", "NaN");
    assertFails("printf 'x,y,z\\n1,2,300\\n' > {output}", "cloud.csv", "300");
    Path two = Catalogs.uniform(directory.resolve("two.npy"), 2, 5, 100, 1);
    Shell.run("convert", two, directory.resolve("two.csv"), "--box", "100");
    assertFails("cp two.csv {output}", "cloud.csv", "2 clouds", "one cloud per call");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() throws IOException {
    Shell.Result result = run("command: [no-such-program-1, '{output}']");
    assertThat(result.code()).isEqualTo(2);
    assertThat(problem(result)).hasSize(1);
    assertThat(result.err()).contains("mine", "realization 0", "no-such-program-1");
  }

  @Test
  void aScriptOfManyLinesDoesNotTearTheMessageApart() throws IOException {
    Shell.Result result =
        run("command: [/bin/sh, -c, \"true\\n# {output}\\necho why >&2\\nexit 3\"]");
    assertThat(result.code()).isEqualTo(2);
    assertThat(problem(result).get(0)).contains("mine", "realization 0", "exit code 3");
    assertThat(problem(result).stream().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("    "));
  }

  @Test
  void aNumPyModelWorks() throws Exception {
    Process probe = startIfThere("python3", "-c", "import numpy");
    assumeTrue(
        probe != null && probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0,
        "there is no python3 with numpy");
    Files.writeString(
        directory.resolve("model.py"),
        """
        import sys
        import numpy as np
        rng = np.random.default_rng(int(sys.argv[1]))
        np.savez(sys.argv[2], positions=rng.uniform(0, 100, (150, 3)).astype('f4') % np.float32(100),
                 velocities=rng.normal(0, 300, (150, 3)))
        """);
    Shell.Result result = run("command: [python3, model.py, '{seed}', '{output}']", "npz", 60);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(directory.resolve("run/measurements/mine/xi.npz")).exists();
  }

  private static @Nullable Process startIfThere(String... command) {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      return null;
    }
  }

  private void assertFails(String script, String... parts) throws IOException {
    String whole = script.contains("{output}") ? script : script + " # {output}";
    Shell.Result result = run("command: [/bin/sh, -c, '" + whole.replace("'", "''") + "']");
    assertThat(result.code()).as(script + "\n" + result.out() + result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts);
    assertThat(problem(result).get(0)).startsWith("cosmoassay: source mine, realization 0: ");
    assertThat(problem(result).stream().skip(1)).allMatch(line -> line.startsWith("    "));
    assertThat(directory.resolve("run/run.json")).doesNotExist();
    assertThat(directory.resolve("run/.cache/samples")).isEmptyDirectory();
  }

  private Shell.Result run(String command) throws IOException {
    return run(command, "csv", 1);
  }

  private Shell.Result run(String command, String format, int timeout) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: commands
            reference: {name: r, catalogues: a.npy, columns: [x, y, z], box: 100, conditions: a.csv}
            sources:
              - {name: mine, timeout: %d, output: %s, %s}
            statistics: [{xi: {bins: "edges:1,10,20"}}]
            gates: [{statistic: xi, test: hotelling}]
            report: {html: false, pdf: false}
            """
                .formatted(timeout, format, command));
    return Shell.run("run", file, "--out", directory.resolve("run"));
  }

  /** What is said after the command was shown. */
  private static List<String> problem(Shell.Result result) {
    List<String> lines = result.err().lines().toList();
    assertThat(lines.get(0)).startsWith("cosmoassay: source mine runs: ");
    return lines.subList(1, lines.size());
  }
}
