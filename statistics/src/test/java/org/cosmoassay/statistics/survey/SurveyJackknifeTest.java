package org.cosmoassay.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.JackknifeCovariance;
import org.cosmoassay.statistics.twopoint.JackknifeWeighting;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;

class SurveyJackknifeTest {

  private static final RadialBins BINS = RadialBins.of(2, 6, 12, 25);

  @Test
  void regionsAreCompactCompleteAndReproducible() {
    Survey randoms = Windows.uniform(4000, 1);
    JackknifeRegions regions = JackknifeRegions.of(randoms, 20, 7);
    assertThat(regions.count()).isEqualTo(20);
    int[] of = regions.of(randoms);
    assertThat(JackknifeRegions.of(randoms, 20, 7).of(randoms)).containsExactly(of);
    int[] members = new int[20];
    double inside = 0;
    for (int i = 0; i < of.length; i++) {
      members[of[i]]++;
      for (int axis = 0; axis < 3; axis++) {
        double d =
            randoms.positions().position(axis, i) - randoms.positions().position(axis, i / 2);
        inside += of[i] == of[i / 2] ? d * d : 0;
      }
    }
    // k-means regions of a uniform window differ by a factor of a few at most.
    assertThat(Arrays.stream(members).min().orElseThrow()).isGreaterThan(4000 / 20 / 4);
    assertThat(Arrays.stream(members).max().orElseThrow()).isLessThan(4000 / 20 * 4);
    // Two points of a compact region are less than a region, of side 100 / 20^(1/3), apart.
    double fraction = 0;
    for (int i = 0; i < of.length; i++) {
      fraction += of[i] == of[i / 2] ? 1 : 0;
    }
    assertThat(Math.sqrt(inside / fraction)).isLessThan(100 / Math.cbrt(20));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JackknifeRegions.of(randoms, 1, 7))
        .withMessageContaining("regions: 1; take from 2 to 4000");
    assertThat(JackknifeRegions.of(Windows.uniform(30, 1), 30, 7).count()).isEqualTo(30);
  }

  /** Leaving a region out, plain, is measuring without its points. Tolerance: rounding. */
  @Test
  void plainIsMeasuringWithoutTheRegion() {
    Survey data = Windows.uniform(200, 1).withWeights(Windows.weights(200, 1));
    Survey randoms = Windows.uniform(400, 2).withWeights(Windows.weights(400, 2));
    JackknifeRegions regions = JackknifeRegions.of(randoms, 4, 3);
    for (SurveyStatistic statistic :
        new SurveyStatistic[] {
          SurveyCorrelation.of(BINS).by(PairEstimator.HAMILTON),
          SurveyMultipoles.of(BINS, 4, 0, 2),
          SurveyProjection.summed(CylinderBins.of(BINS, 20, 2)),
          SurveyCorrelation.angular(1, 5, 20)
        }) {
      SurveyJackknife jackknife =
          SurveyJackknife.measure(statistic, data, randoms, regions, JackknifeWeighting.PLAIN);
      double[][] vectors = new double[4][];
      for (int k = 0; k < 4; k++) {
        vectors[k] =
            statistic.measure(without(data, regions, k), without(randoms, regions, k)).vector();
      }
      JackknifeCovariance expected = JackknifeCovariance.of(vectors);
      Measurement whole = statistic.measure(data, randoms);
      assertThat(jackknife.measurement().vector()).containsExactly(whole.vector());
      for (int i = 0; i < expected.size(); i++) {
        for (int j = 0; j < expected.size(); j++) {
          double scale = expected.error(i) * expected.error(j);
          assertThat(jackknife.covariance().covariance(i, j))
              .isCloseTo(expected.covariance(i, j), within(1e-9 * scale));
        }
      }
    }
  }

  private static Survey without(Survey survey, JackknifeRegions regions, int region) {
    int[] of = regions.of(survey);
    int n = 0;
    double[][] positions = new double[3][of.length];
    double[] weights = new double[of.length];
    for (int i = 0; i < of.length; i++) {
      if (of[i] != region) {
        for (int axis = 0; axis < 3; axis++) {
          positions[axis][n] = survey.positions().position(axis, i);
        }
        weights[n++] = survey.weight(i);
      }
    }
    return Survey.ofPositions(
            Arrays.copyOf(positions[0], n),
            Arrays.copyOf(positions[1], n),
            Arrays.copyOf(positions[2], n))
        .withWeights(Arrays.copyOf(weights, n));
  }

  /**
   * Poisson clouds in a window, Landy-Szalay: var(xi) = 1 / DD up to terms of the order of 1 / N
   * and of the randoms, DD / (8 DD) (Landy &amp; Szalay 1993, eq. 48); the mean of 40 jackknife
   * variances agrees within 4 standard errors and 20%.
   */
  @Test
  void hasTheVarianceOfPoissonCloudsInAWindow() {
    Survey randoms = Windows.uniform(4000, 99);
    JackknifeRegions regions = JackknifeRegions.of(randoms, 25, 3);
    SummaryStatistics[] ratios = new SummaryStatistics[BINS.count()];
    for (int seed = 0; seed < 40; seed++) {
      SurveyJackknife jackknife =
          SurveyJackknife.measure(
              SurveyCorrelation.of(BINS),
              Windows.uniform(500, seed),
              randoms,
              regions,
              JackknifeWeighting.MOHAMMAD_PERCIVAL);
      double all = 500 * 499.0 / (4000 * 3999.0);
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = seed == 0 ? new SummaryStatistics() : ratios[i];
        double expected = jackknife.measurement().column("rr").value(i) * all;
        ratios[i].addValue(jackknife.covariance().covariance(i, i) * expected);
      }
    }
    for (SummaryStatistics ratio : ratios) {
      double error = ratio.getStandardDeviation() / Math.sqrt(40);
      assertThat(ratio.getMean()).isCloseTo(1, within(4 * error + 0.2));
      assertThat(error).isLessThan(0.1);
    }
  }
}
