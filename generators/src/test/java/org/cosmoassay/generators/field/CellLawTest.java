package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.generators.network.Tensor;
import org.junit.jupiter.api.Test;

final class CellLawTest {

  @Test
  void ofTwoEqualValuesTheExpectationIsAHyperbolicTangent() {
    // 0 or 2 halos, as often: mean 1, scatter 1, so s = -1 or 1, and E[s | x] = tanh(t x /
    // (1-t)^2).
    CellLaw law = CellLaw.of(Tensor.of(new float[] {0.5f, 0, 0.5f}, 3));
    assertThat(law.mean()).isEqualTo(1);
    assertThat(law.standardized(2)).isEqualTo(1);
    assertThat(law.count(-1)).isZero();
    for (double t : new double[] {0, 0.3, 0.7}) {
      for (double x : new double[] {-2, -0.1, 0.4, 1}) {
        assertThat(law.expected(x, t))
            .isCloseTo(Math.tanh(t * x / ((1 - t) * (1 - t))), within(1e-12));
      }
    }
  }

  @Test
  void nearTheEndANumberIsTheNearestThatIsPossible() {
    CellLaw law = CellLaw.of(Tensor.of(new float[] {0.8f, 0.15f, 0, 0.05f}, 4));
    double t = 0.999;
    assertThat(law.expected(t * law.standardized(3), t))
        .isCloseTo(law.standardized(3), within(1e-9));
    // Two halos never happen: 1.9 is closer to 1 than to 3.
    assertThat(law.expected(t * law.standardized(1.9), t))
        .isCloseTo(law.standardized(1), within(1e-9));
    // Far away from everything the answer is still a number.
    assertThat(law.expected(1e6, t)).isCloseTo(law.standardized(3), within(1e-9));
  }
}
