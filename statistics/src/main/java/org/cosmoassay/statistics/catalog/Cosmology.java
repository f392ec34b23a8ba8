package org.cosmoassay.statistics.catalog;

import java.io.Serializable;

/**
 * A flat Lambda-CDM cosmology at one redshift: the conditioning of a cloud. A parameter that was
 * never stated is NaN; whoever needs it asks with a {@code require} method and so never computes
 * with a guess.
 *
 * @param omegaM matter density today in units of the critical density, dimensionless
 * @param omegaB baryon density today in units of the critical density, dimensionless
 * @param h Hubble constant in units of 100 km/s/Mpc
 * @param nS scalar spectral index, dimensionless
 * @param sigma8 rms linear matter fluctuation in spheres of 8 Mpc/h at z = 0, dimensionless
 * @param redshift redshift z of the snapshot, dimensionless
 */
public record Cosmology(
    double omegaM, double omegaB, double h, double nS, double sigma8, double redshift)
    implements Serializable {

  /** Nothing stated: every parameter is NaN. */
  public static final Cosmology UNSTATED =
      new Cosmology(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  public Cosmology withRedshift(double z) {
    return new Cosmology(omegaM, omegaB, h, nS, sigma8, z);
  }

  public Cosmology withOmegaM(double om) {
    return new Cosmology(om, omegaB, h, nS, sigma8, redshift);
  }

  /** Omega_m, or an error that says where to state it. */
  public double requireOmegaM() {
    return require("Omega_m", omegaM);
  }

  /** The redshift, or an error that says where to state it. */
  public double requireRedshift() {
    return require("redshift", redshift);
  }

  /** Scale factor a = 1 / (1 + z), dimensionless. */
  public double scaleFactor() {
    return 1 / (1 + requireRedshift());
  }

  /** Expansion rate H(a) = 100 sqrt(Om a^-3 + 1 - Om), in km/s/(Mpc/h). */
  public double hubbleRate() {
    double om = requireOmegaM();
    double a = scaleFactor();
    return 100 * Math.sqrt(om / (a * a * a) + 1 - om);
  }

  private static double require(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalStateException(
          "The cosmology has no " + name + ": state it with the catalogue or in the conditions.");
    }
    return value;
  }
}
