package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code run} and {@code measure} know every statistic. */
final class EveryStatisticTest {

  private static final String PROCESS =
      "generator: thomas, parameters: {scale: 4, bulk-velocity-dispersion: 300, minimum-mass: 1.0e+13}";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  static List<String> ids() {
    return KnownStatistics.ids();
  }

  /** The shipped benchmark of all statistics, on few and small clouds. */
  @Test
  void runKnowsEveryStatistic() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
    String shipped =
        Files.readString(root.resolve("reference-data/benchmarks/all-statistics.yaml"));
    Path small = directory.resolve("small.yaml");
    Files.writeString(
        small,
        shipped
            .replace(
                "dataset: cosmoassay-nbody-v1/fiducial-test",
                PROCESS + ", points: 600, realizations: 2, box: 250, redshift: 0.5, omega-m: 0.3")
            .replace(
                "    dataset: cosmoassay-nbody-v1/fiducial-train",
                ("    " + PROCESS + ", points: 600").replace(", p", "\n    p"))
            .replace("grid: 128", "grid: 64"));
    Path run = directory.resolve("run");
    Shell.Result result = Shell.run("run", small, "--out", run);
    assertThat(Files.readString(small)).doesNotContain("dataset:");
    // Two clouds decide nothing, so the negative control does not fail: code 3.
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.GATE_FAILED);
    JsonNode record = Json.MAPPER.readTree(Files.readString(run.resolve("run.json")));
    assertThat(record.path("statistics").valueStream().map(s -> s.path("id").asString("")))
        .containsExactlyElementsOf(ids());
    for (String id : ids()) {
      assertThat(run.resolve("measurements/other-n-body/" + id + ".npz")).exists();
    }
    assertThat(run.resolve("report.pdf")).exists();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void measureKnowsEveryStatistic(String id) throws IOException {
    Path cloud = directory.resolve("cloud.csv");
    StringBuilder text = new StringBuilder("x,y,z,vx,vy,vz,mass\n");
    for (int i = 0; i < 64; i++) {
      text.append(
          "%d,%d,%d,%d,%d,%d,1e%d\n"
              .formatted(i * 37 % 400, i * 91 % 400, i * 53 % 400, i, -i, 2 * i, 12 + i % 4));
    }
    Files.writeString(cloud, text);
    Shell.Result result = Shell.run("measure", cloud, "--box", "400", "--statistic", id);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().count()).isGreaterThan(1);
  }
}
