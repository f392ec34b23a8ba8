package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorException;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A model of 8^3 cells, trained for a few steps: not what it draws, but that it does as it says.
 */
final class FieldModelsTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(80);
  private static final Cosmology COSMOLOGY = new Cosmology(0.31, 0.05, 0.67, 0.96, 0.83, 0.5);
  private static final GeneratorSettings SETTINGS = new GeneratorSettings(BOX, 150, Map.of());

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static FieldModel trained;

  @BeforeAll
  static void train() throws Exception {
    trained = FieldModels.train(folder, clouds(), recipe());
  }

  private static FieldModels.Recipe recipe() {
    SortedMap<String, Object> architecture = new TreeMap<>();
    architecture.put("cells", 8);
    architecture.put("box", 80);
    architecture.put("waves", 2);
    architecture.put("means", 2);
    architecture.put("width", 8);
    architecture.put("depth", 1);
    architecture.put("solver-steps", 6);
    architecture.put("prior-width", 8);
    architecture.put("prior-depth", 1);
    return new FieldModels.Recipe(
        architecture,
        2,
        20,
        true,
        TrainingSettings.DEFAULTS.withSteps(12),
        "clumps",
        "test",
        step -> {});
  }

  /** Points in clumps. */
  private static Ensemble clouds() {
    List<PointCloud> clouds = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      UniformRandomProvider random = RandomStreams.of(seed);
      double[][] positions = new double[3][150];
      for (int axis = 0; axis < 3; axis++) {
        double clump = 0;
        for (int i = 0; i < 150; i++) {
          clump = i % 5 == 0 ? 80 * random.nextDouble() : clump;
          positions[axis][i] = (clump + 6 * random.nextDouble()) % 80;
        }
      }
      clouds.add(
          PointCloud.of(BOX, positions[0], positions[1], positions[2]).withCosmology(COSMOLOGY));
    }
    return Ensemble.of(clouds);
  }

  @Test
  void aModelFromDiskDrawsTheBitsOfTheOneInMemory() throws IOException {
    FieldModel read = FieldModels.read(folder);
    assertThat(read.latentSize()).isEqualTo(18 + 2);
    assertThat(read.waves()).isEqualTo(18);
    double[] first = trained.synthesise(COSMOLOGY, 3).copyValues();
    assertThat(read.synthesise(COSMOLOGY, 3).copyValues()).isEqualTo(first);
    assertThat(read.synthesise(COSMOLOGY, 3).copyValues()).isEqualTo(first);
    assertThat(read.synthesise(COSMOLOGY, 4).copyValues()).isNotEqualTo(first);
    assertThat(read.principalDirection(0)).isEqualTo(trained.principalDirection(0));
  }

  @Test
  void trainingAgainFromFinishedCheckpointsEndsWithTheSameBits(@TempDir Path other)
      throws Exception {
    for (String name : List.of("checkpoint-maps.safetensors", "checkpoint-latents.safetensors")) {
      Files.copy(folder.resolve(name), other.resolve(name));
    }
    FieldModels.train(other, clouds(), recipe());
    assertThat(other.resolve("weights.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("weights.safetensors"));
    FieldModels.Recipe longer =
        new FieldModels.Recipe(
            recipe().architecture(),
            2,
            21,
            true,
            recipe().settings(),
            "clumps",
            "test",
            step -> {});
    assertThatThrownBy(() -> FieldModels.train(other, clouds(), longer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint");
  }

  @Test
  void theWavesOfALatentAreThoseOfItsMap() {
    DensityMap map = DensityMap.of(clouds().cloud(1), 8);
    double[] latent = trained.encode(map);
    DensityMap drawn = trained.reconstruct(map, COSMOLOGY, 5);
    double[] again = trained.encode(drawn);
    for (int wave = 0; wave < trained.waves(); wave++) {
      // Units of the latent are kept in single precision.
      assertThat(again[wave]).isCloseTo(latent[wave], within(1e-5));
    }
    assertThat(Arrays.stream(drawn.copyValues()).sum()).isCloseTo(512, within(1e-3));
    assertThat(drawn.copyValues()).isNotEqualTo(map.copyValues());
    assertThat(trained.reconstruct(map, COSMOLOGY, 6).copyValues())
        .isNotEqualTo(drawn.copyValues());
  }

  @Test
  void aStepAlongALineMovesTheMapAndNoStepDoesNot() {
    double[] latent = trained.encode(DensityMap.of(clouds().cloud(0), 8));
    double[] direction = new double[latent.length];
    direction[4] = 1;
    List<DensityMap> maps = trained.traverse(latent, direction, new double[] {0, 1}, COSMOLOGY, 9);
    assertThat(maps.get(0).copyValues())
        .isEqualTo(trained.decode(latent, COSMOLOGY, 9).copyValues());
    double[] moved = trained.encode(maps.get(1));
    assertThat(moved[4]).isCloseTo(latent[4] + 1, within(1e-5));
    assertThat(moved[5]).isCloseTo(latent[5], within(1e-5));
  }

  @Test
  void cloudsHaveAsManyPointsAsAskedForInTheBox() throws Exception {
    Generator generator = FieldModels.open(folder, SETTINGS);
    PointCloud cloud = generator.sample(COSMOLOGY, 3);
    assertThat(cloud.size()).isEqualTo(150);
    assertThat(cloud.cosmology()).isEqualTo(COSMOLOGY);
    assertThat(cloud.box()).isEqualTo(BOX);
    assertThat(generator.sample(COSMOLOGY, 3).copyPositions(1)).isEqualTo(cloud.copyPositions(1));
    assertThat(generator.sample(COSMOLOGY, 4).copyPositions(1))
        .isNotEqualTo(cloud.copyPositions(1));
    assertThat(generator.identity())
        .isEqualTo(FieldModels.open(folder, SETTINGS).identity())
        .isNotEqualTo(
            FieldModels.open(folder, new GeneratorSettings(BOX, 151, Map.of())).identity());
  }

  @Test
  void whatCannotBeDrawnIsSaid() throws IOException {
    Generator generator = FieldModels.open(folder, SETTINGS);
    assertThatThrownBy(() -> generator.sample(Cosmology.UNSTATED, 1))
        .isInstanceOf(GeneratorException.class)
        .hasMessageContaining("no sigma_8");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FieldModels.open(
                    folder, new GeneratorSettings(PeriodicBox.cube(81), 150, Map.of())))
        .withMessageContaining("81");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.encode(DensityMap.of(clouds().cloud(0), 9)))
        .withMessageContaining("9 cells");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained.decode(new double[3], COSMOLOGY, 1))
        .withMessageContaining("20 numbers");
  }

  @ParameterizedTest
  @CsvSource({
    "'width: 8','width: 9',shape",
    "'waves: 2','waves: 3',shape",
    "'waves: 2','waves: 16','must be less than (cells / 2)^2'",
    "'width: 8','breadth: 8',breadth",
    "field-latent,diffusion,'not of field-latent'"
  })
  void aFolderWhosePartsDoNotFitIsRefused(
      String written, String changed, String message, @TempDir Path copy) throws IOException {
    Files.copy(folder.resolve("weights.safetensors"), copy.resolve("weights.safetensors"));
    String text = Files.readString(folder.resolve("model.yaml"));
    Files.writeString(copy.resolve("model.yaml"), text.replace(written, changed));
    assertThatThrownBy(() -> FieldModels.read(copy)).hasMessageContaining(message);
  }

  @Test
  void cloudsThatDoNotFitAreRefused(@TempDir Path none) {
    FieldModels.Recipe recipe = recipe();
    PointCloud one = clouds().cloud(0);
    PointCloud fewer =
        PointCloud.of(BOX, new double[] {1}, new double[] {1}, new double[] {1})
            .withCosmology(COSMOLOGY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldModels.train(none, Ensemble.of(List.of(one, fewer)), recipe))
        .withMessageContaining("cloud 1 has 1 points");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldModels.train(none, Ensemble.of(List.of()), recipe))
        .withMessageContaining("no clouds");
  }
}
