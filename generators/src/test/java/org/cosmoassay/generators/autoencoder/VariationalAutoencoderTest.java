package org.cosmoassay.generators.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.cosmoassay.generators.family.GaussianData;
import org.cosmoassay.generators.family.LinearNetwork;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Precision;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A linear autoencoder is a Gaussian model: {@code x = w h + s e} has variance {@code w^2 + s^2},
 * and given x the code h has mean {@code w x / (w^2 + s^2)} and variance {@code s^2 / (w^2 + s^2)}.
 * With that encoder the bound is the log-likelihood.
 */
final class VariationalAutoencoderTest {

  private static final double LOADING = 0.8;
  private static final double SCATTER = 0.6; // 0.8^2 + 0.6^2 = 1: the data are N(0, 1)
  private static final int EXAMPLES = 20_000;

  private static VariationalAutoencoder linear(double mean) {
    return new VariationalAutoencoder(
        LinearNetwork.constant(mean),
        new LinearNetwork(
            (graph, time) -> graph.constant(0), (graph, time) -> graph.constant(Math.log(SCATTER))),
        LinearNetwork.constant(LOADING),
        1,
        1,
        0);
  }

  private static Weights weights() {
    return Weights.of(
        Map.of("decoder.log-scatter", Tensor.filled((float) Math.log(SCATTER), 1, 1)));
  }

  private static double loss(VariationalAutoencoder family) {
    Objective objective = family.objectives(new GaussianData(1), EXAMPLES).get(0);
    Graph graph = Graph.over(weights(), Precision.DOUBLE);
    SDVariable loss = objective.loss(graph);
    return graph.evaluate(objective.draw(RandomStreams.of(6)), List.of(loss)).get(0)[0];
  }

  /**
   * The entropy of N(0, 1) is (1 + log 2 pi)/2 nats. A draw scatters by about one nat, 20000 of
   * them by 0.007.
   */
  @Test
  void withTheExactEncoderTheBoundIsTheLikelihood() {
    double entropy = 0.5 * (1 + Math.log(2 * Math.PI));
    assertThat(loss(linear(LOADING))).isCloseTo(entropy, within(0.025));
  }

  /** A mean that is off by d x costs (d x)^2 / (2 variance): with d = 0.3 it is 0.125 nats. */
  @Test
  void anyOtherEncoderLiesBelow() {
    double cost = 0.3 * 0.3 / (2 * SCATTER * SCATTER);
    double entropy = 0.5 * (1 + Math.log(2 * Math.PI));
    assertThat(loss(linear(LOADING - 0.3))).isCloseTo(entropy + cost, within(0.03));
  }

  @Test
  void samplesHaveTheVarianceOfCodeAndDecoder() {
    double[] points = linear(LOADING).with(weights()).sample(EXAMPLES, new double[0], 2).points();
    double variance = 0;
    for (double x : points) {
      variance += x * x / EXAMPLES;
    }
    // Scatter of the variance of 20000 Gaussian numbers: 0.01.
    assertThat(variance).isCloseTo(1, within(0.03));
    assertThat(linear(LOADING).with(weights()).sample(EXAMPLES, new double[0], 2).points())
        .isEqualTo(points);
  }
}
