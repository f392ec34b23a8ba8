package org.cosmoassay.generators.dynamics;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Solves ordinary differential equations: Euler, Heun and the classical Runge-Kutta method with a
 * fixed number of equal steps, or Dormand & Prince's embedded pairs of order 5(4) and 8(5,3) with
 * steps chosen so that the error per step stays below the tolerances (Dormand & Prince 1980,
 * doi:10.1016/0771-050X(80)90013-3; Hairer, Norsett & Wanner 1993).
 *
 * @param method how
 * @param steps number of steps of a fixed-step method; ignored by adaptive ones
 * @param absoluteTolerance error allowed per step and component, in units of y
 * @param relativeTolerance error allowed per step, relative to y
 */
public record OdeSolver(
    Method method, int steps, double absoluteTolerance, double relativeTolerance) {

  /** The methods. */
  public enum Method {
    EULER,
    HEUN,
    RUNGE_KUTTA_4,
    DORMAND_PRINCE_54,
    DORMAND_PRINCE_853;

    boolean adaptive() {
      return this == DORMAND_PRINCE_54 || this == DORMAND_PRINCE_853;
    }
  }

  /** A step below this fraction of the interval means that the field is not smooth enough. */
  private static final double SMALLEST_STEP = 1e-9;

  /** Dormand-Prince 8(5,3) to 1e-7: round trips come back to 1e-5 and better. */
  public static final OdeSolver ACCURATE = adaptive(Method.DORMAND_PRINCE_853, 1e-7);

  public OdeSolver {
    if (!method.adaptive() && steps < 1) {
      throw new IllegalArgumentException("steps (%d) must be 1 or more".formatted(steps));
    }
    if (method.adaptive() && !(absoluteTolerance > 0 && relativeTolerance >= 0)) {
      throw new IllegalArgumentException(
          "absolute tolerance (%s) must be greater than 0, relative tolerance (%s) 0 or more"
              .formatted(absoluteTolerance, relativeTolerance));
    }
  }

  /** A method with equal steps. */
  public static OdeSolver fixed(Method method, int steps) {
    return new OdeSolver(method, steps, 1, 1);
  }

  /** A method that chooses its steps, with the same absolute and relative tolerance. */
  public static OdeSolver adaptive(Method method, double tolerance) {
    return new OdeSolver(method, 1, tolerance, tolerance);
  }

  /**
   * Where the solution ends.
   *
   * @param y at the end
   * @param evaluations of the field
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Solution(double[] y, int evaluations) {}

  /**
   * Follows the field from {@code start} to {@code end}, which may be the earlier time.
   *
   * @throws ArithmeticException when an adaptive method finds no step small enough
   */
  public Solution solve(VectorField field, double start, double end, double[] y) {
    return method.adaptive() ? adaptively(field, start, end, y) : inSteps(field, start, end, y);
  }

  private Solution adaptively(VectorField field, double start, double end, double[] y) {
    double span = Math.abs(end - start);
    ODEIntegrator integrator =
        method == Method.DORMAND_PRINCE_54
            ? new DormandPrince54Integrator(
                SMALLEST_STEP * span, span, absoluteTolerance, relativeTolerance)
            : new DormandPrince853Integrator(
                SMALLEST_STEP * span, span, absoluteTolerance, relativeTolerance);
    OrdinaryDifferentialEquation equation =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return y.length;
          }

          @Override
          public double[] computeDerivatives(double time, double[] state) {
            return field.at(time, state);
          }
        };
    try {
      ODEStateAndDerivative last = integrator.integrate(equation, new ODEState(start, y), end);
      return new Solution(last.getPrimaryState(), integrator.getEvaluations());
    } catch (MathRuntimeException e) {
      throw new ArithmeticException(
          "the equation could not be solved to a tolerance of %s (%s); raise it"
              .formatted(absoluteTolerance, e.getMessage()));
    }
  }

  private Solution inSteps(VectorField field, double start, double end, double[] y) {
    double h = (end - start) / steps;
    double[] state = y.clone();
    int evaluations = 0;
    for (int i = 0; i < steps; i++) {
      double time = start + i * h;
      double next = i + 1 == steps ? end : start + (i + 1) * h;
      double[] k1 = field.at(time, state);
      switch (method) {
        case EULER -> {
          state = moved(state, h, k1);
          evaluations++;
        }
        case HEUN -> {
          double[] k2 = field.at(next, moved(state, h, k1));
          state = moved(moved(state, h / 2, k1), h / 2, k2);
          evaluations += 2;
        }
        default -> {
          double[] k2 = field.at(time + h / 2, moved(state, h / 2, k1));
          double[] k3 = field.at(time + h / 2, moved(state, h / 2, k2));
          double[] k4 = field.at(next, moved(state, h, k3));
          for (int j = 0; j < state.length; j++) {
            state[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
          }
          evaluations += 4;
        }
      }
    }
    return new Solution(state, evaluations);
  }

  private static double[] moved(double[] y, double h, double[] slope) {
    double[] moved = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      moved[i] = y[i] + h * slope[i];
    }
    return moved;
  }
}
