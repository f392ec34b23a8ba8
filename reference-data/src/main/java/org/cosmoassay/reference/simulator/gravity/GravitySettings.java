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

  /**
   * Two mesh cells per particle and axis, 12 steps from redshift 9, both assignments divided out,
   * differences over four points.
   */
  public static final GravitySettings DEFAULT = new GravitySettings(2, 12, 9, 2, false);

  /** The same forces at another resolution. */
  public GravitySettings with(int otherMeshFactor, int otherSteps, double otherInitialRedshift) {
    return new GravitySettings(
        otherMeshFactor, otherSteps, otherInitialRedshift, deconvolved, exactGradient);
  }
}
