package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScatterRatioTest {

  private static final ScatterRatio TEST = new ScatterRatio();

  @Test
  void scatterShrunkByTwoIsCaughtWhateverTheMean() {
    int caught = 0;
    for (int trial = 0; trial < 20; trial++) {
      double[][] r = VectorSamples.gaussian(16, 59, 0.9, 2L * trial);
      double[][] g = VectorSamples.gaussian(16, 59, 0.9, 2L * trial + 1);
      double[][] collapsed = VectorSamples.plus(VectorSamples.times(g, 0.5), 0.3 * trial);
      caught += VectorSamples.test(TEST, r, collapsed, false).pValue() < 0.01 ? 1 : 0;
    }
    assertThat(caught).isEqualTo(20);
  }

  @Test
  void aShiftAloneIsNoDifferenceOfScatter() {
    double[][] r = VectorSamples.gaussian(16, 20, 0.5, 1);
    double[][] g = VectorSamples.gaussian(16, 20, 0.5, 2);
    TwoSampleResult result = VectorSamples.test(TEST, r, g, false);
    TwoSampleResult shifted = VectorSamples.test(TEST, r, VectorSamples.plus(g, 100), false);
    assertThat(result.pValue()).isGreaterThan(0.05);
    assertThat(shifted.pValue()).isEqualTo(result.pValue());
    assertThat(shifted.figure("scatter ratio"))
        .isCloseTo(result.figure("scatter ratio"), within(1e-9));
  }

  @Test
  void figuresAreRatiosOfTheData() {
    double[][] r = VectorSamples.gaussian(30, 4, 0, 3);
    double[][] g = VectorSamples.plus(VectorSamples.times(r, 0.5), 7);
    for (double[] vector : g) {
      vector[2] = 0.25 * (vector[2] - 7);
    }
    TwoSampleResult result = VectorSamples.test(TEST, r, g, false);
    // Ratios of 1/2 three times and 1/8 once; the floor on variances is 1e-6 of the pooled one.
    assertThat(result.figure("scatter ratio")).isCloseTo(Math.pow(2, -1.5), within(1e-4));
    assertThat(result.figure("value")).isEqualTo(2);
    assertThat(result.figure("scatter ratio of value")).isCloseTo(0.125, within(1e-4));
    assertThat(result.figure("generalised scatter ratio")).isBetween(0.3, 0.6);
  }

  @Test
  void perfectSourcesOfSkewedValuesKeepTheLevel() {
    int alarms = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[][] r = VectorSamples.map(VectorSamples.gaussian(14, 4, 0.5, 2L * trial), Math::exp);
      double[][] g =
          VectorSamples.map(VectorSamples.gaussian(20, 4, 0.5, 2L * trial + 1), Math::exp);
      alarms +=
          TEST.test(TwoSamples.of(r, g, false), new Permutations(99, 0.05, trial)).pValue() <= 0.05
              ? 1
              : 0;
    }
    // The 99.5 % quantile of a binomial (300, 0.05) is 26; residuals about means give some 45.
    assertThat(alarms).isLessThanOrEqualTo(26);
  }

  @Test
  void twoSidesWithoutScatterAreAlike() {
    double[][] r = VectorSamples.scalars(1, 1, 1);
    double[][] g = VectorSamples.scalars(2, 2, 2);
    assertThat(VectorSamples.test(TEST, r, g, false))
        .extracting(TwoSampleResult::pValue, TwoSampleResult::dimension)
        .containsExactly(1.0, 0);
  }
}
