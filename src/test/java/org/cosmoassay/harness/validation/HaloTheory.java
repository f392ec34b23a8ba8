package org.cosmoassay.harness.validation;

import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.reference.simulator.linear.LinearPower;

/**
 * Abundance and bias of halos by published fits to N-body simulations: Warren et al. (2006),
 * arXiv:astro-ph/0506395, for friends-of-friends halos; Tinker et al. (2008), arXiv:0803.2706, and
 * Tinker et al. (2010), arXiv:1001.3162, for halos of 200 times the mean density.
 */
final class HaloTheory {

  /** Linear overdensity of spherical collapse. */
  private static final double COLLAPSE = 1.686;

  private static final double OVERDENSITY = 200;

  private final LinearPower power;
  private final double redshift;
  private final double growth;
  private final double density;

  HaloTheory(LinearPower power, double redshift) {
    this.power = power;
    this.redshift = redshift;
    this.growth = Growth.of(power.cosmology()).first(1 / (1 + redshift));
    this.density = power.cosmology().omegaM() * Snapshot.CRITICAL_DENSITY;
  }

  private double sigma(double mass) {
    return growth * power.sigma(Math.cbrt(3 * mass / (4 * Math.PI * density)));
  }

  /** dn/dlnM in (h/Mpc)^3 by Warren et al. */
  double warren(double mass) {
    double s = sigma(mass);
    return abundance(mass, 0.7234 * (Math.pow(s, -1.625) + 0.2538) * Math.exp(-1.1982 / (s * s)));
  }

  /** dn/dlnM in (h/Mpc)^3 by Tinker et al. (2008). */
  double tinker(double mass) {
    double s = sigma(mass);
    double alpha = Math.pow(10, -Math.pow(0.75 / Math.log10(OVERDENSITY / 75), 1.2));
    double amplitude = 0.186 * Math.pow(1 + redshift, -0.14);
    double a = 1.47 * Math.pow(1 + redshift, -0.06);
    double b = 2.57 * Math.pow(1 + redshift, -alpha);
    return abundance(mass, amplitude * (Math.pow(s / b, -a) + 1) * Math.exp(-1.19 / (s * s)));
  }

  private double abundance(double mass, double multiplicity) {
    double step = 0.01;
    double slope =
        Math.log(sigma(mass * Math.exp(-step)) / sigma(mass * Math.exp(step))) / (2 * step);
    return multiplicity * density / mass * slope;
  }

  /** Linear bias by Tinker et al. (2010). */
  double bias(double mass) {
    double y = Math.log10(OVERDENSITY);
    double tail = Math.exp(-Math.pow(4 / y, 4));
    double nu = COLLAPSE / sigma(mass);
    double a = 0.44 * y - 0.88;
    return 1
        - (1 + 0.24 * y * tail) * Math.pow(nu, a) / (Math.pow(nu, a) + Math.pow(COLLAPSE, a))
        + 0.183 * Math.pow(nu, 1.5)
        + (0.019 + 0.107 * y + 0.19 * tail) * Math.pow(nu, 2.4);
  }
}
