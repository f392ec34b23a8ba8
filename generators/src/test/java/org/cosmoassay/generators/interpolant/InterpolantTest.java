package org.cosmoassay.generators.interpolant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.GaussianData;
import org.cosmoassay.generators.family.LinearNetwork;
import org.cosmoassay.generators.network.Graph;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * From N(0, 1) to N(0, s^2): x_t is Gaussian with variance {@code V = (1 - t)^2 + s^2 t^2 + g^2},
 * so that the mean velocity is {@code V'/(2 V) x} and the mean noise {@code g/V x}.
 */
final class InterpolantTest {

  private static final double TARGET = 0.4;
  private static final double WIDTH = 0.5;
  private static final int POINTS = 20_000;
  private static final double[] NONE = {};
  private static final Network NO_NOISE = LinearNetwork.constant(0);

  private static SDVariable width(Graph graph, SDVariable time) {
    SDVariable sine = graph.operations().math().sin(time.mul(Math.PI));
    return sine.mul(sine).mul(WIDTH);
  }

  private static SDVariable variance(Graph graph, SDVariable time) {
    SDVariable rest = time.rsub(1);
    SDVariable g = width(graph, time);
    return rest.mul(rest).add(time.mul(time).mul(TARGET * TARGET)).add(g.mul(g));
  }

  private static final Network VELOCITY =
      new LinearNetwork(
          (graph, time) -> {
            SDVariable widening =
                graph
                    .operations()
                    .math()
                    .sin(time.mul(2 * Math.PI))
                    .mul(WIDTH * Math.PI)
                    .mul(width(graph, time));
            return time.mul(TARGET * TARGET)
                .sub(time.rsub(1))
                .add(widening)
                .div(variance(graph, time));
          });

  private static final Network NOISE =
      new LinearNetwork((graph, time) -> width(graph, time).div(variance(graph, time)));

  private static InterpolantModel model(Network noise, double diffusion) {
    return new Interpolant(
            VELOCITY, noise, 1, 0, new GaussianData(1), WIDTH, diffusion, 200, OdeSolver.ACCURATE)
        .with(Weights.of(Map.of()));
  }

  /** Points of a Gaussian keep their place in it: x becomes s x, and comes back. */
  @Test
  void theOrdinaryEquationKeepsQuantiles() {
    InterpolantModel model = model(NOISE, 1);
    double[] origins = {-2.5, -1, 0, 0.3, 1.7};
    double[] carried = model.carry(origins, NONE).points();
    double[] back = model.carryBack(carried, NONE).points();
    for (int i = 0; i < origins.length; i++) {
      assertThat(carried[i]).isCloseTo(TARGET * origins[i], within(1e-5));
      assertThat(back[i]).isCloseTo(origins[i], within(1e-5));
    }
  }

  private static double variance(double[] numbers) {
    double sum = 0;
    for (double x : numbers) {
      sum += x * x / numbers.length;
    }
    return sum;
  }

  /**
   * Whatever the diffusion is. The variance of 20000 Gaussian numbers scatters by sqrt(2/20000) = 1
   * %; 200 steps of Euler and Maruyama err by about as much.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 3})
  void theStochasticEquationEndsAtTheTarget(double diffusion) {
    double[] ends = model(NOISE, diffusion).sampleStochastically(POINTS, NONE, 4).points();
    assertThat(variance(ends) / (TARGET * TARGET)).isCloseTo(1, within(0.05));
  }

  /** Noise that is added must be taken away again: without the second network it is not. */
  @Test
  void withoutTheNoiseNetworkTheTargetIsMissed() {
    double[] ends = model(NO_NOISE, 1).sampleStochastically(POINTS, NONE, 4).points();
    assertThat(variance(ends) / (TARGET * TARGET)).isGreaterThan(1.3);
  }

  /** The stochastic equation mixes: points forget where they began, which the ordinary keeps. */
  @Test
  void pathsOfTheStochasticEquationForget() {
    double[] origins = GaussianBase.draw(8, POINTS / 5);
    double[] ordinary = model(NOISE, 3).carry(origins, NONE).points();
    double[] stochastic = model(NOISE, 3).diffuse(origins, NONE, 4).points();
    assertThat(correlation(origins, ordinary)).isCloseTo(1, within(1e-6));
    assertThat(correlation(origins, stochastic)).isLessThan(0.7);
  }

  private static double correlation(double[] a, double[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i] / a.length;
    }
    return product / Math.sqrt(variance(a) * variance(b));
  }

  @Test
  void oneSeedGivesTheSameBitsByBothEquations() {
    InterpolantModel model = model(NOISE, 1);
    assertThat(model.sampleStochastically(50, NONE, 4).points())
        .isEqualTo(model.sampleStochastically(50, NONE, 4).points())
        .isNotEqualTo(model.sampleStochastically(50, NONE, 5).points());
    assertThat(model.sample(50, NONE, 4).points()).isEqualTo(model.sample(50, NONE, 4).points());
  }
}
