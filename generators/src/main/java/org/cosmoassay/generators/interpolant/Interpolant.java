package org.cosmoassay.generators.interpolant;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.coupling.Coupling;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.generators.family.Regression;
import org.cosmoassay.generators.network.Network;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingData;

/**
 * Stochastic interpolants between any two sets (Albergo, Boffi & Vanden-Eijnden 2023,
 * arXiv:2303.08797): {@code x_t = (1 - t) x_0 + t x_1 + g(t) z} with z Gaussian and {@code g(t) =
 * scatter sin^2(pi t)}. One network learns the mean velocity b of {@code x_t}, the other the mean
 * noise n of z. Points of the first set become points of the second along {@code dx/dt = b}, or by
 * {@code dx = (b - e n) dt + sqrt(2 e g(t)) dW}, whatever e is.
 *
 * @param velocity the network of b
 * @param noise the network of n; the names of its weights differ from those of the other
 * @param dimension numbers per example
 * @param conditions numbers that condition an example
 * @param origin where paths begin
 * @param scatter of the interpolant at time 1/2, in units of the data
 * @param diffusion e, dimensionless
 * @param steps of the stochastic equation
 * @param solver of the ordinary equation
 */
public record Interpolant(
    Network velocity,
    Network noise,
    int dimension,
    int conditions,
    TrainingData origin,
    double scatter,
    double diffusion,
    int steps,
    OdeSolver solver)
    implements Family {

  @Override
  public long count() {
    return velocity.count() + noise.count();
  }

  @Override
  public void initialize(Map<String, Tensor> weights, UniformRandomProvider random) {
    velocity.initialize(weights, random);
    noise.initialize(weights, random);
  }

  /** Objectives for origins and data that are independent of each other. */
  @Override
  public List<Objective> objectives(TrainingData data, int batch) {
    return objectives(Coupling.independent(origin, data), batch);
  }

  /** Objectives for pairs, e.g. an approximate and an exact simulation of the same universe. */
  public List<Objective> objectives(Coupling pairs, int batch) {
    return List.of(
        new Regression(
            "velocity",
            velocity,
            dimension,
            conditions,
            random -> shown(pairs, random, batch, true)),
        new Regression(
            "noise", noise, dimension, conditions, random -> shown(pairs, random, batch, false)));
  }

  private Regression.Shown shown(
      Coupling coupling, UniformRandomProvider random, int examples, boolean ofVelocity) {
    Coupling.Pairs pairs = coupling.draw(random, examples);
    double[] z = GaussianBase.draw(random, examples * dimension);
    double[] times = new double[examples];
    double[] points = new double[z.length];
    double[] targets = new double[z.length];
    for (int i = 0; i < examples; i++) {
      // One time in each of equal stretches: the same mean, less scatter.
      times[i] = (i + random.nextDouble()) / examples;
      double width = width(times[i]);
      double widening = scatter * Math.PI * Math.sin(2 * Math.PI * times[i]);
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        double from = pairs.origins()[j];
        double to = pairs.targets()[j];
        points[j] = (1 - times[i]) * from + times[i] * to + width * z[j];
        targets[j] = ofVelocity ? to - from + widening * z[j] : z[j];
      }
    }
    return new Regression.Shown(points, times, targets, pairs.conditions());
  }

  /** g(t). */
  double width(double time) {
    double sine = Math.sin(Math.PI * time);
    return scatter * sine * sine;
  }

  @Override
  public InterpolantModel with(Weights weights) {
    return InterpolantModel.of(this, weights);
  }
}
