package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.cosmoassay.generators.diffusion.DiffusionModel;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.family.TransportModel;
import org.cosmoassay.generators.flow.FlowModel;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Densities of models that ship: they are densities, and they are near the truth. */
final class ShippedLikelihoodsTest {

  private static final double[] NONE = {};
  private static final PlaneDistribution GAUSSIANS = PlaneDistribution.EIGHT_GAUSSIANS;

  /** The integral over [-reach, reach]^2 by the midpoint rule. */
  private static double integral(TrainedModel model, double reach, double cell) {
    int n = (int) Math.round(2 * reach / cell);
    double[] grid = new double[2 * n * n];
    for (int i = 0; i < n * n; i++) {
      grid[2 * i] = (i % n + 0.5) * cell - reach;
      grid[2 * i + 1] = (Math.floorDiv(i, n) + 0.5) * cell - reach;
    }
    double sum = 0;
    for (double logDensity : model.logLikelihood(grid, NONE)) {
      sum += Math.exp(logDensity) * cell * cell;
    }
    return sum;
  }

  /**
   * The moons have a scatter of 0.12 on cells of 0.1: the midpoint rule errs by exp(-2 pi^2 1.2^2);
   * beyond 4 the Gaussian has 1e-4 of its mass.
   */
  @Test
  void theSplineFlowIntegratesToOne() throws IOException {
    TrainedModel model = ShippedToysTest.load(PlaneDistribution.TWO_MOONS, "spline-flow").model();
    assertThat(integral(model, 4, 0.1)).isCloseTo(1, within(0.01));
  }

  /**
   * Gaussians of scatter 0.15 on cells of 0.125: the midpoint rule errs by exp(-2 pi^2 1.2^2);
   * beyond 3 there is nothing of them within ten of their scatters.
   */
  @ParameterizedTest
  @ValueSource(strings = {"flow-matching", "continuous-flow"})
  void theFlowIntegratesToOne(String family) throws IOException {
    TransportModel model = (TransportModel) ShippedToysTest.load(GAUSSIANS, family).model();
    OdeSolver solver = OdeSolver.adaptive(OdeSolver.Method.DORMAND_PRINCE_54, 1e-4);
    assertThat(integral(model.with(solver), 3, 0.125)).isCloseTo(1, within(0.01));
  }

  /** What likelihood training is for: closer to the truth than the flow that it began from. */
  @Test
  void theContinuousFlowIsMoreLikelyThanTheFlowItBeganFrom() throws IOException {
    double[] points = points(500);
    double begun = likelihood("flow-matching", points);
    double ended = likelihood("continuous-flow", points);
    assertThat(ended).isLessThan(exact(points)).isGreaterThan(begun);
  }

  private static double likelihood(String family, double[] points) throws IOException {
    TransportModel model = (TransportModel) ShippedToysTest.load(GAUSSIANS, family).model();
    OdeSolver solver = OdeSolver.adaptive(OdeSolver.Method.DORMAND_PRINCE_54, 1e-4);
    return mean(model.with(solver).logLikelihood(points, NONE));
  }

  private static double[] points(int count) {
    return GAUSSIANS.draw(RandomStreams.of(31), count).points();
  }

  private static double exact(double[] points) {
    double sum = 0;
    for (int i = 0; i < points.length; i += 2) {
      sum += PlaneDistribution.logDensityOfEightGaussians(points[i], points[i + 1]);
    }
    return sum / (points.length / 2.0);
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  /**
   * Below the truth on average, as is every density but the truth (Gibbs); with 2000 points the
   * difference of two log-densities scatters by 0.01. A bound further off than 0.3 nats would be of
   * no use.
   */
  @Test
  void theBoundOfTheDiffusionLiesBelowTheTruth() throws IOException {
    DiffusionModel model = (DiffusionModel) ShippedToysTest.load(GAUSSIANS, "diffusion").model();
    double[] points = points(2000);
    double bound = mean(model.bound(points, NONE, 100, 1));
    assertThat(bound).isLessThan(exact(points)).isGreaterThan(exact(points) - 0.3);
  }

  @Test
  void theDensityOfTheSplineFlowIsNearTheTruthAndBelow() throws IOException {
    TrainedModel model = ShippedToysTest.load(GAUSSIANS, "spline-flow").model();
    double[] points = points(4000);
    double found = mean(model.logLikelihood(points, NONE));
    assertThat(found).isLessThan(exact(points)).isGreaterThan(exact(points) - 0.3);
  }

  @Test
  void theDensityOfTheProbabilityFlowIsNearTheTruth() throws IOException {
    DiffusionModel model = (DiffusionModel) ShippedToysTest.load(GAUSSIANS, "diffusion").model();
    double[] points = points(500);
    // 500 differences of log-densities scatter by 0.03 on average.
    assertThat(mean(model.logLikelihood(points, NONE)))
        .isBetween(exact(points) - 0.3, exact(points) + 0.1);
  }

  @Test
  void thereAndBackIsWhereItBegan() throws IOException {
    double[] points = points(200);
    FlowModel spline = (FlowModel) ShippedToysTest.load(GAUSSIANS, "spline-flow").model();
    assertSame(spline.fromGaussian(spline.toGaussian(points, NONE), NONE), points);
    TransportModel flow =
        ((TransportModel) ShippedToysTest.load(GAUSSIANS, "flow-matching").model())
            .with(OdeSolver.ACCURATE);
    double[] base = flow.move(points, NONE, 1, 0).points();
    assertSame(flow.move(base, NONE, 0, 1).points(), points);
  }

  private static void assertSame(double[] found, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-5));
    }
  }
}
