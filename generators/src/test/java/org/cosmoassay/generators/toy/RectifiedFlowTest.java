package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;

import org.cosmoassay.generators.coupling.Coupling;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.TransportModel;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.model.ModelFolder;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingSettings;
import org.junit.jupiter.api.Test;

/**
 * A second training on pairs that the first model made straightens its paths (Liu et al. 2022,
 * arXiv:2209.03003): by their deviation from straight lines, and by what a single step of Euler's
 * method then reaches.
 */
final class RectifiedFlowTest {

  private static final double[] NONE = {};
  private static final int PAIRS = 2048;
  private static final int PATHS = 128;
  private static final int STEPS = 8;

  @Test
  void pathsBecomeStraighter() throws Exception {
    ModelFolder folder = ShippedToysTest.load(PlaneDistribution.TWO_MOONS, "flow-matching");
    FlowMatching family = (FlowMatching) folder.family();
    TransportModel first = family.with(folder.weights());
    OdeSolver solver = OdeSolver.fixed(OdeSolver.Method.HEUN, STEPS);
    double[] origins = GaussianBase.draw(51, 2 * PAIRS);
    double[] targets = first.with(solver).move(origins, NONE, 0, 1).points();

    Coupling pairs = Coupling.recorded(origins, targets, 2);
    TrainingSettings settings =
        TrainingSettings.DEFAULTS.withSteps(100).withLearningRate(1e-3).withSeed(3);
    Weights weights =
        Trainer.of(settings, family.rectified(pairs, 128)).train(folder.weights()).weights();
    TransportModel second = family.with(weights);

    assertThat(bend(second)).isLessThan(bend(first) / 3);
    // Most of what the first field gets wrong in one step, the second does not.
    assertThat(oneStep(second)).isLessThan(oneStep(first) / 3);
  }

  /**
   * Mean squared difference between a path's velocity and its chord, integrated over time: 0 for
   * straight paths at constant speed.
   */
  private static double bend(TransportModel model) {
    OdeSolver step = OdeSolver.fixed(OdeSolver.Method.RUNGE_KUTTA_4, 1);
    TransportModel stepwise = model.with(step);
    double[] start = GaussianBase.draw(52, 2 * PATHS);
    double[][] path = new double[STEPS + 1][];
    path[0] = start;
    for (int i = 0; i < STEPS; i++) {
      path[i + 1] = stepwise.move(path[i], NONE, (double) i / STEPS, (i + 1.0) / STEPS).points();
    }
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      for (int j = 0; j < start.length; j++) {
        double velocity = (path[i + 1][j] - path[i][j]) * STEPS;
        double chord = path[STEPS][j] - start[j];
        sum += (velocity - chord) * (velocity - chord) / STEPS / PATHS;
      }
    }
    return sum;
  }

  /** Squared energy distance to the truth of samples by a single step of Euler's method. */
  private static double oneStep(TransportModel model) {
    double[] samples =
        model.with(OdeSolver.fixed(OdeSolver.Method.EULER, 1)).sample(512, NONE, 5).points();
    return ToyScore.of(PlaneDistribution.TWO_MOONS, samples).energyRatio();
  }
}
