package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HaloByHaloTest {

  private static final GeneratorSettings SETTINGS =
      new GeneratorSettings(SmallClouds.BOX, 40, Map.of());

  /** Parameters under which a family is small, by its name. */
  private static final Map<String, Map<String, Object>> SMALL = small();

  private static Map<String, Map<String, Object>> small() {
    Map<String, Map<String, Object>> small = new HashMap<>();
    for (String name : HaloByHalo.DENSITIES.keySet()) {
      Map<String, Object> parameters = new TreeMap<>(base());
      parameters.put("width", 8);
      switch (name) {
        case "halo-affine-flow", "halo-spline-flow" -> parameters.put("layers", 3);
        case "halo-autoencoder" -> parameters.put("latent", 3);
        case "halo-gan" -> parameters.put("depth", 2);
        default -> {
          parameters.put("solver", "heun");
          parameters.put("solver-steps", 3);
          parameters.put("depth", 2);
        }
      }
      if (name.equals("halo-diffusion") || name.equals("halo-gaussian-interpolant")) {
        parameters.put("sampling-steps", 4);
      }
      if (name.equals("halo-continuous-flow")) {
        parameters.put("training-solver-steps", 1);
      }
      small.put(name, parameters);
    }
    return small;
  }

  private static Map<String, Object> base() {
    Map<String, Object> base = new TreeMap<>();
    base.put("base", "uniform");
    base.put("base.count", "fixed");
    base.put("base.velocity-dispersion", 300.0);
    base.put("candidates", 60);
    base.put("neighbours", 3);
    return base;
  }

  private static HaloByHalo family(String name) {
    return HaloByHalo.read(name, SMALL.getOrDefault(name, Map.of()));
  }

  static List<String> names() {
    return List.copyOf(HaloByHalo.DENSITIES.keySet());
  }

  /** Weights that answer, which fresh ones do not. */
  private static Weights answering(HaloByHalo family) {
    Map<String, Tensor> weights = new TreeMap<>(family.initial(3).tensors());
    UniformRandomProvider random = RandomStreams.of(4);
    weights.replaceAll(
        (name, tensor) -> {
          float[] values = tensor.copyValues();
          for (int i = 0; i < values.length && !name.startsWith("standard"); i++) {
            values[i] += 0.2f * (random.nextFloat() - 0.5f);
          }
          return Tensor.of(values, tensor.shape());
        });
    return Weights.of(weights);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsDrawnTurnsAndMovesWithTheBase(String name) {
    HaloByHalo family = family(name);
    HaloCarrier carrier = family.carrier(answering(family));
    PointCloud base = SmallClouds.cloud(60, 2);
    PointCloud drawn = draw(carrier, base);
    List<CubeSymmetry> all = CubeSymmetry.all();
    // A rotation and a reflection for each family: all 48 are tried on the surroundings.
    for (CubeSymmetry symmetry : List.of(all.get(9), all.get(41))) {
      assertSame(draw(carrier, symmetry.of(base)), symmetry.of(drawn));
    }
    assertSame(draw(carrier, HaloSurroundingsTest.shuffled(base)), drawn);
    assertThat(draw(carrier, base).copyMasses()).isEqualTo(drawn.copyMasses());
    // And it is not just the base that comes back.
    assertThat(drawn.mass(0)).isNotCloseTo(base.mass(0), within(1e10));
  }

  private static PointCloud draw(HaloCarrier carrier, PointCloud base) {
    return carrier.draw(BaseHalos.of(base, 60), SmallClouds.COSMOLOGY, 40, 11).cloud();
  }

  /** Equal to a millionth: surroundings differ by rounding, which networks pass on. */
  private static void assertSame(PointCloud actual, PointCloud expected) {
    for (int i = 0; i < expected.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double d = actual.position(axis, i) - expected.position(axis, i);
        assertThat(actual.box().minimumImage(d, axis)).isCloseTo(0, within(1e-6));
        assertThat(actual.velocity(axis, i))
            .isCloseTo(expected.velocity(axis, i), within(1e-6 * 300));
      }
      assertThat(actual.mass(i) / expected.mass(i)).isCloseTo(1, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFamilyIsTrainedAndSampledFromDisk(String name, @TempDir Path folder) throws Exception {
    train(name, folder, 3, 0);
    PointCloud first = HaloModels.open(folder, SETTINGS).sample(SmallClouds.COSMOLOGY, 3);
    PointCloud second = HaloModels.open(folder, SETTINGS).sample(SmallClouds.COSMOLOGY, 3);
    assertThat(first.size()).isEqualTo(40);
    assertThat(first.copyMasses()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(second.copyMasses()).isEqualTo(first.copyMasses());
    for (int axis = 0; axis < 3; axis++) {
      assertThat(second.copyPositions(axis)).isEqualTo(first.copyPositions(axis));
      assertThat(second.copyVelocities(axis)).isEqualTo(first.copyVelocities(axis));
      assertThat(Arrays.stream(first.copyPositions(axis))).allMatch(x -> x >= 0 && x < 60);
    }
    assertThat(HaloModels.holds(folder)).isTrue();
    assertThat(folder.resolve("MODEL_CARD.md")).content().contains(name, "3 pairs", "wrong by");
  }

  @Test
  void aModelOnDiskIsTheOneInMemory(@TempDir Path folder) throws Exception {
    train("halo-flow-matching", folder, 5, 0);
    HaloByHalo family = family("halo-flow-matching");
    List<HaloPair> pairs = new ArrayList<>();
    HaloModels.Pairs clouds = clouds();
    for (int i = 0; i < 3; i++) {
      pairs.add(
          family
              .base()
              .matching()
              .pair(
                  clouds.base().cloud(i),
                  clouds.target().cloud(i),
                  RandomStreams.of(RandomStreams.split(1, "pairs", i))));
    }
    HaloFamily.Course course = family.course(pairs, recipe("halo-flow-matching", 5, 0), "none");
    HaloFamily.Stage only = course.stages().get(0);
    Weights weights =
        Trainer.of(only.settings(), only.objectives()).train(course.initial()).weights();
    PointCloud base = SmallClouds.cloud(60, 8);
    HaloGenerator fromDisk = (HaloGenerator) HaloModels.open(folder, SETTINGS);
    PointCloud expected = draw(family.carrier(weights), base);
    PointCloud actual = fromDisk.carry(base, SmallClouds.COSMOLOGY, 11).cloud();
    assertThat(actual.copyMasses()).isEqualTo(expected.copyMasses());
    assertThat(actual.copyPositions(1)).isEqualTo(expected.copyPositions(1));
  }

  @Test
  void whatHalosDoIsLearned(@TempDir Path folder) throws Exception {
    // Drifted halos go 1.5 Mpc/h per 300 km/s: some along one axis of their frame, as they are
    // fast.
    HaloModels.train(
        folder,
        clouds(),
        new HaloModels.Recipe(
            "halo-autoencoder",
            new TreeMap<>(SMALL.getOrDefault("halo-autoencoder", Map.of())),
            4,
            32,
            0,
            TrainingSettings.DEFAULTS.withSteps(300).withLearningRate(1e-2),
            "test",
            step -> {}));
    PointCloud base = SmallClouds.cloud(60, 8);
    HaloGenerator generator = (HaloGenerator) HaloModels.open(folder, SETTINGS);
    PointCloud drawn = generator.carry(base, SmallClouds.COSMOLOGY, 11).cloud();
    PointCloud truth = SmallClouds.drifted(base);
    assertThat(distance(drawn, truth)).isLessThan(0.6 * distance(base, truth));
  }

  /** Mean distance in Mpc/h of the points of a cloud from the nearest of another. */
  private static double distance(PointCloud from, PointCloud to) {
    double sum = 0;
    for (int i = 0; i < from.size(); i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < to.size(); j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = from.box().minimumImage(from.position(axis, i) - to.position(axis, j), axis);
          square += d * d;
        }
        nearest = Math.min(nearest, square);
      }
      sum += Math.sqrt(nearest);
    }
    return sum / from.size();
  }

  @Test
  void likelihoodBeginsFromFlowMatching(@TempDir Path folder) throws Exception {
    train("halo-continuous-flow", folder, 2, 3);
    assertThat(folder.resolve("checkpoint-warm-start.safetensors")).exists();
    assertThat(folder.resolve("model.yaml")).content().contains("warm-start: 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train("halo-gan", folder, 2, 3))
        .withMessageContaining("warm-start (3) is for halo-continuous-flow");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HaloByHalo.read("halo-gan", Map.of("breadth", 3)))
        .withMessageContaining("unknown parameter breadth");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HaloByHalo.read("halo-gan", Map.of("candidates", 3)))
        .withMessageContaining("must be more than neighbours");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HaloByHalo.read("halo-gaussian-interpolant", Map.of("origin", "plane/moons")))
        .withMessageContaining("origin (plane/moons) must be gaussian");
  }

  private static void train(String name, Path folder, int steps, int warmStart) throws Exception {
    HaloModels.train(folder, clouds(), recipe(name, steps, warmStart));
  }

  private static HaloModels.Pairs clouds() {
    List<PointCloud> bases =
        LongStream.range(0, 3).mapToObj(seed -> SmallClouds.cloud(60, seed)).toList();
    return new HaloModels.Pairs(
        Ensemble.of(bases),
        Ensemble.of(bases.stream().map(SmallClouds::drifted).toList()),
        "drifted points");
  }

  private static HaloModels.Recipe recipe(String name, int steps, int warmStart) {
    return new HaloModels.Recipe(
        name,
        new TreeMap<>(SMALL.getOrDefault(name, Map.of())),
        4,
        32,
        warmStart,
        TrainingSettings.DEFAULTS.withSteps(steps),
        "test",
        step -> {});
  }
}
