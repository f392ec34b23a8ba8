package org.cosmoassay.generators.family;

import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * What networks are told of a cosmology: Omega_m and sigma_8, in units in which they are about 1.
 */
public final class CosmologyConditions {

  /** How many numbers. */
  public static final int COUNT = 2;

  private static final double PIVOT_MATTER = 0.3;
  private static final double PIVOT_SIGMA = 0.8;
  private static final double SCALE = 0.1;

  private CosmologyConditions() {}

  /**
   * The numbers of a cosmology: (Omega_m - 0.3) / 0.1 and (sigma_8 - 0.8) / 0.1.
   *
   * @throws IllegalStateException when Omega_m or sigma_8 is not stated
   */
  public static double[] of(Cosmology cosmology) {
    if (Double.isNaN(cosmology.sigma8())) {
      throw new IllegalStateException(
          "The cosmology has no sigma_8: state it with the catalogue or in the conditions.");
    }
    return new double[] {
      (cosmology.requireOmegaM() - PIVOT_MATTER) / SCALE, (cosmology.sigma8() - PIVOT_SIGMA) / SCALE
    };
  }
}
