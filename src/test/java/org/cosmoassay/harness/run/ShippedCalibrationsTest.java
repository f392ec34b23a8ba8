package org.cosmoassay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.store.Calibration;
import org.cosmoassay.harness.store.Calibration.CalibratedGate;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.statistics.Estimator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A calibration that ships holds for the benchmark it ships with. */
final class ShippedCalibrationsTest {

  private static final Path BENCHMARKS =
      Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")))
          .resolve("reference-data/benchmarks");

  @Test
  void everyOneIsOfTheGatesAndStatisticsAsTheyAre() throws Exception {
    try (Stream<Path> files = Files.list(BENCHMARKS.resolve("calibrations"))) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        String name = String.valueOf(file.getFileName()).replace(".json", ".yaml");
        requireCurrent(
            BenchmarkFile.load(
                BENCHMARKS.resolve(name),
                name.startsWith("quijote") ? Map.of("data", "d") : Map.of()),
            CalibrationFile.read(file));
      }
    }
  }

  private static void requireCurrent(Benchmark benchmark, Calibration calibration) {
    Map<String, Estimator> statistics = new LinkedHashMap<>();
    for (StatisticSpec spec : benchmark.statistics()) {
      statistics.put(spec.id(), spec.create(benchmark.seed()));
    }
    // Names of files, no places of the machine that made it.
    assertThat(calibration.provenance().inputs())
        .isNotEmpty()
        .allSatisfy(input -> assertThat(input.path()).doesNotContain("/"));
    assertThat(calibration.statistics())
        .isEqualTo(BenchmarkRunner.statisticRecords(benchmark, statistics));
    JsonNode gates = Json.MAPPER.readTree(benchmark.resolved()).path("gates");
    List<String> rules =
        calibration.gates().stream()
            .filter(gate -> !gate.statistic().equals("sanity"))
            .filter(gate -> !gate.statistic().equals("novelty"))
            .map(CalibratedGate::rule)
            .toList();
    assertThat(rules).isEqualTo(gates.valueStream().map(JsonNode::toString).toList());
    String novelty = Json.MAPPER.readTree(benchmark.resolved()).path("novelty").toString();
    assertThat(calibration.gates())
        .filteredOn(gate -> gate.statistic().equals("novelty"))
        .allSatisfy(gate -> assertThat(gate.rule()).isEqualTo(novelty));
  }
}
