package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Generators;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaloModelsTest {

  private static final GeneratorSettings SETTINGS =
      new GeneratorSettings(SmallClouds.BOX, 40, Map.of());

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  @BeforeAll
  static void train() throws Exception {
    train(folder, 12);
  }

  private static void train(Path to, int steps) throws Exception {
    Map<String, Object> architecture = new TreeMap<>();
    architecture.put("base", "uniform");
    architecture.put("base.count", "fixed");
    architecture.put("base.velocity-dispersion", 300.0);
    architecture.put("candidates", 60);
    architecture.put("neighbours", 4);
    architecture.put("width", 8);
    architecture.put("channels", 2);
    architecture.put("solver-steps", 2);
    List<PointCloud> bases =
        LongStream.range(0, 3).mapToObj(seed -> SmallClouds.cloud(60, seed)).toList();
    HaloModels.train(
        to,
        new HaloModels.Pairs(
            Ensemble.of(bases),
            Ensemble.of(bases.stream().map(SmallClouds::drifted).toList()),
            "drifted points"),
        new HaloModels.Recipe(
            HaloModels.FAMILY,
            new TreeMap<>(architecture),
            2,
            10,
            0,
            TrainingSettings.DEFAULTS.withSteps(steps),
            "test",
            step -> {}));
  }

  @Test
  void aModelFromDiskSamplesTheSameBitsForTheSameSeed() throws Exception {
    PointCloud first = HaloModels.open(folder, SETTINGS).sample(SmallClouds.COSMOLOGY, 3);
    Generator again =
        Generators.create(
            HaloModels.FAMILY,
            new GeneratorSettings(SmallClouds.BOX, 40, Map.of("model", folder.toString())));
    PointCloud second = again.sample(SmallClouds.COSMOLOGY, 3);
    assertThat(first.size()).isEqualTo(40);
    assertThat(first.cosmology()).isEqualTo(SmallClouds.COSMOLOGY);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(second.copyPositions(axis)).isEqualTo(first.copyPositions(axis));
      assertThat(second.copyVelocities(axis)).isEqualTo(first.copyVelocities(axis));
    }
    assertThat(second.copyMasses()).isEqualTo(first.copyMasses()).isSortedAccordingTo(descending());
    assertThat(again.sample(SmallClouds.COSMOLOGY, 4).copyPositions(0))
        .doesNotContain(first.copyPositions(0));
  }

  @Test
  void otherWeightsAreAnotherIdentity(@TempDir Path other) throws Exception {
    train(other, 13);
    assertThat(HaloModels.open(other, SETTINGS).identity())
        .isNotEqualTo(HaloModels.open(folder, SETTINGS).identity());
    assertThat(HaloModels.open(folder, SETTINGS).identity())
        .isEqualTo(HaloModels.open(folder, SETTINGS).identity());
  }

  @Test
  void theFolderTellsWhatItIs() throws IOException {
    assertThat(folder.resolve("MODEL_CARD.md")).content().contains("3 pairs", "drifted points");
    assertThat(folder.resolve("loss.csv")).content().startsWith("step,velocity\n");
    assertThat(HaloModels.holds(folder)).isTrue();
  }

  @Test
  void whatCannotBeSampledIsSaid() throws IOException {
    Generator generator = HaloModels.open(folder, SETTINGS);
    assertThatThrownBy(() -> generator.sample(Cosmology.UNSTATED, 1))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("no sigma_8");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HaloModels.open(folder, new GeneratorSettings(SmallClouds.BOX, 61, Map.of())))
        .withMessageContaining("61")
        .withMessageContaining("60");
  }

  @Test
  void aFolderWhosePartsDoNotFitIsRefused(@TempDir Path copy) throws IOException {
    for (String name : List.of("model.yaml", "weights.safetensors")) {
      Files.copy(folder.resolve(name), copy.resolve(name));
    }
    Path yaml = copy.resolve("model.yaml");
    String text = Files.readString(yaml);
    Files.writeString(yaml, text.replace("width: 8", "width: 9"));
    assertThatThrownBy(() -> HaloModels.open(copy, SETTINGS)).hasMessageContaining("shape");
    Files.writeString(yaml, text.replace("width: 8", "breadth: 8"));
    assertThatThrownBy(() -> HaloModels.open(copy, SETTINGS)).hasMessageContaining("breadth");
    Files.writeString(yaml, text.replace("halo-interpolant", "diffusion"));
    assertThatThrownBy(() -> HaloModels.open(copy, SETTINGS))
        .hasMessageContaining("makes no halo clouds");
  }

  private static java.util.Comparator<Double> descending() {
    return java.util.Comparator.reverseOrder();
  }
}
