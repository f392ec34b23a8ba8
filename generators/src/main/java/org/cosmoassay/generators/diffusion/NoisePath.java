package org.cosmoassay.generators.diffusion;

/**
 * How data turn into noise while their variance is kept: {@code z = alpha(t) x + sigma(t) e} with
 * {@code alpha^2 + sigma^2 = 1}, data at time 0 and noise at time 1 (Song et al. 2020,
 * arXiv:2011.13456).
 */
public interface NoisePath {

  /** The negative logarithm of the ratio of signal to noise, {@code log(sigma^2 / alpha^2)}. */
  double gamma(double time);

  /** Scale of the signal. */
  double alpha(double time);

  /** Scatter of the noise. */
  double sigma(double time);

  /** The rate at which signal is lost, {@code -d log(alpha^2) / dt}. */
  double beta(double time);
}
