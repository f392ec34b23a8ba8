package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

class BoxJackknifeTest {

  private static final PeriodicBox BOX = new PeriodicBox(90, 96, 102);
  private static final RadialBins BINS = RadialBins.of(2, 5, 10, 20, 29);
  private static final int POINTS = 600;

  /** Leave-one-out by removing points, plain: the same as a walk without them. */
  @Test
  void plainLeavesOutTheRegion() {
    PointCloud cloud = TestClouds.thomas(BOX, 30, 10, 4, 1);
    int[] regions = new int[cloud.size()];
    double[][] rest = new double[cloud.size()][];
    int n = 0;
    for (int i = 0; i < regions.length; i++) {
      regions[i] = cloud.x(i) < 30 ? 0 : cloud.y(i) < 40 ? 1 : 2;
      if (regions[i] != 1) {
        rest[n++] = new double[] {cloud.x(i), cloud.y(i), cloud.z(i)};
      }
    }
    BinnedPairs pairs =
        CrossWalk.within(PairPoints.of(cloud).inRegions(regions, 3), PairBinning.separations(BINS));
    long[] expected = BruteForce.counts(TestClouds.at(BOX, Arrays.copyOf(rest, n)), BINS);
    for (int i = 0; i < BINS.count(); i++) {
      assertThat(pairs.fractionWithout(1, i, JackknifeWeighting.PLAIN))
          .isCloseTo(expected[i] / (0.5 * n * (n - 1.0)), within(1e-15));
    }
  }

  /** Pairs inside sub-boxes of 100 uniform clouds, within 4 standard errors. */
  @Test
  void knowsThePairsInsideASubBox() {
    BoxJackknife jackknife = BoxJackknife.of(BINS, 3, JackknifeWeighting.PLAIN);
    SummaryStatistics[] fractions = new SummaryStatistics[BINS.count()];
    for (int seed = 0; seed < 100; seed++) {
      PointCloud cloud = TestClouds.uniform(BOX, POINTS, seed);
      int[] regions = new int[POINTS];
      for (int i = 0; i < POINTS; i++) {
        regions[i] =
            (int) (cloud.x(i) / 30) + 3 * (int) (cloud.y(i) / 32) + 9 * (int) (cloud.z(i) / 34);
      }
      BinnedPairs pairs =
          CrossWalk.within(
              PairPoints.of(cloud).inRegions(regions, 27), PairBinning.separations(BINS));
      for (int i = 0; i < fractions.length; i++) {
        fractions[i] = seed == 0 ? new SummaryStatistics() : fractions[i];
        double inside = 0;
        for (int k = 0; k < 27; k++) {
          inside += pairs.weightInside(k, i);
        }
        fractions[i].addValue(inside / pairs.weight(i));
      }
    }
    for (int i = 0; i < fractions.length; i++) {
      double error = fractions[i].getStandardDeviation() / 10;
      assertThat(fractions[i].getMean())
          .isCloseTo(jackknife.insideFraction(BOX, i), within(4 * error));
      assertThat(error).isLessThan(0.01);
    }
  }

  /**
   * N uniform points have pairs that are independent of each other, two by two: var(xi) = (1 - p) /
   * (p N (N - 1) / 2), p = V_shell / V, and no covariances. The scatter of xi over 60 clouds says
   * so within 4 standard errors of a variance, sqrt(2 / 59). The mean jackknife variance agrees
   * within 4 of its own standard errors and 5%, the order 1 / n = 1 / 27 to which the weight alpha
   * is right; plain, it is up to 2 (n - 1) / (n - 2) times too large.
   */
  @Test
  void hasTheVarianceOfPoissonClouds() {
    int clouds = 60;
    int bins = BINS.count();
    double[][] xi = new double[clouds][];
    SummaryStatistics[] corrected = new SummaryStatistics[bins];
    SummaryStatistics plain = new SummaryStatistics();
    SummaryStatistics neighbours = new SummaryStatistics();
    for (int seed = 0; seed < clouds; seed++) {
      PointCloud cloud = TestClouds.uniform(BOX, POINTS, 1000 + seed);
      xi[seed] = TwoPointCorrelation.of(BINS).measure(cloud).vector();
      JackknifeCovariance one =
          BoxJackknife.of(BINS, 3, JackknifeWeighting.MOHAMMAD_PERCIVAL).measure(cloud);
      assertThat(one.realizations()).isEqualTo(27);
      for (int i = 0; i < bins; i++) {
        corrected[i] = seed == 0 ? new SummaryStatistics() : corrected[i];
        corrected[i].addValue(one.covariance(i, i));
        assertThat(one.mean(i)).isCloseTo(xi[seed][i], within(0.3 * one.error(i)));
      }
      if (seed < 15) {
        JackknifeCovariance two = BoxJackknife.of(BINS, 3, JackknifeWeighting.PLAIN).measure(cloud);
        plain.addValue(two.covariance(3, 3));
      }
      neighbours.addValue(one.covariance(2, 3) / (one.error(2) * one.error(3)));
    }
    double[][] sample = new Covariance(xi).getCovarianceMatrix().getData();
    for (int i = 0; i < bins; i++) {
      double p = BINS.shellVolume(i) / BOX.volume();
      double truth = (1 - p) / (p * 0.5 * POINTS * (POINTS - 1.0));
      assertThat(sample[i][i]).isCloseTo(truth, within(4 * truth * Math.sqrt(2.0 / 59)));
      double error = corrected[i].getStandardDeviation() / Math.sqrt(clouds);
      assertThat(corrected[i].getMean())
          .as("bin %d", i)
          .isCloseTo(truth, within(4 * error + 0.05 * truth));
      assertThat(error).isLessThan(0.06 * truth);
    }
    assertThat(plain.getMean() / corrected[3].getMean()).isBetween(1.5, 2.1);
    assertThat(neighbours.getMean())
        .isCloseTo(0, within(4 * neighbours.getStandardDeviation() / Math.sqrt(clouds) + 0.05));
  }

  @Test
  void weighsPairsAcrossBorders() {
    assertThat(JackknifeWeighting.PLAIN.fractionRemoved(8)).isEqualTo(1);
    assertThat(JackknifeWeighting.MOHAMMAD_PERCIVAL.fractionRemoved(8))
        .isCloseTo(8 / (2 + 7 * Math.sqrt(2)), within(1e-15));
  }

  @Test
  void refusesSubBoxesThatAreTooSmall() {
    PointCloud cloud = TestClouds.uniform(BOX, 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoxJackknife.of(BINS, 4, JackknifeWeighting.PLAIN).measure(cloud))
        .withMessageContaining("r_max = 29.0 must not exceed the side of a sub-box, 22.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoxJackknife.of(BINS, 1, JackknifeWeighting.PLAIN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JackknifeCovariance.of(new double[1][3]))
        .withMessageContaining("2 or more");
  }
}
