package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.cosmoassay.harness.store.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The comparison of all families, on request ({@code -Dcosmoassay.validation=true}, some ten
 * minutes): simulations pass every gate, and every negative control fails, among them the model of
 * a hundredth of the steps and that of another universe.
 */
@EnabledIfSystemProperty(named = "cosmoassay.validation", matches = "true")
final class FamiliesBenchmarkTest {

  @Test
  void simulationsPassAndControlsFail(@TempDir Path directory) throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    Path run = directory.resolve("run");
    Shell.Result result =
        Shell.run("run", root.resolve("reference-data/benchmarks/families.yaml"), "--out", run);
    assertThat(result.code()).as(result.err()).isIn(ExitCode.PASS, ExitCode.GATE_FAILED);
    assertThat(result.out())
        .contains("negative control: fails as it must")
        .doesNotContain("MUST FAIL BUT PASSES");
    JsonNode record = Json.MAPPER.readTree(Files.readString(run.resolve("run.json")));
    assertThat(
            record
                .path("verdicts")
                .valueStream()
                .filter(verdict -> verdict.path("source").asString("").equals("other-n-body"))
                .map(verdict -> verdict.path("status").asString("")))
        .hasSizeGreaterThan(8)
        .containsOnly("PASS");
  }
}
