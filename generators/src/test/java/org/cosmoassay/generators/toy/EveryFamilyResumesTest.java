package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.training.CheckpointFile;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A training that was stopped goes on as if it had not been: networks that take turns, their
 * averages, moments of the gradient, and the random numbers of every step.
 */
final class EveryFamilyResumesTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULTS.withSteps(6).withCheckpointSeconds(3600);

  @TempDir private Path directory = Path.of("set by JUnit");

  static Stream<String> families() {
    return ToyRecipe.all().stream().map(ToyRecipe::family);
  }

  @ParameterizedTest
  @MethodSource("families")
  void theBitsAreThoseOfATrainingThatWasNeverStopped(String name) throws Exception {
    Map<String, Object> architecture = new TreeMap<>(ToyRecipe.of(name).architecture());
    architecture.put("width", 8);
    Family family = ToyRecipe.FAMILIES.create(name, 2, 0, new TreeMap<>(architecture));
    TrainingResult whole = trainer(family).train(family.initial(1));
    trainer(family, 3).train(family.initial(1));
    TrainingResult resumed = trainer(family, Integer.MAX_VALUE).train(family.initial(1));
    assertThat(resumed.weights()).isEqualTo(whole.weights()).isNotEqualTo(family.initial(1));
    assertThat(resumed.curve().csv()).isEqualTo(whole.curve().csv());
  }

  private static Trainer trainer(Family family) {
    return Trainer.of(SETTINGS, family.objectives(PlaneDistribution.TWO_MOONS, 16));
  }

  private Trainer trainer(Family family, int stop) {
    CheckpointFile checkpoint =
        new CheckpointFile(directory.resolve("checkpoint.safetensors"), "two moons");
    return Trainer.of(SETTINGS, family.objectives(PlaneDistribution.TWO_MOONS, 16), checkpoint)
        .stoppingAfter(stop);
  }
}
