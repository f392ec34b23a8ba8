package org.cosmoassay.reference.simulator.linear;

import org.cosmoassay.statistics.catalog.Cosmology;

/**
 * The transfer function of cold matter and baryons, with acoustic oscillations, by the fitting
 * formula of Eisenstein and Hu: T(k) = Ob/Om T_b(k) + Oc/Om T_c(k), their equations 2 to 24.
 *
 * <p>It is within some per cent of a Boltzmann code for the usual matter and baryon densities and
 * knows no neutrinos. T tends to 1 at low k.
 *
 * <p>Reference: Eisenstein &amp; Hu (1998), arXiv:astro-ph/9709112.
 */
public final class EisensteinHu {

  /** Temperature of the microwave background in K; Fixsen (2009), arXiv:0911.1955. */
  public static final double BACKGROUND_TEMPERATURE = 2.7255;

  private final double h;
  private final double baryonFraction;
  private final double equalityWavenumber;
  private final double soundHorizon;
  private final double silkWavenumber;
  private final double alphaC;
  private final double betaC;
  private final double alphaB;
  private final double betaB;
  private final double betaNode;

  private EisensteinHu(double omegaM, double omegaB, double h) {
    this.h = h;
    this.baryonFraction = omegaB / omegaM;
    double matter = omegaM * h * h;
    double baryons = omegaB * h * h;
    double theta = BACKGROUND_TEMPERATURE / 2.7;
    double equality = 2.5e4 * matter * Math.pow(theta, -4);
    this.equalityWavenumber = 7.46e-2 * matter / (theta * theta);
    double b1 = 0.313 * Math.pow(matter, -0.419) * (1 + 0.607 * Math.pow(matter, 0.674));
    double b2 = 0.238 * Math.pow(matter, 0.223);
    double drag =
        1291
            * (Math.pow(matter, 0.251) / (1 + 0.659 * Math.pow(matter, 0.828)))
            * (1 + b1 * Math.pow(baryons, b2));
    double ratioAtDrag = densityRatio(baryons, theta, drag);
    double ratioAtEquality = densityRatio(baryons, theta, equality);
    this.soundHorizon =
        2
            / (3 * equalityWavenumber)
            * Math.sqrt(6 / ratioAtEquality)
            * Math.log(
                (Math.sqrt(1 + ratioAtDrag) + Math.sqrt(ratioAtDrag + ratioAtEquality))
                    / (1 + Math.sqrt(ratioAtEquality)));
    this.silkWavenumber =
        1.6
            * Math.pow(baryons, 0.52)
            * Math.pow(matter, 0.73)
            * (1 + Math.pow(10.4 * matter, -0.95));

    double a1 = Math.pow(46.9 * matter, 0.670) * (1 + Math.pow(32.1 * matter, -0.532));
    double a2 = Math.pow(12.0 * matter, 0.424) * (1 + Math.pow(45.0 * matter, -0.582));
    this.alphaC =
        Math.pow(a1, -baryonFraction)
            * Math.pow(a2, -baryonFraction * baryonFraction * baryonFraction);
    double c1 = 0.944 / (1 + Math.pow(458 * matter, -0.708));
    double c2 = Math.pow(0.395 * matter, -0.0266);
    this.betaC = 1 / (1 + c1 * (Math.pow(1 - baryonFraction, c2) - 1));

    double y = (1 + equality) / (1 + drag);
    double root = Math.sqrt(1 + y);
    double g = y * (-6 * root + (2 + 3 * y) * Math.log((root + 1) / (root - 1)));
    this.alphaB = 2.07 * equalityWavenumber * soundHorizon * Math.pow(1 + ratioAtDrag, -0.75) * g;
    this.betaB =
        0.5
            + baryonFraction
            + (3 - 2 * baryonFraction) * Math.sqrt(17.2 * matter * (17.2 * matter) + 1);
    this.betaNode = 8.41 * Math.pow(matter, 0.435);
  }

  /** The transfer function of a cosmology. */
  public static EisensteinHu of(Cosmology cosmology) {
    ParameterRange.require(cosmology);
    return new EisensteinHu(cosmology.omegaM(), cosmology.omegaB(), cosmology.h());
  }

  /** The power spectrum k^n_s T^2(k) of a cosmology. */
  public static SpectrumShape shape(Cosmology cosmology) {
    EisensteinHu transfer = of(cosmology);
    double tilt = cosmology.nS();
    return k -> {
      double t = transfer.at(k);
      return Math.pow(k, tilt) * t * t;
    };
  }

  /** The comoving sound horizon at the drag epoch, in Mpc (without h), equation 6. */
  public double soundHorizon() {
    return soundHorizon;
  }

  /**
   * T(k), dimensionless.
   *
   * @param k wavenumber in h/Mpc, above 0
   */
  public double at(double k) {
    double wavenumber = k * h;
    double q = wavenumber / (13.41 * equalityWavenumber);
    double ks = wavenumber * soundHorizon;
    double f = 1 / (1 + Math.pow(ks / 5.4, 4));
    double cold = f * smooth(q, 1, betaC) + (1 - f) * smooth(q, alphaC, betaC);

    double shifted = soundHorizon / Math.cbrt(1 + Math.pow(betaNode / ks, 3));
    double x = wavenumber * shifted;
    double sinc = Math.abs(x) < 1e-4 ? 1 - x * x / 6 : Math.sin(x) / x;
    double baryons =
        (smooth(q, 1, 1) / (1 + Math.pow(ks / 5.2, 2))
                + alphaB
                    / (1 + Math.pow(betaB / ks, 3))
                    * Math.exp(-Math.pow(wavenumber / silkWavenumber, 1.4)))
            * sinc;
    return baryonFraction * baryons + (1 - baryonFraction) * cold;
  }

  /** Momentum density of baryons over that of photons, equation 5. */
  private static double densityRatio(double baryons, double theta, double redshift) {
    return 31.5 * baryons * Math.pow(theta, -4) * (1000 / redshift);
  }

  /** The fit without oscillations, equations 19 and 20. */
  private static double smooth(double q, double alpha, double beta) {
    double logarithm = Math.log(Math.E + 1.8 * beta * q);
    double c = 14.2 / alpha + 386 / (1 + 69.9 * Math.pow(q, 1.08));
    return logarithm / (logarithm + c * q * q);
  }
}
