package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** The Frechet, kernel and Wasserstein distances, coverage and PQMass where truth is known. */
class SampleDistancesTest {

  @Test
  void frechetDistanceOfRootsOfMatrices() {
    double[][] all = Arrays.copyOf(VectorSamples.gaussian(20, 5, 0.6, 1), 45);
    System.arraycopy(
        VectorSamples.times(VectorSamples.gaussian(25, 5, 0.1, 2), 1.5), 0, all, 20, 25);
    Labelling labels = Labelling.observed(20, 25);
    RealMatrix s = covariance(all, labels.reference());
    RealMatrix t = covariance(all, labels.generated());
    RealMatrix root = new EigenDecompositionSymmetric(s).getSquareRoot();
    double trace =
        new EigenDecompositionSymmetric(root.multiply(t).multiply(root)).getSquareRoot().getTrace();
    double shift = 0;
    for (int k = 0; k < 5; k++) {
      shift += Math.pow(mean(all, labels.reference(), k) - mean(all, labels.generated(), k), 2);
    }
    assertThat(FrechetDistance.between(all, labels.reference(), labels.generated()))
        .isCloseTo(shift + s.getTrace() + t.getTrace() - 2 * trace, within(1e-10));
  }

  @Test
  void frechetDistanceOfMoreValuesThanVectors() {
    // One direction: (mean difference)^2 + (difference of standard deviations)^2, times 30 values.
    double[][] all = new double[8][30];
    double[] along = {-1, 0, 1, 0, 4, 6, 8, 6};
    for (int i = 0; i < 8; i++) {
      Arrays.fill(all[i], along[i]);
    }
    double[][] turned = PrincipalScores.unscaled(all, 60);
    assertThat(turned[0]).hasSize(1);
    Labelling labels = Labelling.observed(4, 4);
    double expected = 30 * (36 + Math.pow(Math.sqrt(8 / 3.0) - Math.sqrt(2 / 3.0), 2));
    assertThat(FrechetDistance.between(all, labels.reference(), labels.generated()))
        .isCloseTo(expected, within(1e-6));
    assertThat(FrechetDistance.between(turned, labels.reference(), labels.generated()))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void extrapolationTakesTheBiasAway() {
    // Two samples of one law: the plain distance has a bias near p (p + 3)/(2 N) and more.
    double plain = 0;
    double extrapolated = 0;
    for (int trial = 0; trial < 10; trial++) {
      TwoSampleResult result =
          new FrechetDistance()
              .test(
                  TwoSamples.of(
                      VectorSamples.gaussian(90, 4, 0, 2L * trial),
                      VectorSamples.gaussian(90, 4, 0, 2L * trial + 1),
                      false),
                  new Permutations(1, 0.5, trial));
      plain += result.statistic() / 10;
      extrapolated += result.figure("extrapolated") / 10;
    }
    assertThat(plain).isGreaterThan(0.1);
    assertThat(extrapolated).isLessThan(plain / 3);
  }

  @Test
  void extrapolationOfALineIsItsEnd() {
    int[] sizes = {10, 20, 40, 80};
    double[] values = Arrays.stream(sizes).mapToDouble(n -> 0.7 + 3.0 / n).toArray();
    assertThat(FrechetDistance.atInfinity(sizes, values)).isCloseTo(0.7, within(1e-12));
    double[] below = Arrays.stream(sizes).mapToDouble(n -> -0.7 + 30.0 / n).toArray();
    assertThat(FrechetDistance.atInfinity(sizes, below)).isZero();
  }

  @Test
  void slicedWassersteinOfAShiftInOneValueIsTheShift() {
    double[][] r = VectorSamples.scalars(1, 2, 3, 4);
    for (int order = 1; order <= 2; order++) {
      TwoSampleResult result =
          VectorSamples.test(new SlicedWasserstein(order), r, VectorSamples.plus(r, 10), false);
      // In units of the standard deviation of all: sqrt(5/4 + 25).
      assertThat(result.statistic()).isCloseTo(10 / Math.sqrt(26.25), within(1e-12));
      assertThat(result.pValue()).isCloseTo(2 / 70.0, within(1e-12));
    }
  }

  @Test
  void slicedWassersteinOfAShiftIsItsRootMeanSquareProjection() {
    double[][] r = VectorSamples.gaussian(30, 8, 0.2, 3);
    double[][] g = VectorSamples.plus(r, 100);
    TwoSampleResult result = VectorSamples.test(SlicedWasserstein.withDefaults(), r, g, false);
    // Values lie 50 from the mean, so 2 apart once scaled: |shift|^2 = 32, and a random direction
    // holds an eighth of it; a mean of 128 squares scatters by sqrt(2)/sqrt(128) or less.
    assertThat(Math.pow(result.statistic(), 2)).isCloseTo(4, within(4 * 4 * 0.125));
  }

  @Test
  void coverageByHand() {
    // Balls of k = 1: radii 1, 1, 2 of the reference 0, 1, 3, and 0.4, 0.4, 9.1 of the generated.
    double[][] all = VectorSamples.scalars(0, 1, 3, 0.5, 0.9, 10);
    NeighbourCoverage.Metrics metrics =
        Neighbours.of(TwoSamples.distances(all)).metrics(Labelling.observed(3, 3), 1);
    // 0.5 and 0.9 lie in balls of 0 and 1, 10 in none; 2 + 2 + 0 ... of 3 reaches down to 1 only.
    assertThat(metrics.precision()).isCloseTo(2 / 3.0, within(1e-15));
    // 1 is within 0.4 of 0.9 and within 9.1 of 10, and so is 3; 0 is in no ball.
    assertThat(metrics.recall()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(metrics.density()).isCloseTo(4 / 3.0, within(1e-15));
    assertThat(metrics.coverage()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void coverageOfManyVectorsIsItsExpectation() {
    // Naeem et al. 2020: 1 - prod_(i=1..k) (n - i)/(n + m - i) for one law.
    int n = 60;
    int m = 40;
    double expected = 1;
    for (int i = 1; i <= 5; i++) {
      expected *= (n - i) / (double) (n + m - i);
    }
    double sum = 0;
    for (int trial = 0; trial < 60; trial++) {
      double[][] all = VectorSamples.gaussian(n + m, 3, 0, trial);
      sum +=
          Neighbours.of(TwoSamples.distances(all)).metrics(Labelling.observed(n, m), 5).coverage();
    }
    // One coverage of 60 scatters by sqrt(0.07 * 0.93/60), some more for common neighbours.
    assertThat(sum / 60).isCloseTo(1 - expected, within(4 * 2 * 0.033 / Math.sqrt(60)));
  }

  @Test
  void chiSquaredOfOneLawHasItsDegreesOfFreedom() {
    double sum = 0;
    for (int trial = 0; trial < 30; trial++) {
      TwoSampleResult result =
          new PqMass(8)
              .test(
                  TwoSamples.of(
                      VectorSamples.gaussian(100, 3, 0, 2L * trial),
                      VectorSamples.gaussian(120, 3, 0, 2L * trial + 1),
                      false),
                  new Permutations(1, 0.5, trial));
      sum += result.statistic();
      assertThat(result.figure("degrees of freedom")).isEqualTo(7);
      assertThat(result.figure("chi^2 at 5 %"))
          .isLessThan(result.statistic())
          .isLessThan(result.figure("chi^2 at 95 %"));
    }
    // The mean of 30 means of at least one chi^2 each, which scatters by sqrt(14).
    assertThat(sum / 30).isCloseTo(7, within(4 * Math.sqrt(14.0 / 30)));
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new PqMass(1)).hasMessageContaining("cells (1)");
    assertThatThrownBy(() -> new NeighbourCoverage(0)).hasMessageContaining("neighbours (0)");
    assertThatThrownBy(() -> new SlicedWasserstein(3)).hasMessageContaining("order (3)");
    assertThatThrownBy(() -> new Permutations(0, 0.1, 1)).hasMessageContaining("permutations (0)");
  }

  private static double mean(double[][] vectors, int[] side, int k) {
    return Arrays.stream(side).mapToDouble(i -> vectors[i][k]).average().orElseThrow();
  }

  private static RealMatrix covariance(double[][] vectors, int[] side) {
    int p = vectors[0].length;
    double[][] covariance = new double[p][p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        for (int i : side) {
          covariance[a][b] +=
              (vectors[i][a] - mean(vectors, side, a))
                  * (vectors[i][b] - mean(vectors, side, b))
                  / (side.length - 1);
        }
      }
    }
    return new Array2DRowRealMatrix(covariance);
  }
}
