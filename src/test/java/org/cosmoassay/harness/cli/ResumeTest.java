package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, that find the disk full, or that speak other languages. */
final class ResumeTest {

  private static final int KILLS = 8;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path benchmark;

  @BeforeEach
  void writeBenchmark() throws IOException {
    benchmark =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: killed
            seed: 3
            reference: {name: truth, generator: thomas, points: 1500, realizations: 6, box: 100}
            sources:
              - {name: model, generator: thomas}
              - {name: poisson, control: negative, generator: uniform}
              - name: command
                command: ["/bin/sh", "-c", "printf 'x,y,z\\\\n1,2,3\\\\n%s,5,6\\\\n' {realization} > {output}"]
                output: csv
                control: negative
            statistics:
              - xi: {bins: "lin:1:21:5"}
              - pairwise-velocity: {bins: "lin:1:21:5"}
              - knn-cdf: {k: [1, 2], queries: 5000, bins: "lin:2:12:5"}
            gates:
              - {statistic: xi, test: hotelling}
              - {statistic: knn-cdf, test: hotelling}
            report: {html: true, pdf: false}
            """);
  }

  @Test
  void aKilledRunEndsWithTheBytesOfAnUnbrokenOne() throws Exception {
    Path whole = directory.resolve("whole");
    Shell.Result unbroken = run(whole);
    assertThat(unbroken.code()).as(unbroken.out() + unbroken.err()).isZero();
    SortedMap<String, String> expected = Trees.contents(whole);
    assertThat(expected).containsKeys("run.json", "report.html", "junit.xml");

    UniformRandomProvider random = RandomStreams.of(17);
    Path broken = directory.resolve("broken");
    for (int i = 0; i < KILLS; i++) {
      // Later and later in the run, counted in files, so that the speed of the machine is no
      // matter.
      double progress = (i + random.nextDouble()) / KILLS;
      killWhenWritten(broken, (int) (0.9 * progress * expected.size()));
    }
    Shell.Result resumed = run(broken);
    assertThat(resumed.code()).as(resumed.out() + resumed.err()).isZero();
    assertThat(Trees.differences(Trees.contents(broken), expected)).isEmpty();
  }

  @Test
  void oneRunAtATimeInADirectory() throws Exception {
    Path out = directory.resolve("busy");
    Process process =
        new ProcessBuilder(ChildJvm.command(List.of(), "run", benchmark, "--out", out))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("busy.out").toFile())
            .start();
    try {
      while (!Files.exists(out.resolve(".cache/measurements"))) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(5);
      }
      Shell.Result second = Shell.run("run", benchmark, "--out", out);
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err())
          .hasLineCount(2)
          .contains("busy", "another one is at work", "process " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aFullDiskIsNamedAndLeavesNothingTruncated() throws Exception {
    Path cloud = Catalogs.uniform(directory.resolve("cloud.npy"), 1, 4000, 100, 1);
    Path copy = directory.resolve("copy.npz");
    Shell.Result convert = limited("convert", cloud, copy, "--box", "100");
    assertThat(convert.code()).as(convert.err()).isEqualTo(2);
    assertThat(convert.err()).hasLineCount(1).contains("copy.npz");
    Path table = directory.resolve("table.csv");
    Shell.Result measure =
        limited(
            "measure",
            cloud,
            "--statistic",
            "xi",
            "--bins",
            "lin:0:40:4000",
            "--box",
            "100",
            "--out",
            table);
    assertThat(measure.code()).as(measure.err()).isEqualTo(2);
    assertThat(measure.err()).hasLineCount(1).contains("table.csv");
    Path out = directory.resolve("limited");
    Shell.Result run = limited("run", benchmark, "--out", out);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(2).contains("source command runs: ", out.toString());
    assertThat(Trees.contents(directory).keySet())
        .doesNotContain("copy.npz", "table.csv", "limited/report.html")
        .noneMatch(name -> name.endsWith(".tmp"));

    Shell.Result resumed = run(out);
    assertThat(resumed.code()).as(resumed.out() + resumed.err()).isZero();
  }

  @Test
  void standardOutputThatCannotBeWrittenIsAnError() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this platform has no /dev/full");
    Path cloud = Catalogs.uniform(directory.resolve("cloud.npy"), 1, 100, 100, 1);
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(ChildJvm.command(List.of(), measure(cloud)))
            .redirectOutput(full.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(Files.readString(err)).hasLineCount(1).contains("standard output", "--out");
  }

  @Test
  void tooLittleMemoryIsNamed() throws Exception {
    Path cloud = Catalogs.uniform(directory.resolve("cloud.npy"), 1, 1_000_000, 100, 1);
    Shell.Result result =
        ChildJvm.run(directory, ChildJvm.command(List.of("-Xmx32m"), measure(cloud)));
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).contains("-Xmx");
  }

  @Test
  void theSameBytesInEveryLanguage() throws Exception {
    Path cloud = Catalogs.uniform(directory.resolve("cloud.npy"), 1, 500, 100, 1);
    String expected = Shell.run(measure(cloud)).out();
    assertThat(expected).startsWith("{").contains("\"xi\"");
    for (List<String> language :
        List.of(
            List.of("-Duser.language=de", "-Duser.country=DE"),
            List.of("-Duser.language=tr", "-Duser.country=TR"),
            List.of("-Duser.language=ar", "-Duser.country=EG"))) {
      Shell.Result result = ChildJvm.run(directory, ChildJvm.command(language, measure(cloud)));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo(expected);
    }
    // Measured in this process, which compiles otherwise than the child.
    Path whole = directory.resolve("whole");
    assertThat(Shell.run("run", benchmark, "--out", whole).code()).isZero();
    Path arabic = directory.resolve("arabic");
    ChildJvm.run(
        directory,
        ChildJvm.command(
            List.of("-Duser.language=ar", "-Duser.country=EG", "-Dfile.encoding=ISO-8859-1"),
            "run",
            benchmark,
            "--out",
            arabic));
    assertThat(Trees.differences(Trees.contents(arabic), Trees.contents(whole))).isEmpty();
  }

  private static Object[] measure(Path cloud) {
    return new Object[] {
      "measure",
      cloud,
      "--statistic",
      "xi",
      "--bins",
      "lin:0:40:4",
      "--box",
      "100",
      "--format",
      "json"
    };
  }

  private Shell.Result run(Path out) throws IOException, InterruptedException {
    return ChildJvm.run(directory, ChildJvm.command(List.of(), "run", benchmark, "--out", out));
  }

  /** In a process whose files cannot grow beyond 64 blocks of 512 bytes. */
  private Shell.Result limited(Object... arguments) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("ulimit -f 64; exec");
    for (String word : ChildJvm.command(List.of(), arguments)) {
      script.append(" '").append(word).append('\'');
    }
    return ChildJvm.run(directory, List.of("/bin/sh", "-c", script.toString()));
  }

  /** Starts the run and kills it, as kill -9 does, once so many files are there. */
  private void killWhenWritten(Path out, int files) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(ChildJvm.command(List.of(), "run", benchmark, "--out", out))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (process.isAlive() && countFiles(out.toFile()) <= files) {
      Thread.sleep(1);
    }
    assertThat(process.isAlive()).as("killed after %s files", files).isTrue();
    process.destroyForcibly().waitFor();
  }

  /** Files below a directory that is being written to; hidden ones too. */
  private static int countFiles(File directory) {
    File[] entries = directory.listFiles();
    if (entries == null) {
      return 0;
    }
    int count = 0;
    for (File entry : entries) {
      count += entry.isDirectory() ? countFiles(entry) : 1;
    }
    return count;
  }
}
