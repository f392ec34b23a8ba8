package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MaximumMeanDiscrepancyTest {

  private static final MaximumMeanDiscrepancy TEST = new MaximumMeanDiscrepancy();

  @Test
  void twoAgainstTwoByHand() {
    // Distances in units of the scale: 2 (X), 2 (Y), 1, 3, 1, 1 between; the median is 1.5.
    TwoSampleResult result =
        VectorSamples.test(TEST, VectorSamples.scalars(0, 2), VectorSamples.scalars(1, 3), false);
    double two = Math.exp(-0.5 * 4 / 2.25);
    double one = Math.exp(-0.5 / 2.25);
    double three = Math.exp(-0.5 * 9 / 2.25);
    assertThat(result.figure("bandwidth")).isCloseTo(1.5 / Math.sqrt(1.25), within(1e-15));
    assertThat(result.statistic()).isCloseTo(two + two - 2 * (3 * one + three) / 4, within(1e-15));
  }

  @Test
  void isUnbiased() {
    // The mean over 400 pairs of samples of one law is zero within 4 of its standard errors.
    double sum = 0;
    double squares = 0;
    for (int trial = 0; trial < 400; trial++) {
      double value =
          TEST.test(
                  TwoSamples.of(
                      VectorSamples.gaussian(6, 2, 0, 2L * trial),
                      VectorSamples.gaussian(9, 2, 0, 2L * trial + 1),
                      false),
                  new Permutations(1, 0.5, 1))
              .statistic();
      sum += value;
      squares += value * value;
    }
    assertThat(Math.abs(sum)).isLessThan(4 * Math.sqrt(squares));
  }

  @Test
  void manyEqualVectorsLeaveABandwidth() {
    TwoSampleResult result =
        VectorSamples.test(
            TEST,
            VectorSamples.scalars(0, 0, 0, 0, 0),
            VectorSamples.scalars(0, 0, 0, 0, 1),
            false);
    assertThat(result.figure("bandwidth")).isCloseTo(1 / 0.3, within(1e-12));
    assertThat(result.pValue()).isEqualTo(1);
  }
}
