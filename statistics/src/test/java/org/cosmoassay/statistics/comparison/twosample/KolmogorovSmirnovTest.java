package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.util.Combinations;
import org.hipparchus.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {

  private static final KolmogorovSmirnov TEST = new KolmogorovSmirnov();

  @Test
  void distanceAndPValueOfTheLibrary() {
    double[][] r = VectorSamples.gaussian(17, 1, 0, 1);
    double[][] g = VectorSamples.plus(VectorSamples.gaussian(12, 1, 0, 2), 0.8);
    TwoSampleResult result = VectorSamples.test(TEST, r, g, false);
    org.hipparchus.stat.inference.KolmogorovSmirnovTest library =
        new org.hipparchus.stat.inference.KolmogorovSmirnovTest(1);
    double d = library.kolmogorovSmirnovStatistic(column(r), column(g));
    assertThat(result.statistic()).isCloseTo(d, within(1e-15));
    // Both exact; the library takes the complement, which rounds at 1e-16.
    assertThat(result.figure("p of value"))
        .isCloseTo(library.exactP(d, 17, 12, false), within(1e-13));
  }

  @Test
  void tiesAreCountedExactly() {
    double[] values = {0, 0, 1, 1, 1, 2, 3, 3, 4};
    double[][] r = VectorSamples.scalars(0, 0, 1, 1);
    double[][] g = VectorSamples.scalars(1, 2, 3, 3, 4);
    double observed = distance(r, g);
    int reached = 0;
    int total = 0;
    for (int[] choice : new Combinations(9, 4)) {
      double[] left = Arrays.stream(choice).mapToDouble(i -> values[i]).toArray();
      double[] right =
          IntStream.range(0, 9)
              .filter(i -> Arrays.binarySearch(choice, i) < 0)
              .mapToDouble(i -> values[i])
              .toArray();
      total++;
      if (distance(VectorSamples.scalars(left), VectorSamples.scalars(right)) >= observed - 1e-9) {
        reached++;
      }
    }
    TwoSampleResult result = VectorSamples.test(TEST, r, g, false);
    assertThat(result.statistic()).isCloseTo(observed, within(1e-15));
    assertThat(result.figure("p of value")).isCloseTo((double) reached / total, within(1e-14));
    assertThat(result.pValue()).isCloseTo((double) reached / total, within(1e-14));
  }

  @Test
  void smallPValuesKeepTheirDigits() {
    double[] low = new double[40];
    double[] high = new double[40];
    Arrays.setAll(low, i -> i);
    Arrays.setAll(high, i -> 100 + i);
    TwoSampleResult result =
        VectorSamples.test(TEST, VectorSamples.scalars(low), VectorSamples.scalars(high), false);
    // Two of C(80, 40) labellings keep the sides apart.
    assertThat(result.figure("p of value"))
        .isCloseTo(
            2 / CombinatoricsUtils.binomialCoefficientDouble(80, 40), withinPercentage(1e-10));
  }

  @Test
  void pairsAreHeldAgainstTheirMirrorImage() {
    double[] d = {0.5, -0.25, 1, 2, -0.5, 0, 3, 1.5};
    double[] r = {9, 2, 5, 7, 1, 3, 4, 8};
    double[] g = new double[8];
    Arrays.setAll(g, i -> r[i] + d[i]);
    int observed = mirrored(d, 0);
    int reached = 0;
    for (int mask = 0; mask < 256; mask++) {
      if (mirrored(d, mask) >= observed) {
        reached++;
      }
    }
    TwoSampleResult result =
        VectorSamples.test(TEST, VectorSamples.scalars(r), VectorSamples.scalars(g), true);
    assertThat(result.statistic()).isCloseTo(observed / 8.0, within(1e-15));
    assertThat(result.figure("p of value")).isCloseTo(reached / 256.0, within(1e-15));
    assertThat(result.method()).isEqualTo("all 128 swaps within pairs");
  }

  @Test
  void theWholeIsJudgedByItsWorstValue() {
    double[][] r = VectorSamples.gaussian(20, 6, 0.5, 3);
    double[][] g = VectorSamples.gaussian(20, 6, 0.5, 4);
    for (double[] vector : g) {
      vector[4] += 3;
    }
    TwoSampleResult result = VectorSamples.test(TEST, r, g, false);
    assertThat(result.figure("value")).isEqualTo(4);
    assertThat(result.pValue()).isEqualTo(0.001);
    assertThat(result.figure("smallest Holm-adjusted p"))
        .isCloseTo(6 * result.figure("p of value"), within(1e-18));
  }

  /**
   * n sup |F(x) + F(-x-) - 1|, looked at for every |d| in turn, with the signs of a mask changed.
   */
  private static int mirrored(double[] differences, int mask) {
    double[] d = differences.clone();
    for (int i = 0; i < d.length; i++) {
      d[i] *= (mask >> i & 1) == 1 ? -1 : 1;
    }
    int largest = 0;
    for (double at : d) {
      if (at != 0) {
        int sum = 0;
        for (double x : d) {
          sum += x >= Math.abs(at) ? 1 : x <= -Math.abs(at) ? -1 : 0;
        }
        largest = Math.max(largest, Math.abs(sum));
      }
    }
    return largest;
  }

  private static double distance(double[][] r, double[][] g) {
    double largest = 0;
    for (double[][] side : new double[][][] {r, g}) {
      for (double[] at : side) {
        largest = Math.max(largest, Math.abs(share(r, at[0]) - share(g, at[0])));
      }
    }
    return largest;
  }

  private static double share(double[][] side, double at) {
    return Arrays.stream(side).filter(x -> x[0] <= at).count() / (double) side.length;
  }

  private static double[] column(double[][] vectors) {
    return Arrays.stream(vectors).mapToDouble(v -> v[0]).toArray();
  }
}
