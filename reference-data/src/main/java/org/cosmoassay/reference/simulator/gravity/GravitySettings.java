package org.cosmoassay.reference.simulator.gravity;

import org.cosmoassay.statistics.fourier.MassAssignment;

/**
 * Resolution of a simulation in space and time.
 *
 * @param meshFactor mesh cells per particle along each axis, 1 or more
 * @param steps time steps from the initial to the last redshift
 * @param initialRedshift where perturbation theory hands over
 * @param assignment how particles are assigned to the mesh and forces interpolated: CIC or TSC
 */
public record GravitySettings(
    int meshFactor, int steps, double initialRedshift, MassAssignment assignment) {

  /** Two mesh cells per particle and axis, 12 steps from redshift 9. */
  public static final GravitySettings DEFAULT = new GravitySettings(2, 12, 9);

  public GravitySettings {
    if (meshFactor < 1) {
      throw new IllegalArgumentException("mesh factor = " + meshFactor + "; give 1 or more");
    }
    if (assignment != MassAssignment.CIC && assignment != MassAssignment.TSC) {
      throw new IllegalArgumentException(
          "assignment = " + assignment.label() + "; gravity knows cic and tsc");
    }
  }

  /** By cloud in cell. */
  public GravitySettings(int meshFactor, int steps, double initialRedshift) {
    this(meshFactor, steps, initialRedshift, MassAssignment.CIC);
  }
}
