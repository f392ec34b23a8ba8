package org.cosmoassay.generators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.generators.dynamics.OdeSolver.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against y' = y cos t, whose solution is y0 exp(sin t). */
final class OdeSolverTest {

  private static final VectorField FIELD =
      (time, y) -> new double[] {y[0] * Math.cos(time), y[1] * Math.cos(time)};

  private static double error(OdeSolver solver) {
    double[] end = solver.solve(FIELD, 0, 2, new double[] {1, -3}).y();
    assertThat(end[1]).isCloseTo(-3 * end[0], within(1e-12));
    return Math.abs(end[0] - Math.exp(Math.sin(2)));
  }

  /** Half the step, 2^-order of the error; 20% for the terms of higher order. */
  @ParameterizedTest
  @CsvSource({"EULER,1,1", "HEUN,2,2", "RUNGE_KUTTA_4,4,4"})
  void fixedStepsConvergeAtTheirOrder(Method method, int order, int evaluationsPerStep) {
    double ratio = error(OdeSolver.fixed(method, 100)) / error(OdeSolver.fixed(method, 200));
    assertThat(Math.log(ratio) / Math.log(2)).isCloseTo(order, within(0.2));
    assertThat(OdeSolver.fixed(method, 7).solve(FIELD, 0, 2, new double[2]).evaluations())
        .isEqualTo(7 * evaluationsPerStep);
  }

  /** The error of the whole path stays within ten times that allowed per step. */
  @ParameterizedTest
  @CsvSource({"DORMAND_PRINCE_54", "DORMAND_PRINCE_853"})
  void adaptiveStepsKeepTheirTolerance(Method method) {
    OdeSolver loose = OdeSolver.adaptive(method, 1e-4);
    OdeSolver tight = OdeSolver.adaptive(method, 1e-9);
    assertThat(error(loose)).isLessThan(1e-3);
    assertThat(error(tight)).isLessThan(1e-8);
    double[] start = {1, 1};
    assertThat(tight.solve(FIELD, 0, 2, start).evaluations())
        .isGreaterThan(loose.solve(FIELD, 0, 2, start).evaluations());
  }

  @Test
  void timeMayRunBackwards() {
    double[] end = OdeSolver.ACCURATE.solve(FIELD, 2, 0, new double[] {1, 1}).y();
    assertThat(end[0]).isCloseTo(Math.exp(-Math.sin(2)), within(1e-6));
  }

  @Test
  void aFieldThatIsNotSmoothIsNamedAndNotFollowedForEver() {
    VectorField explosion = (time, y) -> new double[] {y[0] * y[0]};
    assertThatThrownBy(() -> OdeSolver.ACCURATE.solve(explosion, 0, 2, new double[] {1}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("tolerance");
  }

  @Test
  void impossibleSettingsAreNamed() {
    assertThatThrownBy(() -> OdeSolver.fixed(Method.HEUN, 0)).hasMessageContaining("steps (0)");
    assertThatThrownBy(() -> OdeSolver.adaptive(Method.DORMAND_PRINCE_54, 0))
        .hasMessageContaining("tolerance (0.0)");
  }
}
