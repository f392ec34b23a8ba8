package org.cosmoassay.generators.halo;

import org.cosmoassay.generators.family.CosmologyConditions;
import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * The numbers of a halo in units in which they are about 1, in this order: three of displacement
 * from where the halo stood in the base, three of velocity, one of mass (decimal logarithm).
 */
final class HaloUnits {

  /** Numbers per halo. */
  static final int STATE = 7;

  /** Where the velocity begins. */
  static final int VELOCITY = 3;

  /** Where the mass is. */
  static final int MASS = 6;

  /** Unit of displacement in Mpc/h. */
  static final double MPC = 2;

  /** Unit of velocity in km/s. */
  static final double KM_S = 300;

  /** Conditions: Omega_m and sigma_8. */
  static final int CONDITIONS = CosmologyConditions.COUNT;

  private static final double PIVOT_MASS = 1e14;
  private static final double DEX = 0.3;

  private HaloUnits() {}

  /** A mass in Msun/h as a number of a state. */
  static double massNumber(double mass) {
    return Math.log10(mass / PIVOT_MASS) / DEX;
  }

  /** The mass in Msun/h of a number of a state. */
  static double mass(double number) {
    return PIVOT_MASS * Math.pow(10, DEX * number);
  }

  /**
   * What the network is told of a cosmology.
   *
   * @throws IllegalStateException when Omega_m or sigma_8 is not stated
   */
  static double[] conditions(Cosmology cosmology) {
    return CosmologyConditions.of(cosmology);
  }
}
