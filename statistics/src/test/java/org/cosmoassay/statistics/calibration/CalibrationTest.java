package org.cosmoassay.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

  private static final int SIMULATIONS = 300;

  /** Ranks of truths N(0, 1) given data N(truth, 1), posterior N(x / 2, factor^2 / 2). */
  private static int[] ranks(double factor, double bias) {
    UniformRandomProvider random = RandomStreams.of(11);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    int[] ranks = new int[SIMULATIONS];
    for (int i = 0; i < SIMULATIONS; i++) {
      double truth = normal.sample();
      double data = truth + normal.sample();
      double[] samples = new double[99];
      for (int s = 0; s < samples.length; s++) {
        samples[s] = data / 2 + bias + factor * Math.sqrt(0.5) * normal.sample();
      }
      ranks[i] = Calibration.rank(truth, samples);
    }
    return ranks;
  }

  private static double[] probabilities(int[] ranks) {
    double[] probabilities = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      probabilities[i] = (ranks[i] + 0.5) / 100;
    }
    return probabilities;
  }

  @Test
  void theRightPosteriorIsUniformAndOthersAreNot() {
    int[] right = ranks(1, 0);
    assertThat(Calibration.chiSquared(right, 99, 20).pValue()).isGreaterThan(0.01);
    assertThat(Calibration.kolmogorovSmirnov(probabilities(right)).pValue()).isGreaterThan(0.01);
    assertThat(Calibration.coverage(probabilities(right), 0.68).isRight()).isTrue();
    assertThat(Calibration.coverage(probabilities(right), 0.95).isRight()).isTrue();
    for (int[] wrong : new int[][] {ranks(0.5, 0), ranks(2, 0), ranks(1, 0.4)}) {
      assertThat(Calibration.chiSquared(wrong, 99, 20).pValue()).isLessThan(1e-4);
      assertThat(Calibration.kolmogorovSmirnov(probabilities(wrong)).pValue()).isLessThan(1e-3);
    }
    // Half and twice the right width cover 38 and 95 %; a shift of 0.6 widths still 61 %.
    for (int[] wrong : new int[][] {ranks(0.5, 0), ranks(2, 0)}) {
      assertThat(Calibration.coverage(probabilities(wrong), 0.68).isRight()).isFalse();
    }
  }

  @Test
  void chiSquaredOfKnownCounts() {
    // Counts 2, 0, 1, 1 of 4 expected evenly: 1 + 1 + 0 + 0.
    Calibration.Uniformity test = Calibration.chiSquared(new int[] {0, 1, 5, 7}, 7, 4);
    assertThat(test.statistic()).isCloseTo(2, within(1e-12));
    // Of 3 degrees of freedom: erfc(1) + 2 exp(-1) / sqrt(pi).
    assertThat(test.pValue()).isCloseTo(0.5724067, within(1e-7));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.chiSquared(new int[] {1}, 100, 20))
        .withMessageContaining("101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.chiSquared(new int[] {8}, 7, 4))
        .withMessageContaining("8");
  }

  @Test
  void theKolmogorovSmirnovTestOfASingleNumber() {
    // P(D > d) = 2 (1 - d) for one number, d the larger of u and 1 - u.
    Calibration.Uniformity test = Calibration.kolmogorovSmirnov(new double[] {0.1, 0.9});
    assertThat(test.statistic()).isCloseTo(0.4, within(1e-12));
    // P(D_2 >= 0.4) = 1 - 2 (2 d - 1/2)^2 for 1/4 <= d <= 1/2.
    assertThat(test.pValue()).isCloseTo(1 - 2 * 0.09, within(1e-9));
  }

  @Test
  void coverageHasItsBinomialInterval() {
    Calibration.Coverage none = Calibration.coverage(new double[] {0.01, 0.99, 0.999}, 0.68);
    assertThat(none.covered()).isZero();
    assertThat(none.low()).isZero();
    // 1 - 0.025^(1/3).
    assertThat(none.high()).isCloseTo(1 - Math.cbrt(0.025), within(1e-6));
    assertThat(Calibration.coverage(new double[] {0.5, 0.5}, 0.68).covered()).isEqualTo(1);
    assertThat(Calibration.coverage(new double[] {0.16, 0.15}, 0.68).covered()).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.coverage(new double[0], 0.68));
  }
}
