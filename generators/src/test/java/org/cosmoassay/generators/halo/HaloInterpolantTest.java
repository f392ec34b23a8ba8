package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Trainer;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class HaloInterpolantTest {

  private static final HaloNoise NOISE = new HaloNoise(0.1, 0.1, 0.1);

  @Test
  void learnsAKnownDriftFromFewCloudsAndAppliesItToANewOne() throws Exception {
    HaloMatching matching = new HaloMatching(60, 8, 0.5);
    List<HaloPair> pairs =
        List.of(1L, 2L, 3L).stream()
            .map(seed -> SmallClouds.cloud(60, seed))
            .map(c -> matching.pair(c, SmallClouds.drifted(c), RandomStreams.of(1)))
            .toList();
    HaloInterpolant objective = new HaloInterpolant(SmallClouds.NETWORK, pairs, NOISE, 4, 30);
    Map<String, Tensor> initial = new TreeMap<>();
    SmallClouds.NETWORK.initialize(initial, RandomStreams.of(5));
    TrainingResult trained =
        Trainer.of(
                TrainingSettings.DEFAULTS.withSteps(250).withLearningRate(1e-2), List.of(objective))
            .train(Weights.of(initial));

    PointCloud base = SmallClouds.cloud(60, 9);
    PointCloud truth = SmallClouds.drifted(base);
    HaloField field = HaloField.of(SmallClouds.NETWORK, trained.weights());
    HaloSampler sampler =
        new HaloSampler(OdeSolver.fixed(OdeSolver.Method.HEUN, 4), new HaloNoise(0, 0, 0), 0);
    HaloCarrier carrier = (halos, seed) -> sampler.carry(field, halos, seed);
    HaloCarrier.Drawn drawn = carrier.draw(BaseHalos.of(base, 60), SmallClouds.COSMOLOGY, 60, 1);

    assertThat(drawn.evaluations()).isEqualTo(8);
    assertThat(distance(drawn.cloud(), truth)).isLessThan(0.35 * distance(base, truth));
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
}
