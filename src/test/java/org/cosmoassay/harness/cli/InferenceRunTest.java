package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cosmoassay.harness.store.InferenceFile;
import org.cosmoassay.harness.store.InferenceRecord;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parameter inferred from simulations by the likelihood of a model that ships. */
final class InferenceRunTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void likelihoodsOfSimulationsAreKeptAndShown() throws IOException, RunStoreException {
    Path file =
        Files.writeString(
            directory.resolve("b.yaml"),
            """
            name: inferred
            reference: {name: n-body, dataset: cosmoassay-nbody-v1/fiducial-validation}
            sources:
              - {name: maps, model: "%s", realizations: 2}
              - {name: poisson, generator: uniform, realizations: 2}
            statistics: [{xi: {bins: "edges:30,60"}}]
            gates: []
            report: {html: true, pdf: false}
            inference: {parameter: omega-m, grid: [0.1, 0.5, 3]}
            """
                .formatted(ROOT.resolve("generators/models/field-latent")));
    Path out = directory.resolve("run");
    Shell.Result result = Shell.run("run", file, "--out", out);
    assertThat(result.code()).as(result.err()).isZero();
    List<InferenceRecord> records = InferenceFile.read(RunDirectory.at(out));
    // Points without order have no likelihood to ask.
    assertThat(records).extracting(InferenceRecord::source).containsExactly("maps");
    InferenceRecord maps = records.get(0);
    assertThat(maps.grid()).hasSize(3);
    assertThat(maps.grid().get(1)).isCloseTo(0.3, within(1e-12));
    assertThat(maps.clouds()).hasSize(8);
    for (InferenceRecord.Cloud cloud : maps.clouds()) {
      assertThat(cloud.truth()).isEqualTo(0.3175);
      assertThat(cloud.below()).isBetween(0.0, 1.0);
      List<Double> logLikelihood = cloud.logLikelihood();
      assertThat(logLikelihood).hasSize(3).allSatisfy(l -> assertThat(l).isFinite());
      int best = logLikelihood.indexOf(logLikelihood.stream().max(Double::compare).orElseThrow());
      // The most likely value lies within a step of the best point of the grid.
      assertThat(cloud.maximum()).isCloseTo(maps.grid().get(best), within(0.2));
    }
    // Other phases, another likelihood.
    assertThat(maps.clouds().stream().map(InferenceRecord.Cloud::logLikelihood).distinct())
        .hasSize(8);
    assertThat(Files.readString(out.resolve("report.html"))).contains("68 %");
  }
}
