package org.cosmoassay.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

final class LikelihoodProfileTest {

  private static LikelihoodProfile profile(
      double low, double high, int points, DoubleUnaryOperator logLikelihood) {
    double[] grid = new double[points];
    Arrays.setAll(grid, i -> low + i * (high - low) / (points - 1));
    return LikelihoodProfile.of(grid, Arrays.stream(grid).map(logLikelihood).toArray());
  }

  @Test
  void aGaussianComesBack() {
    LikelihoodProfile profile =
        profile(0.1, 0.5, 161, x -> 1e4 - 0.5 * Math.pow((x - 0.3142) / 0.02, 2));
    assertThat(profile.maximum()).isCloseTo(0.3142, within(1e-10));
    // The trapezoidal rule on steps of an eighth of sigma; linear pieces add h^2 / 6 to a variance.
    assertThat(profile.mean()).isCloseTo(0.3142, within(1e-8));
    assertThat(profile.scatter()).isCloseTo(Math.sqrt(4e-4 + 0.0025 * 0.0025 / 6), within(1e-8));
    NormalDistribution normal = new NormalDistribution(0.3142, 0.02);
    for (double x : new double[] {0.25, 0.3142, 0.3301, 0.36}) {
      assertThat(profile.cumulative(x)).isCloseTo(normal.cumulativeProbability(x), within(1e-3));
      assertThat(profile.quantile(profile.cumulative(x))).isCloseTo(x, within(1e-9));
    }
    assertThat(profile.cumulative(0)).isZero();
    assertThat(profile.cumulative(0.6)).isEqualTo(1);
    assertThat(profile.isHighestAtAnEnd()).isFalse();
  }

  @Test
  void aFlatLikelihoodIsTheGridItself() {
    LikelihoodProfile flat = profile(1, 3, 5, x -> -7);
    assertThat(flat.mean()).isCloseTo(2, within(1e-12));
    assertThat(flat.scatter()).isCloseTo(2 / Math.sqrt(12), within(1e-12));
    assertThat(flat.cumulative(1.75)).isCloseTo(0.375, within(1e-12));
    assertThat(flat.density(2)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void gridsNeedNotBeEven() {
    double[] grid = {0, 0.1, 0.4, 1, 1.1};
    double[] log = Arrays.stream(grid).map(x -> -3 * (x - 0.37) * (x - 0.37)).toArray();
    assertThat(LikelihoodProfile.of(grid, log).maximum()).isCloseTo(0.37, within(1e-12));
  }

  @Test
  void aTopAtAnEndIsSaid() {
    LikelihoodProfile rising = profile(0, 1, 11, x -> 5 * x);
    assertThat(rising.isHighestAtAnEnd()).isTrue();
    assertThat(rising.maximum()).isEqualTo(1);
  }

  @Test
  void whatIsNoProfileIsRefused() {
    double[] grid = {0, 1};
    assertThat(LikelihoodProfile.of(grid, new double[] {Double.NEGATIVE_INFINITY, 0}).mean())
        .isCloseTo(2.0 / 3, within(1e-12));
    for (double[] wrong :
        new double[][] {
          {1},
          {0, Double.NaN},
          {0, Double.POSITIVE_INFINITY},
          {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> LikelihoodProfile.of(grid, wrong));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LikelihoodProfile.of(new double[] {1, 1}, new double[2]));
  }
}
