package org.cosmoassay.generators.diffusion;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Reverses a diffusion in equal steps of time: at each, the noise is predicted, part of it taken
 * away and less of it drawn anew (Ho, Jain & Abbeel 2020, arXiv:2006.11239; Kingma et al. 2021,
 * arXiv:2107.00630, eq. 32-33).
 *
 * @param path of the diffusion
 * @param steps from time 1 on
 * @param leastTime where they end, 0 or more
 */
public record AncestralSampler(NoisePath path, int steps, double leastTime) {

  /** What predicts the noise in z. */
  @FunctionalInterface
  public interface Prediction {

    /** The noise in each number of z at a time; a new array. */
    double[] at(double time, double[] z);
  }

  /** Carries z in place from time 1 to the least time. */
  public void reverse(Prediction noise, double[] z, ZigguratSampler.NormalizedGaussian normal) {
    for (int i = steps; i > 0; i--) {
      double time = time(i);
      double earlier = time(i - 1);
      double[] predicted = noise.at(time, z);
      double sigma = path.sigma(time);
      double kept = -Math.expm1(path.gamma(earlier) - path.gamma(time));
      double growth = path.alpha(earlier) / path.alpha(time);
      double scatter = path.sigma(earlier) * Math.sqrt(kept);
      for (int j = 0; j < z.length; j++) {
        z[j] = growth * (z[j] - kept * sigma * predicted[j]) + scatter * normal.sample();
      }
    }
  }

  private double time(int step) {
    return leastTime + (1 - leastTime) * ((double) step / steps);
  }
}
