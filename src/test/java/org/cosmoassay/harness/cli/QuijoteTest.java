package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real halo catalogues: numbers of other programs, and the verdicts on planted defects. */
final class QuijoteTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void measurementsEqualThoseOfOtherPrograms() throws IOException {
    Path halos = RealData.file("quijote/halos_small.npy");
    JsonNode expected =
        Json.MAPPER.readTree(Files.readAllBytes(RealData.file("quijote/expected.json")));
    List<String> edges = new ArrayList<>();
    expected.path("edges").forEach(edge -> edges.add(edge.asString()));
    for (String index : List.of("0", "1")) {
      Shell.Result result =
          Shell.run(
              "measure",
              halos,
              "--statistic",
              "pairwise-velocity",
              "--bins",
              "edges:" + String.join(",", edges),
              "--box",
              "1000",
              "--columns",
              "x,y,z,vx,vy,vz,mass",
              "--realization",
              index,
              "--format",
              "json");
      assertThat(result.code()).as(result.err()).isZero();
      JsonNode columns = Json.MAPPER.readTree(result.out()).path("columns");
      JsonNode known = expected.path("catalogues").path(index);
      for (int bin = 0; bin < edges.size() - 1; bin++) {
        assertThat(columns.path("pairs").get(bin).asLong())
            .isEqualTo(known.path("pairs").get(bin).asLong());
        // The other program sums in another order: 1e-9 relative is far above the rounding.
        for (String column : List.of("r_mean", "v12", "sigma_r")) {
          assertClose(columns.path(column).get(bin), known.path(column).get(bin));
        }
      }
    }
  }

  private static void assertClose(JsonNode actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual.isNull()).isTrue();
    } else if (!actual.isNull() || expected.asDouble() != 0) {
      // A dispersion of one pair is 0 for NumPy and undefined here.
      double value = expected.asDouble();
      assertThat(actual.asDouble()).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }
  }

  @Test
  void everyPlantedDefectIsFoundAndNothingElse() throws IOException {
    Path data = RealData.file("quijote/halos_small.npy").toAbsolutePath().getParent();
    String shipped = Benchmarks.text("quijote-halos.yaml");
    assertThat(shipped).contains("report: {html: true, pdf: true}");
    Path file =
        Files.writeString(
            directory.resolve("quijote.yaml"),
            shipped.replace(
                "report: {html: true, pdf: true}", "report: {html: false, pdf: false}"));
    Path out = directory.resolve("run");
    Shell.Result run = Shell.run("run", file, "--set", "data=" + data, "--out", out);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);

    JsonNode verdicts =
        Json.MAPPER.readTree(Files.readAllBytes(out.resolve("run.json"))).path("verdicts");
    assertThat(statuses(verdicts, "reference-copy", "")).containsOnly("PASS");
    assertThat(statuses(verdicts, "poisson", "xi")).contains("FAIL");
    assertThat(statuses(verdicts, "poisson", "knn-cdf")).containsOnly("FAIL");
    assertThat(statuses(verdicts, "fast", "pairwise-velocity")).containsOnly("FAIL");
    assertThat(statuses(verdicts, "fast", "xi")).containsOnly("PASS");
    assertThat(statuses(verdicts, "jittered", "xi")).contains("FAIL");
    assertThat(statuses(verdicts, "duplicated", "sanity")).contains("FAIL");
  }

  /** Of every gate, or of those of one statistic. */
  private static List<String> statuses(JsonNode verdicts, String source, String statistic) {
    List<String> statuses = new ArrayList<>();
    for (JsonNode verdict : verdicts) {
      if (verdict.path("source").asString().equals(source)
          && (statistic.isEmpty() || verdict.path("statistic").asString().equals(statistic))) {
        statuses.add(verdict.path("status").asString());
      }
    }
    return statuses;
  }
}
