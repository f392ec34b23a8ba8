package org.cosmoassay.generators.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flows of random weights: every property here holds whatever the weights are. */
final class CouplingFlowTest {

  private static final double[] NONE = {};

  private static FlowModel random(CouplingFlow flow) {
    UniformRandomProvider random = RandomStreams.of(11);
    Map<String, Tensor> weights = new TreeMap<>();
    flow.initialize(weights, random);
    weights.replaceAll(
        (name, tensor) -> {
          float[] values = tensor.copyValues();
          for (int i = 0; i < values.length; i++) {
            values[i] += (float) (0.3 * (random.nextDouble() - 0.5));
          }
          return Tensor.of(values, tensor.shape());
        });
    return flow.with(Weights.of(weights));
  }

  @ParameterizedTest
  @EnumSource
  void forwardThenInverseReturnsTheInput(CouplingFlow.Kind kind) {
    FlowModel model = random(new CouplingFlow(kind, 3, 0, 3, 16));
    double[] points = GaussianBase.draw(5, 3 * 500);
    double[] mapped = model.toGaussian(points, NONE);
    double[] back = model.fromGaussian(mapped, NONE);
    double moved = 0;
    for (int i = 0; i < points.length; i++) {
      assertThat(back[i]).isCloseTo(points[i], within(1e-5));
      moved = Math.max(moved, Math.abs(mapped[i] - points[i]));
    }
    assertThat(moved).as("the flow is not the identity").isGreaterThan(0.05);
  }

  /** The midpoint rule on cells of 0.05; densities this smooth change by 1e-3 with the cell. */
  @ParameterizedTest
  @EnumSource
  void theDensityIntegratesToOne(CouplingFlow.Kind kind) {
    FlowModel model = random(new CouplingFlow(kind, 2, 0, 2, 16));
    int n = 240;
    double cell = 0.05;
    double[] grid = new double[2 * n * n];
    for (int i = 0; i < n * n; i++) {
      grid[2 * i] = (Math.floorDiv(i, n) - n / 2.0 + 0.5) * cell;
      grid[2 * i + 1] = (i % n - n / 2.0 + 0.5) * cell;
    }
    double sum = 0;
    for (double logDensity : model.logLikelihood(grid, NONE)) {
      sum += Math.exp(logDensity) * cell * cell;
    }
    assertThat(sum).isCloseTo(1, within(0.01));
  }

  /** Fresh splines are the identity, outside their reach and within. */
  @Test
  void anUntrainedFlowIsTheGaussian() {
    CouplingFlow flow = new CouplingFlow(CouplingFlow.Kind.SPLINE, 2, 0, 2, 8);
    FlowModel model = flow.with(flow.initial(1));
    double[] points = {0.3, -0.2, 5, 7, -3.999, 3.999, -4, 4};
    double[] expected = GaussianBase.logDensity(points, 2);
    double[] found = model.logLikelihood(points, NONE);
    for (int i = 0; i < expected.length; i++) {
      // Offsets of slopes are single precision numbers nowhere; sums of shares round at 1e-15.
      assertThat(found[i]).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void conditionsChangeTheDensity() {
    FlowModel model = random(new CouplingFlow(CouplingFlow.Kind.AFFINE, 2, 1, 2, 8));
    double[] two = model.logLikelihood(new double[] {0.5, 0.5, 0.5, 0.5}, new double[] {0, 1});
    assertThat(two[0]).isNotEqualTo(two[1]);
  }
}
