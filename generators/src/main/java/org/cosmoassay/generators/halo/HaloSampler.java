package org.cosmoassay.generators.halo;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.dynamics.VectorField;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Carries base halos along a field from time 0 to 1. By default along the deterministic paths of
 * {@code dx = b dt}; with {@code scatter} c above 0 along those of
 *
 * <pre>dx = (b - c (x - x0 - t b)) dt + s sqrt(2 c (1 - t)) dW,</pre>
 *
 * <p>which have the same law at every time. The bracket is the score times its coefficient: of the
 * interpolant in {@link HaloInterpolant} the mean of s z at x is {@code x - x0 - t b}, so no second
 * network is needed. Steps are then Euler's (Maruyama).
 *
 * @param solver of the deterministic paths; its number of steps is that of the random ones
 * @param noise s, that of training
 * @param scatter c, 0 or more
 */
record HaloSampler(OdeSolver solver, HaloNoise noise, double scatter) {

  /** Carries a base along a field. */
  HaloCarrier.States carry(HaloField field, BaseHalos base, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "noise", 0));
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] origin = new double[base.size() * HaloUnits.STATE];
    double[] states = new double[origin.length];
    for (int k = 0; k < states.length; k++) {
      int number = k % HaloUnits.STATE;
      origin[k] = base.state(k / HaloUnits.STATE, number);
      states[k] = origin[k] + noise.of(number) * normal.sample();
    }
    VectorField velocity = field.over(base);
    OdeSolver.Solution end =
        scatter == 0
            ? solver.solve(velocity, 0, 1, states)
            : randomly(velocity, origin, states, normal);
    return new HaloCarrier.States(end.y(), end.evaluations());
  }

  private OdeSolver.Solution randomly(
      VectorField velocity,
      double[] origin,
      double[] start,
      ZigguratSampler.NormalizedGaussian normal) {
    double[] states = start.clone();
    double h = 1.0 / solver.steps();
    for (int step = 0; step < solver.steps(); step++) {
      double time = step * h;
      double[] b = velocity.at(time, states);
      double spread = Math.sqrt(2 * scatter * (1 - time) * h);
      for (int k = 0; k < states.length; k++) {
        double blur = noise.of(k % HaloUnits.STATE);
        if (blur > 0) {
          double drift = b[k] - scatter * (states[k] - origin[k] - time * b[k]);
          states[k] += h * drift + blur * spread * normal.sample();
        } else {
          states[k] += h * b[k];
        }
      }
    }
    return new OdeSolver.Solution(states, solver.steps());
  }
}
