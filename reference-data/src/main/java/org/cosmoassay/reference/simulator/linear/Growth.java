package org.cosmoassay.reference.simulator.linear;

import org.cosmoassay.statistics.catalog.Cosmology;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEFixedStepHandler;
import org.hipparchus.ode.sampling.StepNormalizer;

/**
 * Growth of fluctuations of first and second order in a flat universe of matter and a cosmological
 * constant, from their differential equations in ln a:
 *
 * <p>D1'' + (2 + H'/H) D1' = 3/2 Om(a) D1 and D2'' + (2 + H'/H) D2' = 3/2 Om(a) (D2 - D1^2), with
 * D1(1) = 1 and, early on, D1 proportional to a and D2 = -3/7 D1^2. Displacements are x = q + D1
 * psi1 + D2 psi2 with psi1 = -grad(phi1), Laplace(phi1) = delta and psi2 = grad(phi2),
 * Laplace(phi2) = sum over i &lt; j of (phi1,ii phi1,jj - phi1,ij^2).
 *
 * <p>Dormand-Prince 8(5,3) with a relative tolerance of 10^-12; between 2000 steps of ln a a cubic
 * Hermite polynomial, with an error of 10^-13.
 *
 * <p>Reference: Bouchet et al. (1995), arXiv:astro-ph/9406013.
 */
public final class Growth {

  /** Radiation is left out, so that matter alone rules at the start. */
  private static final double FIRST_SCALE_FACTOR = 1e-4;

  private static final int STEPS = 2000;

  private final double omegaM;
  private final double start;
  private final double step;

  /** D1, D1', D2, D2' and second derivatives, primes meaning d/dln a, at every step. */
  private final double[][] table;

  private Growth(double omegaM, double start, double step, double[][] table) {
    this.omegaM = omegaM;
    this.start = start;
    this.step = step;
    this.table = table;
  }

  /** The growth in a cosmology. */
  public static Growth of(Cosmology cosmology) {
    ParameterRange.require(cosmology);
    double omegaM = cosmology.omegaM();
    double start = Math.log(FIRST_SCALE_FACTOR);
    double step = -start / STEPS;
    double[][] table = solve(new Equation(omegaM), start, step);
    double first = table[STEPS][0];
    for (double[] row : table) {
      row[0] /= first;
      row[1] /= first;
      row[2] /= first * first;
      row[3] /= first * first;
      row[4] /= first;
      row[5] /= first * first;
    }
    return new Growth(omegaM, start, step, table);
  }

  private static double[][] solve(Equation equation, double start, double step) {
    double[][] table = new double[STEPS + 1][];
    DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-8, 0.1, 1e-18, 1e-12);
    integrator.addStepHandler(
        new StepNormalizer(
            step,
            new ODEFixedStepHandler() {
              @Override
              public void handleStep(ODEStateAndDerivative state, boolean isLast) {
                int i = (int) Math.round((state.getTime() - start) / step);
                double[] y = state.getPrimaryState();
                double[] slope = state.getPrimaryDerivative();
                if (i <= STEPS) {
                  table[i] = new double[] {y[0], y[1], y[2], y[3], slope[1], slope[3]};
                }
              }
            }));
    double a = FIRST_SCALE_FACTOR;
    double[] initial = {a, a, -3.0 / 7 * a * a, -6.0 / 7 * a * a};
    // Half a step beyond a = 1, so that rounding cannot lose the last row.
    integrator.integrate(equation, new ODEState(start, initial), 0.5 * step);
    return table;
  }

  /** D1(a), 1 at a = 1. */
  public double first(double a) {
    return value(a, 0, 1);
  }

  /** dln D1/dln a, often called f. */
  public double firstRate(double a) {
    return value(a, 1, 4) / first(a);
  }

  /** D2(a), close to -3/7 D1^2. */
  public double second(double a) {
    return value(a, 2, 3);
  }

  /** dln D2/dln a. */
  public double secondRate(double a) {
    return value(a, 3, 5) / second(a);
  }

  /** H(a) / H0. */
  public double expansion(double a) {
    return Math.sqrt(omegaM / (a * a * a) + 1 - omegaM);
  }

  /** Matter density in units of the critical density at a. */
  public double matterDensity(double a) {
    return matterDensity(omegaM, a);
  }

  private static double matterDensity(double omegaM, double a) {
    double matter = omegaM / (a * a * a);
    return matter / (matter + 1 - omegaM);
  }

  /** Cubic Hermite polynomial through values and slopes of the two rows around ln a. */
  private double value(double a, int column, int slope) {
    if (!(a >= FIRST_SCALE_FACTOR && a <= 1)) {
      throw new IllegalArgumentException(
          "The scale factor (%s) must be %s to 1.".formatted(a, FIRST_SCALE_FACTOR));
    }
    double position = (Math.log(a) - start) / step;
    int i = Math.max(0, Math.min(STEPS - 1, (int) position));
    double t = position - i;
    double[] left = table[i];
    double[] right = table[i + 1];
    double s = 1 - t;
    return s * s * (1 + 2 * t) * left[column]
        + t * t * (1 + 2 * s) * right[column]
        + step * s * t * (s * left[slope] - t * right[slope]);
  }

  /** The differential equations of first order for D1, D1', D2, D2'. */
  private record Equation(double omegaM) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return 4;
    }

    @Override
    public double[] computeDerivatives(double logA, double[] y) {
      double matter = matterDensity(omegaM, Math.exp(logA));
      double friction = 2 - 1.5 * matter;
      return new double[] {
        y[1],
        1.5 * matter * y[0] - friction * y[1],
        y[3],
        1.5 * matter * (y[2] - y[0] * y[0]) - friction * y[3]
      };
    }
  }
}
