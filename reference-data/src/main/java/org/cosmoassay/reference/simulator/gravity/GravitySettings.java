package org.cosmoassay.reference.simulator.gravity;

/**
 * Resolution of a simulation in space and time.
 *
 * @param meshFactor mesh cells per particle along each axis, 1 or more
 * @param steps time steps from the initial to the last redshift
 * @param initialRedshift where perturbation theory hands over
 */
public record GravitySettings(int meshFactor, int steps, double initialRedshift) {

  /** Two mesh cells per particle and axis, 12 steps from redshift 9. */
  public static final GravitySettings DEFAULT = new GravitySettings(2, 12, 9);

  public GravitySettings {
    if (meshFactor < 1) {
      throw new IllegalArgumentException("mesh factor = " + meshFactor + "; give 1 or more");
    }
  }
}
