package org.cosmoassay.generators.interpolant;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.dynamics.ContinuousFlow;
import org.cosmoassay.generators.family.NetworkFunction;
import org.cosmoassay.generators.family.TrainedModel;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** A stochastic interpolant with its weights. */
public final class InterpolantModel implements TrainedModel {

  private final Interpolant family;
  private final NetworkFunction velocity;
  private final NetworkFunction noise;

  private InterpolantModel(Interpolant family, NetworkFunction velocity, NetworkFunction noise) {
    this.family = family;
    this.velocity = velocity;
    this.noise = noise;
  }

  static InterpolantModel of(Interpolant family, Weights weights) {
    int dimension = family.dimension();
    int conditions = family.conditions();
    return new InterpolantModel(
        family,
        NetworkFunction.of(family.velocity(), weights, dimension, conditions),
        NetworkFunction.of(family.noise(), weights, dimension, conditions));
  }

  /** Draws origins and carries them along the ordinary equation. */
  @Override
  public Samples sample(int examples, double[] conditions, long seed) {
    return carry(origins(examples, seed), conditions);
  }

  /** Draws origins and carries them by the stochastic equation. */
  public Samples sampleStochastically(int examples, double[] conditions, long seed) {
    return diffuse(origins(examples, seed), conditions, seed);
  }

  private double[] origins(int examples, long seed) {
    return family
        .origin()
        .draw(RandomStreams.of(RandomStreams.split(seed, "origin", 0)), examples)
        .points();
  }

  /** Carries points of the first set into the second; shape (examples, dimension). */
  public Samples carry(double[] origins, double[] conditions) {
    return move(origins, conditions, 0, 1);
  }

  /** Carries points of the second set back into the first; shape (examples, dimension). */
  public Samples carryBack(double[] targets, double[] conditions) {
    return move(targets, conditions, 1, 0);
  }

  /** Carries points along the ordinary equation from one time to another. */
  public Samples move(double[] points, double[] conditions, double start, double end) {
    ContinuousFlow.Moved moved =
        ContinuousFlow.by(family.solver())
            .move(
                (first, n) -> velocity.ofGroup(conditions, first, n),
                family.dimension(),
                points,
                start,
                end);
    return new Samples(moved.points(), moved.evaluations());
  }

  /**
   * Carries points of the first set into the second by the stochastic equation (Euler-Maruyama).
   */
  public Samples diffuse(double[] origins, double[] conditions, long seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(
            RandomStreams.of(RandomStreams.split(seed, "noise", 0)));
    double[] x = origins.clone();
    int steps = family.steps();
    double h = 1.0 / steps;
    for (int i = 0; i < steps; i++) {
      double time = i * h;
      double[] b = velocity.at(time, x, conditions);
      double[] n = noise.at(time, x, conditions);
      // g in the middle of the step: at its ends it vanishes.
      double scatter = Math.sqrt(2 * family.diffusion() * family.width(time + h / 2) * h);
      for (int j = 0; j < x.length; j++) {
        x[j] += h * (b[j] - family.diffusion() * n[j]) + scatter * normal.sample();
      }
    }
    return new Samples(x, 2 * steps);
  }
}
