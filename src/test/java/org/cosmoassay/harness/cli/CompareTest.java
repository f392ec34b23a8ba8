package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs side by side. */
final class CompareTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path directory;

  @BeforeAll
  static void measureOnce() throws IOException {
    run(
        "a",
        "{name: model, perturbed: {source: reference, defect: position-jitter, amount: 1}}",
        "");
    run(
        "b",
        "{name: model, perturbed: {source: reference, defect: position-jitter, amount: 3}},"
            + " {name: poisson, generator: uniform, control: negative}",
        "");
  }

  private static void run(String out, String sources, String more) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve(out + ".yaml"),
            """
            name: small
            reference: {name: truth, generator: thomas, points: 300, realizations: 8, box: 100}
            sources: [%s]
            statistics: [{xi: {bins: "edges:0.5,4,10,20"}}, {knn-cdf: {k: [1], queries: 500, bins: "edges:4,8"}}%s]
            gates: [{statistic: xi, test: hotelling}, {statistic: xi, test: equivalence, tolerance: 0.2, range: [1, 10]}]
            report: {html: false, pdf: false}
            """
                .formatted(sources, more));
    assertThat(Shell.run("run", file, "--out", directory.resolve(out), "--quiet").code())
        .isIn(ExitCode.PASS, ExitCode.GATE_FAILED);
  }

  private static Shell.Result compare(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Shell.run(all);
  }

  @Test
  void modelsOfTwoRunsStandSideBySide() {
    Shell.Result result = compare(directory.resolve("a"), directory.resolve("b"));
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("| model | xi | xi 1-10 | knn-cdf |");
    assertThat(lines.get(2)).startsWith("| a/model | **").contains("(1)");
    assertThat(lines.get(3)).startsWith("| b/model | ").contains(" \\* (2)");
    assertThat(lines.get(4)).startsWith("| poisson (negative control) | ").contains(" \\* (3)");
    assertThat(result.out()).doesNotContain("Left out");
  }

  /** What the CSV says is what a gate against the run as baseline says. */
  @Test
  void theDistancesAreThoseOfTheGate() {
    Shell.Result csv = compare(directory.resolve("a"), "--format", "csv");
    String line =
        csv.out().lines().filter(l -> l.startsWith("model,false,8,xi,")).findFirst().orElseThrow();
    Path saved = directory.resolve("a.json");
    assertThat(Shell.run("gate", directory.resolve("a"), "--save-baseline", saved).code()).isZero();
    assertThat(saved).content().contains("\"distance\" : " + line.split(",", -1)[6]);
  }

  @Test
  void everyFormatGoesToAFile() throws IOException {
    for (String format : List.of("md", "tex", "csv", "html")) {
      Path file = directory.resolve("table." + format);
      Shell.Result result = compare(directory.resolve("a"), "--format", format, "--out", file);
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEmpty();
      assertThat(Files.readString(file))
          .isEqualTo(compare(directory.resolve("a"), "--format", format).out())
          .contains("model");
    }
    assertThat(compare(directory.resolve("a"), "--format", "docx").code())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void whatIsNotSharedIsNamedAndNothingSharedIsRefused() throws IOException {
    run("more", "{name: third, generator: thomas}", ", {wp: {bins: \"edges:1,10\", pi-max: 20}}");
    Shell.Result left = compare(directory.resolve("a"), directory.resolve("more"));
    assertThat(left.code()).as(left.err()).isZero();
    assertThat(left.out()).contains("| third | ", "- Left out: wp (", "a lacks it).");
    Path file = directory.resolve("seeded.yaml");
    Files.writeString(file, Files.readString(directory.resolve("a.yaml")) + "seed: 9\n");
    Shell.run("run", file, "--out", directory.resolve("seeded"), "--quiet");
    Shell.Result other = compare(directory.resolve("a"), directory.resolve("seeded"));
    assertThat(other.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(other.err())
        .hasLineCount(1)
        .contains("share no statistic", "xi (the reference of ", "measures other values");
    Shell.Result none = compare(directory.resolve("a"), directory.resolve("absent"));
    assertThat(none.err()).hasLineCount(1).contains("absent", "run.json");
    assertThat(compare().code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void oneModelOrTheSameRunTwiceIsAllTheSame() {
    Shell.Result twice = compare(directory.resolve("a"), directory.resolve("a"));
    assertThat(twice.code()).as(twice.err()).isZero();
    List<String> lines = twice.out().lines().toList();
    assertThat(lines.get(2)).isEqualTo(lines.get(3)).contains("(1)").doesNotContain("\\*");
  }
}
