package org.cosmoassay.reference.simulator.halo;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A halo of density proportional to 1 / (x (1 + x)^2), x = c r / R, out to its radius R: radii of
 * members and the dispersion of their velocities by the Jeans equation for isotropic orbits.
 *
 * <p>sigma^2(r) = G M / R c / m(c) x (1 + x)^2 integral from x on of m(t) / (t^3 (1 + t)^2) dt,
 * with m(t) = ln(1 + t) - t / (1 + t).
 *
 * <p>References: Navarro, Frenk &amp; White (1997), arXiv:astro-ph/9611107; Lokas &amp; Mamon
 * (2001), arXiv:astro-ph/0002395.
 */
final class NfwProfile {

  private static final int POINTS = 32;
  private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(POINTS, 0, 1);

  private final double concentration;

  /** A profile of a concentration c, above 0. */
  NfwProfile(double concentration) {
    this.concentration = concentration;
  }

  /** r / R that holds this fraction of the mass, in [0, 1]; by bisection to the last bit. */
  double radius(double massFraction) {
    double wanted = massFraction * mass(concentration);
    double low = 0;
    double high = concentration;
    for (double middle = 0.5 * high; low < middle && middle < high; middle = 0.5 * (low + high)) {
      if (mass(middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high / concentration;
  }

  /**
   * Variance of the velocity along one direction, in units of G M / R.
   *
   * @param radius r / R, above 0
   */
  double variance(double radius) {
    double x = concentration * radius;
    // t = x / u
    double integral = UNIT.integrate(u -> mass(x / u) * u * u * u / (x * x * (u + x) * (u + x)));
    return concentration / mass(concentration) * x * (1 + x) * (1 + x) * integral;
  }

  private static double mass(double t) {
    // The series where the difference would lose digits.
    return t < 1e-3 ? t * t * (0.5 - 2 * t / 3) : Math.log1p(t) - t / (1 + t);
  }
}
