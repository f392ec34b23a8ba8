package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see who press Ctrl-C, and what schedulers see that ask a job to end. */
final class StopTest {

  private static final int INTERRUPT = 2;
  private static final int TERMINATE = 15;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void anInterruptedRunSaysHowFarItIsAndResumes() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: stopped
            reference: {name: truth, generator: thomas, points: 300, realizations: 2, box: 100}
            sources:
              - name: slow
                command: ["/bin/sh", "-c", "sleep 0.2; printf 'x,y,z\\\\n1,2,3\\\\n%s,5,6\\\\n' {realization} > {output}"]
                output: csv
                realizations: 6
                control: negative
            statistics: [{xi: {bins: "lin:1:21:5"}}]
            report: {html: false, pdf: false}
            """);
    Path out = directory.resolve("out");
    Process process = start("run", file, "--out", out);
    awaitEntries(process, out.resolve(".cache/samples"), 2);
    int signal = isInterruptIgnored() ? TERMINATE : INTERRUPT;
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    // The shell's word for an end by a signal.
    assertThat(process.exitValue()).isEqualTo(128 + signal);
    assertThat(directory.resolve("err"))
        .content()
        .hasLineCount(2)
        .containsPattern("cosmoassay: stopped at slow, [1-5] of 6 done; the same command resumes");
    assertThat(Shell.run("run", file, "--out", out).code()).isZero();
    Path whole = directory.resolve("whole");
    assertThat(Shell.run("run", file, "--out", whole).code()).isZero();
    assertThat(Trees.differences(Trees.contents(out), Trees.contents(whole))).isEmpty();
  }

  @Test
  void aSimulationThatIsAskedToEndSaysSoToo() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("s.yaml"),
            """
            name: many
            box: 60
            particles: 16
            steps: 3
            redshifts: [0.5]
            halos: {count: 20, least-particles: 4}
            cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
            sets: [{name: same, split: {train: 5000}}]
            """);
    Path out = directory.resolve("suite");
    Process process = start("simulate", file, "--out", out);
    awaitEntries(process, out.resolve("simulations"), 3);
    Shell.Result second = Shell.run("simulate", file, "--out", out);
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err())
        .hasLineCount(1)
        .contains("another one is at work", "simulate, process " + process.pid());
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + TERMINATE);
    assertThat(directory.resolve("err"))
        .content()
        .containsPattern("cosmoassay: stopped at simulate, [0-9]+ of 5000 done; the same");
    Shell.Result more = Shell.run("simulate", file, "--out", out, "--most", "1");
    assertThat(more.code()).as(more.err()).isZero();
    assertThat(out.resolve(".lock")).doesNotExist();
  }

  /** Shells start what they put into the background so, and children inherit it. */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow()
            .substring("SigIgn:".length())
            .strip();
    return (Long.parseUnsignedLong(ignored, 16) >> (INTERRUPT - 1) & 1) == 1;
  }

  private Process start(Object... arguments) throws IOException {
    return new ProcessBuilder(ChildJvm.command(List.of(), arguments))
        .redirectOutput(directory.resolve("out.txt").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  private static void awaitEntries(Process process, Path folder, int count)
      throws IOException, InterruptedException {
    while (true) {
      assertThat(process.isAlive()).isTrue();
      if (Files.isDirectory(folder)) {
        try (Stream<Path> entries = Files.list(folder)) {
          if (entries.filter(Files::isRegularFile).count() >= count) {
            return;
          }
        }
      }
      Thread.sleep(5);
    }
  }
}
