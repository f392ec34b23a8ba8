package org.cosmoassay.generators.diffusion;

/**
 * The path on which signal is lost at a rate that grows linearly, {@code beta(t) = first + (last -
 * first) t}: that of denoising diffusion (Ho, Jain & Abbeel 2020, arXiv:2006.11239) in continuous
 * time (Song et al. 2020, arXiv:2011.13456). There is no noise at all at time 0.
 *
 * @param first rate at time 0, 0 or more
 * @param last rate at time 1, greater than 0
 */
public record LinearBeta(double first, double last) implements NoisePath {

  public LinearBeta {
    if (!(first >= 0 && last > 0)) {
      throw new IllegalArgumentException(
          "beta must be 0 or more at the start (%s) and greater than 0 at the end (%s)"
              .formatted(first, last));
    }
  }

  private double lost(double time) {
    return first * time + 0.5 * (last - first) * time * time;
  }

  @Override
  public double gamma(double time) {
    return Math.log(Math.expm1(lost(time)));
  }

  @Override
  public double alpha(double time) {
    return Math.exp(-0.5 * lost(time));
  }

  @Override
  public double sigma(double time) {
    return Math.sqrt(-Math.expm1(-lost(time)));
  }

  @Override
  public double beta(double time) {
    return first + (last - first) * time;
  }
}
