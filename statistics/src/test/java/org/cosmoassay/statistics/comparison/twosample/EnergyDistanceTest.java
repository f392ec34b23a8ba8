package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnergyDistanceTest {

  private static final EnergyDistance TEST = new EnergyDistance();

  @Test
  void twoAgainstTwoByHand() {
    // E|X - Y| = (1 + 3 + 1 + 1)/4, E|X - X'| = E|Y - Y'| = 2 * 2/4, scale sqrt(5)/2, nm/(n+m) = 1.
    TwoSampleResult result =
        VectorSamples.test(TEST, VectorSamples.scalars(0, 2), VectorSamples.scalars(1, 3), false);
    assertThat(result.statistic()).isCloseTo(2 / Math.sqrt(5), within(1e-15));
    assertThat(result.figure("coefficient")).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(result.pValue()).isEqualTo(1);
    TwoSampleResult apart =
        VectorSamples.test(TEST, VectorSamples.scalars(0, 1), VectorSamples.scalars(2, 3), false);
    // 2 * 2 - 1/2 - 1/2; the other four relabellings have T = 1.
    assertThat(apart.statistic()).isCloseTo(6 / Math.sqrt(5), within(1e-15));
    assertThat(apart.pValue()).isCloseTo(2 / 6.0, within(1e-15));
    assertThat(result.smallestPValue()).isCloseTo(2 / 6.0, within(1e-15));
    assertThat(result.method()).isEqualTo("all 6 relabellings");
  }

  @Test
  void sumsOverBlocksAreThoseOfADoubleLoop() {
    double[][] r = VectorSamples.gaussian(9, 4, 0.3, 1);
    double[][] g = VectorSamples.plus(VectorSamples.gaussian(13, 4, 0.3, 2), 0.4);
    TwoSamples samples = TwoSamples.of(r, g, false);
    double between = 0;
    double reference = 0;
    double generated = 0;
    for (int i = 0; i < 22; i++) {
      for (int j = 0; j < 22; j++) {
        double squares = 0;
        for (int k = 0; k < 4; k++) {
          squares += Math.pow(samples.value(i, k) - samples.value(j, k), 2);
        }
        if (i < 9 && j < 9) {
          reference += Math.sqrt(squares) / 81;
        } else if (i >= 9 && j >= 9) {
          generated += Math.sqrt(squares) / 169;
        } else {
          between += Math.sqrt(squares) / (2 * 9 * 13);
        }
      }
    }
    // Rounding of sums over 484 numbers.
    assertThat(VectorSamples.test(TEST, r, g, false).statistic())
        .isCloseTo(9 * 13 / 22.0 * (2 * between - reference - generated), within(1e-12));
  }
}
