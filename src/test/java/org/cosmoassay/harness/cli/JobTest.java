package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cosmoassay.harness.ci.JobEnvironment;
import org.cosmoassay.harness.store.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What runs and gates say to the service that runs them as a job. */
final class JobTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path benchmark = Path.of("");
  private Path run = Path.of("");

  @BeforeEach
  void writeBenchmark() throws IOException {
    run = directory.resolve("runs/small");
    benchmark =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: small
            reference: {name: truth, generator: thomas, points: 300, realizations: 6, box: 100}
            sources: [{name: model, generator: uniform}]
            statistics: [{xi: {bins: "edges:0.5,4,10,20"}}]
            gates: [{statistic: xi, test: hotelling, alpha: 0.05}]
            report: {html: false, pdf: false}
            """);
  }

  private JobEnvironment gitHub() {
    return JobEnvironment.of(
        Map.of(
            "GITHUB_ACTIONS",
            "true",
            "GITHUB_STEP_SUMMARY",
            directory.resolve("summary.md").toString()));
  }

  @Test
  void gitHubGetsAnnotationsAndASummary() throws IOException {
    Files.writeString(directory.resolve("summary.md"), "an earlier step\n\n");
    Shell.Result plain = Shell.run("run", benchmark, "--out", run);
    assertThat(plain.out()).doesNotContain("::");
    Shell.Result result = Shell.run(gitHub(), "run", benchmark, "--out", run);
    assertThat(result.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(result.out().lines())
        .filteredOn(line -> line.startsWith("::"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("::error title=model%3A xi / hotelling::T^2 = ");
    assertThat(directory.resolve("summary.md"))
        .content()
        .startsWith(
            "an earlier step\n\n### small\n\nAgainst 6 realizations of truth: model fails.\n")
        .contains("| model | 5 | 1 | 0 | 0 | 0 |", "| **FAIL** | model | xi / hotelling | T^2 = ");
    Shell.Result gate = Shell.run(gitHub(), "gate", run, "--baseline", run);
    assertThat(gate.code()).isZero();
    assertThat(gate.out()).doesNotContain("::");
    assertThat(directory.resolve("summary.md"))
        .content()
        .contains("Against the baseline ", "model passes every gate", "| model | 6 | 0 |");
    // Quiet says only what decides and where the report is; the summary is a file.
    long before = Files.size(directory.resolve("summary.md"));
    Shell.Result quiet = Shell.run(gitHub(), "run", benchmark, "--out", run, "--quiet");
    assertThat(quiet.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("model  FAIL  xi / hotelling: T^2 = "),
            line -> assertThat(line).endsWith("s: " + run));
    assertThat(directory.resolve("summary.md")).content().hasSizeGreaterThan((int) before);
  }

  @Test
  void aSummaryThatCannotBeWrittenIsNamed() {
    JobEnvironment lost =
        JobEnvironment.of(
            Map.of("GITHUB_STEP_SUMMARY", directory.resolve("no/summary.md").toString()));
    Shell.Result result = Shell.run(lost, "run", benchmark, "--out", run);
    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).hasLineCount(1).contains("summary.md", "cannot be written");
  }

  @Test
  void gitLabGetsACodeQualityReport() throws IOException {
    JobEnvironment gitLab =
        JobEnvironment.of(Map.of("GITLAB_CI", "true", "CI_PROJECT_DIR", directory.toString()));
    Shell.Result result = Shell.run(gitLab, "run", benchmark, "--out", run);
    assertThat(result.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(result.out()).doesNotContain("::");
    Path file = run.resolve("gl-code-quality-report.json");
    JsonNode issues = Json.MAPPER.readTree(Files.readAllBytes(file));
    assertThat(issues.size()).isEqualTo(1);
    JsonNode issue = issues.path(0);
    assertThat(issue.path("description").asString("")).startsWith("FAIL model: T^2 = ");
    assertThat(issue.path("check_name").asString("")).isEqualTo("xi / hotelling");
    assertThat(issue.path("severity").asString("")).isEqualTo("major");
    assertThat(issue.path("fingerprint").asString("")).matches("[0-9a-f]{64}");
    assertThat(issue.path("location").path("path").asString("")).isEqualTo("runs/small/run.json");
    assertThat(issue.path("location").path("lines").path("begin").asInt(0)).isEqualTo(1);
    // A green gate leaves an empty list: the finding is resolved.
    assertThat(Shell.run(gitLab, "gate", run, "--baseline", run).code()).isZero();
    assertThat(file).content().isEqualToIgnoringNewLines("[ ]");
  }
}
