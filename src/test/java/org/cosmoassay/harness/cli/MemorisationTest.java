package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.cosmoassay.harness.store.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two trained models that ship, of the same architecture: the one that saw four simulations has
 * learned them by heart, the one that saw 104, moved at random, has not. The whole comparison is
 * {@code reference-data/benchmarks/novelty.yaml}.
 */
final class MemorisationTest {

  @Test
  void theModelOfFourCloudsIsFlaggedAndTheModelOfAllIsNot(@TempDir Path directory)
      throws IOException {
    Path models =
        Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")))
            .resolve("generators/models");
    Path file =
        Files.writeString(
            directory.resolve("benchmark.yaml"),
            """
            name: memorisation
            reference: {name: n-body, dataset: cosmoassay-nbody-v1/fiducial-test}
            sources:
              - {name: four-clouds, control: negative, model: '%s', realizations: 3}
              - {name: all-clouds, model: '%s', realizations: 3}
            statistics: [xi: {bins: "lin:30:60:1"}]
            gates: []
            # C(9, 3) = 84 orders: p can be as small as 0.012.
            novelty: {clouds: 6, alpha: 0.02}
            report: {html: false, pdf: false}
            """
                .formatted(models.resolve("controls/four-clouds"), models.resolve("field-latent")));
    Path out = directory.resolve("run");
    Shell.Result result = Shell.run("run", file, "--out", out);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.PASS);
    JsonNode run = Json.MAPPER.readTree(Files.readString(out.resolve("run.json")));
    assertThat(verdict(run, "four-clouds", "memorisation")).isEqualTo("FAIL");
    assertThat(verdict(run, "all-clouds", "memorisation")).isEqualTo("PASS");
    assertThat(verdict(run, "all-clouds", "copies")).isEqualTo("PASS");
    assertThat(verdict(run, "all-clouds", "duplicates")).isEqualTo("PASS");
    JsonNode novelty = Json.MAPPER.readTree(Files.readString(out.resolve("novelty.json")));
    assertThat(novelty.path("sources").get(0).path("training_clouds").asInt()).isEqualTo(4);
    assertThat(novelty.path("sources").get(1).path("training_clouds").asInt()).isEqualTo(104);
  }

  private static String verdict(JsonNode run, String source, String gate) {
    return run.path("verdicts")
        .valueStream()
        .filter(v -> v.path("source").asString().equals(source))
        .filter(v -> v.path("gate").asString().equals(gate))
        .map(v -> v.path("status").asString())
        .findFirst()
        .orElseThrow();
  }
}
