package org.cosmoassay.generators.matching;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.coupling.Coupling;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.Regression;
import org.cosmoassay.generators.family.TransportModel;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingData;

/**
 * Flow matching along straight lines: with z Gaussian, x data and t uniform, the network learns the
 * mean of {@code x - z} at {@code (1 - t) z + t x}, and the field that it then is carries the
 * Gaussian into the data (Lipman et al. 2022, arXiv:2210.02747, the optimal-transport path without
 * its smallest scatter; Liu et al. 2022, arXiv:2209.03003). The log-density is exact up to the
 * solver, with the trace of {@link org.cosmoassay.generators.family.NetworkFunction}.
 *
 * <p>{@link #rectified} learns from pairs that a trained model made instead of independent ones;
 * its paths are straighter, so that fewer evaluations do.
 *
 * @param network the field
 * @param dimension numbers per example
 * @param conditions numbers that condition an example
 * @param solver for samples and densities
 */
public record FlowMatching(Network network, int dimension, int conditions, OdeSolver solver)
    implements Family {

  @Override
  public long count() {
    return network.count();
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    network.initialize(weights, random);
  }

  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return List.of(objective(Coupling.fromGaussian(data), batch));
  }

  /** What to train a second model on, from pairs of a first. */
  public List<Objective> rectified(Coupling pairs, int batch) {
    return List.of(objective(pairs, batch));
  }

  private Objective objective(Coupling coupling, int batch) {
    return new Regression(
        "velocity",
        network,
        dimension,
        conditions,
        random -> straight(coupling.draw(random, batch), random, batch));
  }

  private Regression.Shown straight(
      Coupling.Pairs pairs, UniformRandomProvider random, int examples) {
    double[] times = new double[examples];
    double[] points = new double[examples * dimension];
    double[] velocities = new double[examples * dimension];
    for (int i = 0; i < examples; i++) {
      // One time in each of equal stretches: the same mean, less scatter.
      times[i] = (i + random.nextDouble()) / examples;
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        double from = pairs.origins()[j];
        double to = pairs.targets()[j];
        points[j] = (1 - times[i]) * from + times[i] * to;
        velocities[j] = to - from;
      }
    }
    return new Regression.Shown(points, times, velocities, pairs.conditions());
  }

  @Override
  public TransportModel with(Weights weights) {
    return TransportModel.of(network, weights, dimension, conditions, solver);
  }
}
