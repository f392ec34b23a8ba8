package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;

class ModeWindowTest {

  private static final Mesh MESH = new Mesh(new PeriodicBox(30, 20, 40), 9, 8, 10);

  @Test
  void derivativeIsTheTransformTimesTheWavenumberTimesTheImaginaryUnit() {
    DensityField field = field(Math::cos);
    for (int axis = 0; axis < 3; axis++) {
      int along = axis;
      double k = MESH.fundamental(axis) * new int[] {2, -1, 3}[axis];

      double[] derivative =
          field
              .transform()
              .filtered((i, j, m) -> wavenumber(along, new int[] {i, j, m}[along]))
              .timesImaginaryUnit()
              .inverse()
              .values();

      double[] expected = field(p -> -k * Math.sin(p)).values();
      // Rounding of transforms of a wave of amplitude 1.
      assertThat(derivative).containsExactly(expected, within(1e-13));
    }
  }

  /** A wave at Nyquist has no direction. */
  private static double wavenumber(int axis, int index) {
    return 2 * index == MESH.cells(axis) ? 0 : MESH.fundamental(axis) * MESH.waves(axis, index);
  }

  @Test
  void windowIsAskedForEveryModeByItsIndices() {
    FourierField transform = field(Math::exp).transform();

    FourierField filtered = transform.filtered((i, j, k) -> i + 100 * j + 10_000 * k);

    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 8; j++) {
        for (int k = 0; k <= 5; k++) {
          int factor = i + 100 * j + 10_000 * k;
          assertThat(filtered.real(i, j, k)).isEqualTo(factor * transform.real(i, j, k));
          assertThat(filtered.imaginary(i, j, k)).isEqualTo(factor * transform.imaginary(i, j, k));
        }
      }
    }
  }

  @Test
  void fourTimesTheImaginaryUnitIsTheFieldAgain() {
    FourierField transform = field(Math::exp).transform();

    double[] turned =
        transform
            .timesImaginaryUnit()
            .timesImaginaryUnit()
            .timesImaginaryUnit()
            .timesImaginaryUnit()
            .inverse()
            .values();

    assertThat(turned).containsExactly(transform.inverse().values());
    assertThat(transform.timesImaginaryUnit().real(1, 2, 3))
        .isEqualTo(-transform.imaginary(1, 2, 3));
  }

  /** A function of the phase of 2, -1 and 3 waves. */
  private static DensityField field(DoubleUnaryOperator function) {
    double[] values = new double[MESH.cells()];
    Arrays.setAll(
        values,
        c -> {
          int i = c / 80;
          int j = c / 10 % 8;
          int k = c % 10;
          double phase = 2 * i / 9.0 - j / 8.0 + 3 * k / 10.0;
          return function.applyAsDouble(2 * Math.PI * phase + 0.3);
        });
    return DensityField.of(MESH, values);
  }
}
