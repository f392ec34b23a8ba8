package org.cosmoassay.generators.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.GaussianData;
import org.cosmoassay.generators.family.LinearNetwork;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingBatch;
import org.cosmoassay.generators.training.TrainingData;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;

/** The game of one number each: {@code D(x) = a x} and {@code G(z) = b z + c}. */
final class AdversarialNetworkTest {

  private static final String SLOPE = "discriminator.slope";
  private static final String SCALE = "generator.scale";
  private static final String PLACE = "generator.place";
  private static final int EXAMPLES = 64;

  private static final Network DISCRIMINATOR =
      new LinearNetwork((graph, time) -> graph.weight(SLOPE));
  private static final Network GENERATOR =
      new LinearNetwork((graph, time) -> graph.weight(SCALE), (graph, time) -> graph.weight(PLACE));

  private static AdversarialNetwork family(double penalty) {
    return new AdversarialNetwork(GENERATOR, DISCRIMINATOR, 1, 1, 0, penalty);
  }

  private static Weights weights(double slope, double scale, double place) {
    return Weights.of(
        Map.of(
            SLOPE, Tensor.filled((float) slope, 1, 1),
            SCALE, Tensor.filled((float) scale, 1, 1),
            PLACE, Tensor.filled((float) place, 1, 1)));
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  /** Losses by loops over the same draws, and the slope of the first by differences. */
  @Test
  void lossesAreThoseOfThePaper() {
    double penalty = 0.7;
    List<Objective> players = family(penalty).objectives(new GaussianData(1), EXAMPLES);
    assertThat(loss(players.get(0), 0.5)).isCloseTo(byLoops(0.5, penalty, true), within(1e-9));
    assertThat(loss(players.get(1), 0.5)).isCloseTo(byLoops(0.5, penalty, false), within(1e-9));

    Graph graph = Graph.over(weights(0.5, 1.5, 0.25), Precision.DOUBLE);
    graph.minimize(players.get(0).loss(graph));
    float[] found =
        Objects.requireNonNull(
            graph
                .gradients(players.get(0).draw(RandomStreams.of(3)), List.of(SLOPE))
                .byWeight()
                .get(SLOPE));
    double slope = (byLoops(0.5 + 1e-5, penalty, true) - byLoops(0.5 - 1e-5, penalty, true)) / 2e-5;
    // Gradients are handed on in single precision.
    assertThat((double) found[0]).isCloseTo(slope, within(1e-6));
  }

  private static double loss(Objective player, double slope) {
    Graph graph = Graph.over(weights(slope, 1.5, 0.25), Precision.DOUBLE);
    SDVariable loss = player.loss(graph);
    return graph.evaluate(player.draw(RandomStreams.of(3)), List.of(loss)).get(0)[0];
  }

  private static double byLoops(double slope, double penalty, boolean discriminator) {
    UniformRandomProvider random = RandomStreams.of(3);
    double[] data = new GaussianData(1).draw(random, EXAMPLES).points();
    double[] noise = GaussianBase.draw(random, EXAMPLES);
    double sum = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      double made = 1.5 * noise[i] + 0.25;
      sum +=
          discriminator
              ? softplus(-slope * data[i]) + softplus(slope * made) + penalty / 2 * slope * slope
              : softplus(-slope * made);
    }
    return sum / EXAMPLES;
  }

  @Test
  void everyPlayerMovesItsOwnWeightsOnly() {
    List<Objective> players = family(0.1).objectives(new GaussianData(1), EXAMPLES);
    assertThat(players).extracting(Objective::name).containsExactly("discriminator", "generator");
    assertThat(players.get(0).trains(SLOPE)).isTrue();
    assertThat(players.get(0).trains(SCALE)).isFalse();
    assertThat(players.get(1).trains(SLOPE)).isFalse();
    assertThat(players.get(1).trains(SCALE)).isTrue();
  }

  /** All data at 0. */
  private static final class Zero implements TrainingData {

    @Override
    public String label() {
      return "zero";
    }

    @Override
    public String checksum() {
      return "none: always 0";
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public int conditions() {
      return 0;
    }

    @Override
    public TrainingBatch draw(UniformRandomProvider random, int examples) {
      return new TrainingBatch(examples, new double[examples], new double[0]);
    }
  }

  /**
   * Mescheder, Geiger & Nowozin's Dirac-GAN: without a penalty on the gradient the generator
   * circles around the data for ever, with it it arrives.
   */
  @Test
  void thePenaltyEndsTheCircling() throws Exception {
    assertThat(radius(1)).isLessThan(0.1);
    assertThat(radius(0)).isGreaterThan(0.2);
  }

  /** Where the two have come to in the plane of slope and place, from (0, 1), after 300 steps. */
  private static double radius(double penalty) throws Exception {
    TrainingSettings settings = new TrainingSettings(100_000, 0, 0.01, 0, 0.999, 0, 0, 1, 120, 1);
    Weights last =
        Trainer.of(settings, family(penalty).objectives(new Zero(), 2))
            .stoppingAfter(300)
            .train(weights(0, 0, 1))
            .weights();
    return Math.hypot(last.tensor(PLACE).at(0), last.tensor(SLOPE).at(0));
  }

  @Test
  void samplesAreThoseOfTheGenerator() {
    double[] points = family(0).with(weights(0.5, 1.5, 0.25)).sample(3, new double[0], 9).points();
    double[] noise = GaussianBase.draw(9, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(points[i]).isCloseTo(1.5 * noise[i] + 0.25, within(1e-12));
    }
  }
}
