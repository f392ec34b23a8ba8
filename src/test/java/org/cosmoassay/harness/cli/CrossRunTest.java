package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.npy.NpzFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Statistics of every cloud of a source with the reference's cloud of the same number. */
final class CrossRunTest {

  private static final String BENCHMARK =
      """
      name: cross
      reference: {name: truth, generator: thomas, points: 1500, realizations: 5, box: 100}
      sources:
        - {name: near, perturbed: {source: reference, defect: position-jitter, amount: 0.3}}
        - {name: far, control: negative, perturbed: {source: reference, defect: position-jitter, amount: 20}}
        - {name: other, generator: thomas}
        - {name: few, generator: thomas, realizations: 3}
      statistics:
        - power-cross: {bins: "lin:0.05:0.45:4", grid: 32}
        - power-cross: {name: with-truth, with: reference, bins: "lin:0.05:0.45:4", grid: 32}
        - xi-cross: {name: pairs, with: reference, bins: "lin:1:21:4"}
        - knn-cross: {with: reference, k: [1], queries: 500, bins: "lin:3:12:3"}
      gates:
        - {statistic: with-truth, test: equivalence, components: [r], tolerance: 0.1, range: [0.05, 0.4]}
        - {statistic: pairs, test: equivalence, tolerance: 0.2, range: [1, 6]}
        - {statistic: knn-cross, test: equivalence, components: [joint_k1], tolerance: 0.1, range: [6, 12]}
      report: {html: true, pdf: false}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Shell.Result run(String text, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("b.yaml"), text);
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "run";
    arguments[1] = file;
    arguments[2] = "--out";
    arguments[3] = directory.resolve("run");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Shell.run(arguments);
  }

  private JsonNode record() throws IOException {
    return Json.MAPPER.readTree(Files.readString(directory.resolve("run/run.json")));
  }

  private String verdict(String source, String statistic, String key) throws IOException {
    return record()
        .path("verdicts")
        .valueStream()
        .filter(v -> v.path("source").asString("").equals(source))
        .filter(v -> v.path("statistic").asString("").equals(statistic))
        .findFirst()
        .orElseThrow()
        .path(key)
        .asString("");
  }

  private double[] values(String source, String statistic, String column)
      throws IOException, CatalogueException {
    Path file = directory.resolve("run/measurements/" + source + "/" + statistic + ".npz");
    try (NpzFile npz = NpzFile.open(file)) {
      return npz.doubles("column_" + column);
    }
  }

  @Test
  void whatIsInItsPlacePassesAndWhatIsNotFails() throws Exception {
    Shell.Result result = run(BENCHMARK);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    for (String id : new String[] {"with-truth", "pairs", "knn-cross"}) {
      assertThat(verdict("near", id, "status")).as(id).isEqualTo("PASS");
      assertThat(verdict("far", id, "status")).as(id).isEqualTo("FAIL");
    }
    // The reference with itself: r(k) = 1, to rounding.
    for (double r : values("truth", "with-truth", "r")) {
      assertThat(r).isCloseTo(1, within(1e-12));
    }
    // A displacement of sigma per axis leaves exp(-k^2 sigma^2 / 2) of each mode and r(k) with it;
    // at k below 0.25 h/Mpc that is above 0.99. Tolerance: 5 clouds.
    double[] r = values("near", "with-truth", "r");
    assertThat(r).hasSize(5 * 4);
    for (int cloud = 0; cloud < 5; cloud++) {
      assertThat(r[4 * cloud]).isBetween(0.98, 1.0);
    }
    assertThat(record().path("statistics").valueStream().map(s -> s.path("subject").asString("")))
        .containsExactly("cloud", "two-clouds", "two-clouds", "two-clouds");
    assertThat(directory.resolve("run/report.html"))
        .content()
        .contains("Cross-power spectrum of heavy and light points")
        .contains("Joint nearest-neighbour distributions of two clouds");
    assertThat(Shell.run("gate", directory.resolve("run")).code()).isZero();
  }

  @Test
  void sourcesWithoutPairsAreSkippedWithTheReason() throws Exception {
    assertThat(run(BENCHMARK).code()).isZero();
    assertThat(verdict("other", "with-truth", "status")).isEqualTo("SKIPPED");
    assertThat(verdict("other", "with-truth", "reason"))
        .contains("other is not paired with the reference", "pairing: paired");
    assertThat(verdict("few", "pairs", "status")).isEqualTo("SKIPPED");
    assertThat(verdict("few", "pairs", "reason"))
        .contains("few has 3 realizations and the reference 5");
    // Under --strict nothing that was skipped passes.
    assertThat(run(BENCHMARK, "--strict").code()).isEqualTo(4);
  }

  /** {@code measure REFERENCE --with SOURCE} prints what a run keeps. */
  @Test
  void runAndMeasureAgree() throws Exception {
    Path truth = Catalogs.uniform(directory.resolve("truth.npy"), 2, 300, 100, 1);
    Path model = Catalogs.uniform(directory.resolve("model.npy"), 2, 200, 100, 2);
    String benchmark =
        """
        name: files
        reference: {name: truth, catalogues: truth.npy, box: 100}
        sources: [{name: model, catalogues: model.npy, pairing: paired}]
        statistics: [{power-cross: {with: reference, bins: "lin:0.1:0.4:3", grid: 32}}]
        report: {html: false, pdf: false}
        """;
    // 200 points where the reference has 300: a sanity gate fails.
    assertThat(run(benchmark).code()).isEqualTo(ExitCode.GATE_FAILED);
    Shell.Result measured =
        Shell.run(
            "measure",
            truth,
            "--with",
            model,
            "--realization",
            "1",
            "--box",
            "100",
            "--statistic",
            "power-cross",
            "--bins",
            "lin:0.1:0.4:3",
            "--grid",
            "32",
            "--format",
            "json");
    assertThat(measured.code()).as(measured.err()).isZero();
    JsonNode columns = Json.MAPPER.readTree(measured.out()).path("columns");
    for (String column : new String[] {"r", "p_cross"}) {
      double[] kept = values("model", "power-cross", column);
      for (int bin = 0; bin < 3; bin++) {
        assertThat(kept[3 + bin]).isEqualTo(columns.path(column).path(bin).asDouble(Double.NaN));
      }
    }
  }

  /** The cloud of the reference is part of the key: another seed, other pairs. */
  @Test
  void theCacheKnowsBothClouds() throws Exception {
    assertThat(run(BENCHMARK).code()).isZero();
    double[] before = values("near", "pairs", "xi_cross");
    Path json = directory.resolve("run/run.json");
    byte[] record = Files.readAllBytes(json);
    assertThat(run(BENCHMARK).code()).isZero();
    assertThat(json).hasBinaryContent(record);
    assertThat(run("seed: 9\n" + BENCHMARK).code()).isZero();
    assertThat(values("near", "pairs", "xi_cross")).isNotEqualTo(before);
  }
}
