package org.cosmoassay.reference.simulator.gravity;

import org.cosmoassay.reference.simulator.linear.Growth;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Lengths of kicks and drifts for residual displacements whose velocity goes as u(a) = a^n, n =
 * -2.5. Momenta are T[x] = Q dx/da with Q = a^3 H/H0.
 *
 * <p>Drift from a to b of momenta of c: 1/u(c) integral of u/Q da. Kick from a to b by forces of c:
 * (u(b) - u(a)) / (Q du/da)(c).
 *
 * <p>Reference: Tassev, Zaldarriaga &amp; Eisenstein (2013), arXiv:1301.0322, section A.3.
 */
final class ColaFactors {

  private static final double EXPONENT = -2.5;
  private static final int POINTS = 24;

  private final Growth growth;
  private final GaussIntegratorFactory integrators = new GaussIntegratorFactory();

  ColaFactors(Growth growth) {
    this.growth = growth;
  }

  /** Q(a) = a^3 H/H0, dimensionless. */
  double momentumFactor(double a) {
    return a * a * a * growth.expansion(a);
  }

  double drift(double from, double to, double at) {
    GaussIntegrator integrator = integrators.legendre(POINTS, from, to);
    return integrator.integrate(a -> Math.pow(a, EXPONENT) / momentumFactor(a))
        / Math.pow(at, EXPONENT);
  }

  double kick(double from, double to, double at) {
    return (Math.pow(to, EXPONENT) - Math.pow(from, EXPONENT))
        / (EXPONENT * Math.pow(at, EXPONENT - 1) * momentumFactor(at));
  }
}
