package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run directories of others, whose records name what lies elsewhere. */
final class HostileRunTest {

  private static final String BENCHMARK =
      """
      name: small
      reference: {name: truth, generator: uniform, points: 60, realizations: 4, box: 100}
      sources: [{name: mine, generator: uniform}]
      statistics: [{xi: {bins: "edges:4,20,40"}}]
      report: {html: false, pdf: false}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path benchmark;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path run;

  @BeforeEach
  void makeARun() throws IOException {
    benchmark = Files.writeString(directory.resolve("b.yaml"), BENCHMARK);
    run = directory.resolve("a/b/run");
    Shell.Result made = Shell.run("run", benchmark, "--out", run);
    assertThat(made.code()).as(made.err()).isZero();
  }

  @Test
  void namesThatLeadOutAreRefusedAndNothingOutsideIsTouched() throws IOException {
    String record = Files.readString(run.resolve("run.json"));
    // Where `measurements/../../../victim/xi.npz` and `tables/../../victim.csv` would be.
    Path measured = directory.resolve("a/victim/xi.npz");
    Files.createDirectories(measured.resolveSibling(""));
    Files.writeString(measured, "precious");
    Path table = Files.writeString(directory.resolve("a/b/victim.csv"), "precious");
    for (String hostile :
        new String[] {
          record.replace("\"name\" : \"mine\"", "\"name\" : \"../../../victim\""),
          record.replace("\"name\": \"mine\"", "\"name\": \"../../../victim\""),
          record.replaceAll("\"id\"( ?): \"xi\"", "\"id\"$1: \"../../victim\""),
          record.replaceAll("\"name\"( ?): \"truth\"", "\"name\"$1: \"/etc\"")
        }) {
      if (hostile.equals(record)) {
        continue; // Written with the other spacing.
      }
      Files.writeString(run.resolve("run.json"), hostile);
      for (Object[] command :
          new Object[][] {
            {"report", run, "--html"}, {"gate", run}, {"compare", run}, {"report", run, "--tex"}
          }) {
        Shell.Result refused = Shell.run(command);
        assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(2);
        assertThat(refused.err()).hasLineCount(1).contains("run.json", "no plain file name");
      }
      Shell.Result again = Shell.run("run", benchmark, "--out", run);
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(measured).hasContent("precious");
      assertThat(table).hasContent("precious");
      assertThat(run.resolve("run.json")).hasContent(record.stripTrailing());
    }
    assertThat(directory.resolve("a/b/run/measurements/mine/xi.npz")).exists();
  }

  @Test
  void pathsThatAreFilesOrLinksToNowhereAreNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, directory.resolve("nowhere"));
    for (Path out : new Path[] {file, link}) {
      Shell.Result refused = Shell.run("run", benchmark, "--out", out);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .hasLineCount(1)
          .contains(out.toString(), "--out")
          .doesNotContain("null");
    }
  }
}
