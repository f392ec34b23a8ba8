package org.cosmoassay.generators.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.NumberArray;
import org.cosmoassay.generators.network.Perceptron;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.tensorfile.TensorFileException;
import org.cosmoassay.generators.toy.PlaneDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;

final class TrainerTest {

  private static final FlowMatching FAMILY =
      new FlowMatching(new Perceptron("velocity", 2, 1, 0, 8, 1, 2), 2, 0, OdeSolver.ACCURATE);
  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULTS.withSteps(8).withCheckpointSeconds(3600);
  private static final List<Objective> OBJECTIVES =
      FAMILY.objectives(PlaneDistribution.TWO_MOONS, 16);

  @TempDir private Path directory = Path.of("set by JUnit");

  private CheckpointFile checkpoint() {
    return new CheckpointFile(directory.resolve("checkpoint.safetensors"), "two moons");
  }

  @Test
  void aResumedRunEndsWithTheBitsOfOneThatWasNeverStopped() throws Exception {
    TrainingResult whole = Trainer.of(SETTINGS, OBJECTIVES).train(FAMILY.initial(1));
    Trainer.of(SETTINGS, OBJECTIVES, checkpoint()).stoppingAfter(3).train(FAMILY.initial(1));
    TrainingResult resumed =
        Trainer.of(SETTINGS, OBJECTIVES, checkpoint()).train(FAMILY.initial(1));
    assertThat(resumed.weights()).isEqualTo(whole.weights()).isNotEqualTo(FAMILY.initial(1));
    assertThat(resumed.curve().csv()).isEqualTo(whole.curve().csv()).startsWith("step,velocity\n");
    assertThat(resumed.steps()).isEqualTo(8);
  }

  @Test
  void anotherSeedTrainsOtherWeights() throws Exception {
    TrainingResult first = Trainer.of(SETTINGS, OBJECTIVES).train(FAMILY.initial(1));
    TrainingResult second = Trainer.of(SETTINGS.withSeed(2), OBJECTIVES).train(FAMILY.initial(1));
    assertThat(second.weights()).isNotEqualTo(first.weights());
  }

  @Test
  void nothingIsPrintedToStandardOutput() throws Exception {
    PrintStream original = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Trainer.of(SETTINGS.withSteps(1), OBJECTIVES).train(FAMILY.initial(1));
    } finally {
      System.setOut(original);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** (w - 3)^2, until a step whose input is not a number. */
  private record Parabola(int failingFrom) implements Objective {

    @Override
    public String name() {
      return "parabola";
    }

    @Override
    public SDVariable loss(Graph graph) {
      SDVariable miss = graph.weight("w").sub(graph.input("target", 1, 1));
      return miss.mul(miss).mean();
    }

    @Override
    public Map<String, NumberArray> draw(UniformRandomProvider random) {
      return Map.of("target", NumberArray.repeated(failingFrom == 0 ? Double.NaN : 3, 1));
    }
  }

  private static Weights zero() {
    return Weights.of(Map.of("w", Tensor.filled(0, 1, 1)));
  }

  /** Adam's first step is the learning rate against the sign of the gradient. */
  @Test
  void theFirstStepOfAdamIsTheLearningRate() throws Exception {
    TrainingSettings one = new TrainingSettings(1, 0, 0.25, 0.9, 0.999, 0, 0, 1e9, 3600, 1);
    Weights after = Trainer.of(one, List.of(new Parabola(9))).train(zero()).weights();
    // The parabola's slope is -6: epsilon is lost in it, and single precision rounds to 1e-8.
    assertThat((double) after.tensor("w").at(0)).isCloseTo(0.25, within(1e-7));
  }

  @Test
  void weightsReachTheMinimum() throws Exception {
    TrainingSettings many = new TrainingSettings(200, 10, 0.1, 0.9, 0.99, 0, 0, 1e9, 3600, 1);
    Weights after = Trainer.of(many, List.of(new Parabola(9))).train(zero()).weights();
    assertThat((double) after.tensor("w").at(0)).isCloseTo(3, within(0.01));
  }

  @Test
  void divergenceStopsAndKeepsTheLastGoodCheckpoint() throws Exception {
    TrainingSettings settings = new TrainingSettings(10, 0, 0.1, 0.9, 0.99, 0, 0, 1e9, 3600, 1);
    Trainer.of(settings, List.of(new Parabola(9)), checkpoint()).stoppingAfter(4).train(zero());
    byte[] good = Files.readAllBytes(checkpoint().path());
    assertThatThrownBy(
            () -> Trainer.of(settings, List.of(new Parabola(0)), checkpoint()).train(zero()))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageContaining("step 5")
        .hasMessageContaining("parabola is NaN")
        .hasMessageContaining("last good checkpoint is " + checkpoint().path())
        .hasMessageContaining("learning-rate (0.1)");
    assertThat(Files.readAllBytes(checkpoint().path())).isEqualTo(good);
  }

  @Test
  void aCheckpointThatCannotBeWrittenLeavesTheLastOne() throws Exception {
    Trainer.of(SETTINGS, OBJECTIVES, checkpoint()).stoppingAfter(2).train(FAMILY.initial(1));
    byte[] good = Files.readAllBytes(checkpoint().path());
    // The temporary file has no place, as on a full disk.
    Files.createDirectory(directory.resolve(".checkpoint.safetensors.partial"));
    assertThatThrownBy(
            () -> Trainer.of(SETTINGS, OBJECTIVES, checkpoint()).train(FAMILY.initial(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint.safetensors");
    assertThat(Files.readAllBytes(checkpoint().path())).isEqualTo(good);
  }

  @Test
  void aCheckpointOfOtherTrainingIsRefused() throws Exception {
    Trainer.of(SETTINGS, OBJECTIVES, checkpoint()).stoppingAfter(1).train(FAMILY.initial(1));
    TrainingSettings other = SETTINGS.withLearningRate(1);
    assertThatThrownBy(() -> Trainer.of(other, OBJECTIVES, checkpoint()).train(FAMILY.initial(1)))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContaining("checkpoint of other training")
        .hasMessageContaining("settings");
  }

  @Test
  void theLearningRateRisesThenFollowsACosine() {
    TrainingSettings settings = new TrainingSettings(110, 10, 2, 0.9, 0.999, 0, 0, 1, 3600, 1);
    assertThat(settings.learningRateAt(0)).isEqualTo(0.2);
    assertThat(settings.learningRateAt(9)).isEqualTo(2);
    assertThat(settings.learningRateAt(60)).isCloseTo(1, within(1e-12));
    assertThat(settings.learningRateAt(109)).isLessThan(1e-3);
  }

  @Test
  void impossibleSettingsAreNamedTogether() {
    assertThatThrownBy(() -> new TrainingSettings(0, 0, -1, 0.9, 1, 0, 0, 1, 1, 1))
        .hasMessageContaining("steps (0)")
        .hasMessageContaining("learning-rate (-1.0)")
        .hasMessageContaining("second-decay (1.0)");
  }
}
