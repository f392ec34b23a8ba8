package org.cosmoassay.statistics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SolidHarmonicsTest {

  private static final double X = 0.7;
  private static final double Y = -1.3;
  private static final double Z = 0.4;

  @Test
  void lowOrdersAreTheTextbookPolynomials() {
    double root3 = Math.sqrt(3);
    assertThat(SolidHarmonics.at(0, X, Y, Z)).containsExactly(1);
    assertThat(SolidHarmonics.at(1, X, Y, Z))
        .containsExactly(new double[] {Y, Z, X}, within(1e-15));
    assertThat(SolidHarmonics.at(2, X, Y, Z))
        .containsExactly(
            new double[] {
              root3 * X * Y,
              root3 * Y * Z,
              Z * Z - (X * X + Y * Y) / 2,
              root3 * X * Z,
              root3 / 2 * (X * X - Y * Y)
            },
            within(1e-14));
  }

  /** The addition theorem at two directions: sum_m S_lm(a) S_lm(b) = |a|^l |b|^l P_l(cos). */
  @Test
  void obeyTheAdditionTheorem() {
    double[] other = {-0.2, 0.9, 1.1};
    double squares = (X * X + Y * Y + Z * Z) * (0.04 + 0.81 + 1.21);
    double cosine = (X * other[0] + Y * other[1] + Z * other[2]) / Math.sqrt(squares);
    for (int l = 0; l <= 8; l++) {
      double[] a = SolidHarmonics.at(l, X, Y, Z);
      double[] b = SolidHarmonics.at(l, other[0], other[1], other[2]);
      double sum = 0;
      for (int m = 0; m < a.length; m++) {
        sum += a[m] * b[m];
      }
      double scale = Math.pow(squares, 0.5 * l);
      // Some ten roundings of terms of order the scale per order.
      assertThat(sum).as("l = %d", l).isCloseTo(scale * legendre(l, cosine), within(1e-13 * scale));
    }
  }

  private static double legendre(int l, double x) {
    double before = 0;
    double current = 1;
    for (int n = 0; n < l; n++) {
      double next = ((2 * n + 1) * x * current - n * before) / (n + 1);
      before = current;
      current = next;
    }
    return current;
  }

  @Test
  void parityIsThatOfTheValues() {
    double[][] signs = {{-1, 1, 1}, {1, -1, 1}, {1, 1, -1}};
    for (int l = 0; l <= 6; l++) {
      double[] plain = SolidHarmonics.at(l, X, Y, Z);
      for (int axis = 0; axis < 3; axis++) {
        double[] s = signs[axis];
        double[] mirrored = SolidHarmonics.at(l, s[0] * X, s[1] * Y, s[2] * Z);
        for (int m = -l; m <= l; m++) {
          double sign = SolidHarmonics.isOdd(l, m, axis) ? -1 : 1;
          assertThat(mirrored[m + l])
              .as("l = %d, m = %d, axis %d", l, m, axis)
              .isEqualTo(sign * plain[m + l]);
        }
      }
    }
  }
}
