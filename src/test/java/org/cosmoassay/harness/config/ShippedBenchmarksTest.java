package org.cosmoassay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cosmoassay.statistics.comparison.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedBenchmarksTest {

  private static Benchmark shipped(String name) throws IOException, ConfigurationException {
    String resource = "/org/cosmoassay/benchmarks/" + name + ".yaml";
    try (InputStream in =
        Objects.requireNonNull(
            ShippedBenchmarksTest.class.getResourceAsStream(resource), resource)) {
      return BenchmarkFile.parse(
          name,
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          Path.of(""),
          name.equals("quijote-halos") || name.equals("sdss-dr7") ? Map.of("data", "d") : Map.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quijote-halos",
        "demo",
        "starter",
        "conditional",
        "survey",
        "sdss-dr7",
        "tables",
        "families",
        "zoo",
        "zoo-cosmologies",
        "novelty",
        "inference"
      })
  void shippedBenchmarksLoad(String name) throws Exception {
    Benchmark benchmark = shipped(name);
    // Every statistic is judged, and every reference has enough clouds to estimate a scatter.
    assertThat(benchmark.statistics())
        .allSatisfy(s -> assertThat(benchmark.gates()).anyMatch(g -> g.statistic().equals(s.id())));
    // Something in it must fail, or nobody would know that its gates can.
    assertThat(benchmark.sources())
        .anyMatch(s -> s.role() == Role.NEGATIVE_CONTROL || s.origin() instanceof Origin.Perturbed);
  }

  @Test
  void everyShippedFileIsTested() throws IOException {
    Path benchmarks =
        Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")))
            .resolve("reference-data/benchmarks");
    try (Stream<Path> files = Files.list(benchmarks)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "quijote-halos.yaml",
              "demo.yaml",
              "starter.yaml",
              "all-statistics.yaml",
              "conditional.yaml",
              "survey.yaml",
              "sdss-dr7.yaml",
              "calibrations",
              "tables",
              "tables.yaml",
              "zoo.yaml",
              "zoo-cosmologies.yaml",
              "families.yaml",
              "novelty.yaml",
              "inference.yaml");
    }
  }

  @Test
  void quijoteHalosUsesThePapersBinning() throws Exception {
    Benchmark quijote = shipped("quijote-halos");
    assertThat(quijote.sources().stream().map(SourceSpec::name))
        .containsExactly("reference-copy", "poisson", "fast", "jittered", "duplicated");
    assertThat(quijote.statistics().stream().map(StatisticSpec::id))
        .isEqualTo(
            List.of(
                "xi",
                "xi-multipoles-real",
                "xi-multipoles-redshift",
                "pairwise-velocity",
                "knn-cdf",
                "mass-function",
                "speed-pdf"));
    // linspace(0.5, 120, 60) of arXiv:2311.17141.
    assertThat(quijote.statistics().get(0).values().bins().edges())
        .hasSize(60)
        .contains(0.5, 120.0);
    assertThat(quijote.statistics().get(2).values().number("redshift")).isEqualTo(0.5);
  }
}
