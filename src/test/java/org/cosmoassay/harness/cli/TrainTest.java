package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cosmoassay.generators.halo.HaloModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainTest {

  private static final String SUITE =
      """
      name: tiny
      box: 60
      particles: 16
      steps: 3
      redshifts: [0.5]
      halos: {count: 12, least-particles: 4}
      cosmology: {omega-m: 0.3175, omega-b: 0.049, h: 0.6711, n-s: 0.9624, sigma-8: 0.834}
      sets:
        - {name: same, split: {train: 2, test: 2}}
      """;

  private static final String TRAINING =
      """
      family: halo-interpolant
      suite: suite
      redshift: 0.5
      architecture: {base.particles: 16, base.least-particles: 2, candidates: 40, neighbours: 4,
        width: 8, channels: 2, solver-steps: 1}
      steps: 3
      clouds-per-step: 2
      halos-per-cloud: 5
      """;

  private static final String SINGLE =
      """
      family: halo-spline-flow
      suite: suite
      redshift: 0.5
      only: {sigma-8: [0.6, 0.9]}
      told: {omega-m: 0.2, sigma-8: 0.7}
      architecture: {base.particles: 16, base.least-particles: 2, candidates: 40, neighbours: 2,
        width: 8, layers: 2}
      steps: 2
      clouds-per-step: 1
      halos-per-cloud: 16
      """;

  private static final String BENCHMARK =
      """
      name: trained
      reference: {name: n-body, catalogues: suite/same-test-z0.5.npz, conditions: suite/same-test-z0.5.csv}
      sources:
        - {name: interpolant, role: exhibit, model: model, realizations: 2}
      statistics:
        - {mass-function: {bins: "log:1e12:1e16:3"}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path directory;

  @BeforeAll
  static void makeASuiteAndTrain() throws IOException {
    Path suite = Files.writeString(directory.resolve("suite.yaml"), SUITE);
    Shell.Result made = Shell.run("simulate", suite, "--out", directory.resolve("suite"));
    assertThat(made.code()).as(made.err()).isZero();
    Path file = Files.writeString(directory.resolve("training.yaml"), TRAINING);
    Shell.Result trained = Shell.run("train", file, "--out", directory.resolve("model"));
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("trained model");
  }

  @Test
  void theModelTellsItsData() throws IOException {
    assertThat(directory.resolve("model/model.yaml"))
        .content()
        .contains("data: suite, split train, z = 0.5, sets all", "family: halo-interpolant");
  }

  @Test
  void theModelIsASourceOfABenchmark() throws IOException {
    Path file = Files.writeString(directory.resolve("benchmark.yaml"), BENCHMARK);
    Path out = directory.resolve("run");
    Shell.Result run = Shell.run("run", file, "--out", out);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.resolve("measurements/interpolant/mass-function.npz")).exists();
    assertThat(out.resolve("run.json")).content().contains("\"model\"");
    assertThat(out.resolve("training/interpolant.csv"))
        .hasSameTextualContentAs(directory.resolve("model/loss.csv"));
  }

  @Test
  void mapsWithALatentAreTrainedAndJudged() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("field.yaml"),
            """
            family: field-latent
            suite: suite
            redshift: 0.5
            architecture: {cells: 8, box: 60, waves: 2, means: 2, width: 8, depth: 1,
              solver-steps: 3, prior-width: 8, prior-depth: 1}
            steps: 3
            clouds-per-step: 2
            halos-per-cloud: 10
            """);
    Shell.Result trained = Shell.run("train", file, "--out", directory.resolve("field"));
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(directory.resolve("field/model.yaml"))
        .content()
        .contains("data: suite, split train, z = 0.5, sets all", "family: field-latent");
    Path benchmark =
        Files.writeString(
            directory.resolve("field-benchmark.yaml"),
            BENCHMARK
                .replace("model: model", "model: field")
                .replace(
                    "mass-function: {bins: \"log:1e12:1e16:3\"}", "xi: {bins: \"lin:5:25:2\"}"));
    Path out = directory.resolve("field-run");
    Shell.Result run = Shell.run("run", benchmark, "--out", out);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.resolve("measurements/interpolant/xi.npz")).exists();
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("other.yaml"), TRAINING.replace("suite: suite", "suite: nowhere"));
    Shell.Result result = Shell.run("train", file, "--out", directory.resolve("none"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("simulations.csv does not exist");
    Path wrong =
        Files.writeString(
            directory.resolve("wrong.yaml"), TRAINING.replace("width: 8", "breadth: 8"));
    Shell.Result refused = Shell.run("train", wrong, "--out", directory.resolve("none"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("unknown parameter breadth");
    Path benchmark =
        Files.writeString(
            directory.resolve("no-model.yaml"), BENCHMARK.replace("model: model", "model: void"));
    Shell.Result run = Shell.run("run", benchmark, "--out", directory.resolve("no-run"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("no model `void`", "void does not exist", "no model of that name ships");
  }

  @Test
  void familiesOfSingleHalosAreTrainedFromKeptBases() throws IOException {
    Path file = Files.writeString(directory.resolve("single.yaml"), SINGLE);
    Path bases = directory.resolve("bases");
    Path first = directory.resolve("single");
    Path second = directory.resolve("again");
    Shell.Result made = Shell.run("train", file, "--out", first, "--bases", bases);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(bases).isDirectoryContaining("glob:**.npz");
    Shell.Result again = Shell.run("train", file, "--out", second, "--bases", bases);
    assertThat(again.code()).as(again.err()).isZero();
    Shell.Result without = Shell.run("train", file, "--out", directory.resolve("without"));
    assertThat(without.code()).as(without.err()).isZero();
    byte[] weights = Files.readAllBytes(first.resolve("weights.safetensors"));
    assertThat(second.resolve("weights.safetensors")).hasBinaryContent(weights);
    assertThat(directory.resolve("without/weights.safetensors")).hasBinaryContent(weights);
    assertThat(first.resolve("model.yaml"))
        .content()
        .contains("sigma_8 from 0.6 to 0.9", "taken for Omega_m = 0.2 and sigma_8 = 0.7");
  }

  @Test
  void simulationsThatNobodyHasAreSaid() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("empty.yaml"), SINGLE.replace("[0.6, 0.9]", "[0.6, 0.7]"));
    Shell.Result result = Shell.run("train", file, "--out", directory.resolve("none"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no simulation of", "sigma_8 from 0.6 to 0.7");
  }

  @Test
  void theSchemaKnowsEveryFamily() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("family.yaml"), SINGLE.replace("halo-spline-flow", "nothing"));
    Shell.Result refused = Shell.run("train", file, "--out", directory.resolve("none"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(HaloModels.FAMILIES);
  }
}
