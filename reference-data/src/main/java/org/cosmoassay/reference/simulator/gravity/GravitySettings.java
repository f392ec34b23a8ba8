package org.cosmoassay.reference.simulator.gravity;

/**
 * Resolution of a simulation in space and time.
 *
 * @param meshFactor mesh cells per particle along each axis, 1 or more
 * @param steps time steps from the initial to the last redshift
 * @param initialRedshift where perturbation theory hands over
 * @param deconvolved see {@link ForceKernel}
 * @param exactGradient see {@link ForceKernel}
 */
public record GravitySettings(
    int meshFactor, int steps, double initialRedshift, int deconvolved, boolean exactGradient) {

  /** Two mesh cells per particle and axis, 12 steps from redshift 9. */
  public static final GravitySettings DEFAULT = new GravitySettings(2, 12, 9, 2, true);
}
