package org.cosmoassay.statistics.survey;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The comoving distance to a redshift in a flat Lambda-CDM universe, in Mpc/h.
 *
 * <p>D(z) = c / 100 km/s integral_0^z dz' / sqrt(Om (1 + z')^3 + 1 - Om), without radiation, as
 * everywhere in this library. With u = 1 / sqrt(1 + z) it reads 2 c / 100 integral_u^1 du / sqrt(Om
 * + (1 - Om) u^6), whose integrand is smooth at every redshift and constant for Om = 1:
 * Gauss-Legendre quadrature of 64 points is accurate to 1e-11 for Om from 0.05 on, and to 1e-10 for
 * redshifts below 10 at any Om.
 *
 * <p>Reference: Hogg (1999), arXiv:astro-ph/9905116.
 */
public final class ComovingDistance {

  /** Speed of light in km/s, exact (BIPM, The International System of Units, 9th edition). */
  public static final double SPEED_OF_LIGHT = 299792.458;

  /** c / H_0 in Mpc/h: H_0 = 100 km/s/(Mpc/h). */
  private static final double HUBBLE_DISTANCE = SPEED_OF_LIGHT / 100;

  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(64);

  private final double omegaM;

  private ComovingDistance(double omegaM) {
    this.omegaM = omegaM;
  }

  /**
   * Distances in a flat universe.
   *
   * @param omegaM matter density today in units of the critical density, from 0 to 1
   */
  public static ComovingDistance of(double omegaM) {
    if (!(omegaM >= 0 && omegaM <= 1)) {
      throw new IllegalArgumentException("omega-m: " + omegaM + " must be from 0 to 1");
    }
    return new ComovingDistance(omegaM);
  }

  /** Matter density today in units of the critical density. */
  public double omegaM() {
    return omegaM;
  }

  /**
   * Comoving distance in Mpc/h.
   *
   * @param redshift cosmological redshift, 0 or more
   */
  public double at(double redshift) {
    if (!(redshift >= 0) || Double.isInfinite(redshift)) {
      throw new IllegalArgumentException("redshift: " + redshift + " must be finite and 0 or more");
    }
    double root = Math.sqrt(1 + redshift);
    // 1 - 1 / root, without losing the digits of a small redshift.
    double width = redshift / (root * (1 + root));
    double sum = 0;
    for (int k = 0; k < RULE.getNumberOfPoints(); k++) {
      double u = 1 - 0.5 * width * (1 - RULE.getPoint(k));
      double cube = u * u * u;
      sum += RULE.getWeight(k) / Math.sqrt(omegaM + (1 - omegaM) * cube * cube);
    }
    return HUBBLE_DISTANCE * width * sum;
  }
}
