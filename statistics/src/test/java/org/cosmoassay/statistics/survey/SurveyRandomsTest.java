package org.cosmoassay.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.BinnedPairs;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.hipparchus.stat.descriptive.moment.Variance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Randoms shared by surveys, and randoms too few for them. */
class SurveyRandomsTest {

  private static final RadialBins BINS = RadialBins.of(5, 20, 60);

  private static Flag[] flags(Measurement measured) {
    Flag[] flags = new Flag[measured.axis().size()];
    Arrays.setAll(flags, measured::flag);
    return flags;
  }

  @ParameterizedTest
  @MethodSource("org.cosmoassay.statistics.survey.SurveyStatisticsTest#definitions")
  void randomsCountedOnceGiveTheSameBits(StatisticDefinition<SurveyStatistic> definition) {
    SurveyStatistic statistic = definition.make(definition.defaults());
    Survey randoms = Windows.uniform(900, 2).withWeights(Windows.weights(900, 2));
    BinnedPairs pairs = statistic.randomPairs(randoms);
    for (int seed = 3; seed < 5; seed++) {
      Survey data = Windows.uniform(300, seed);
      Measurement alone = statistic.measure(data, randoms);
      Measurement shared = statistic.measure(data, randoms, pairs);
      assertThat(shared.vector()).containsExactly(alone.vector());
      assertThat(flags(shared)).containsExactly(flags(alone));
    }
  }

  /** Fewer randoms than data: they dominate the error everywhere. More: nothing to flag. */
  @ParameterizedTest
  @EnumSource(PairEstimator.class)
  void fewerRandomsThanDataAreTooFew(PairEstimator estimator) {
    SurveyCorrelation xi = SurveyCorrelation.of(BINS).by(estimator);
    Survey data = Windows.uniform(1000, 1);
    // Davis-Peebles divides by DR, of which there are twice as many as RR when N_R = N_D.
    int few = estimator == PairEstimator.DAVIS_PEEBLES ? 400 : 900;
    Measurement measured = xi.measure(data, Windows.uniform(few, 2));
    assertThat(flags(measured)).containsOnly(Flag.TOO_FEW);
    assertThat(measured.column("xi").values()).containsOnly(Double.NaN);
    assertThat(measured.column("rr").value(1)).isGreaterThan(100);
    assertThat(flags(xi.measure(data, Windows.uniform(1300, 2)))).containsOnly(Flag.NONE);
  }

  /** 40 pairs of points in a wide window: many data pairs at 1 Mpc/h, and hardly a random one. */
  @Test
  void clusteredDataNeedAHundredRandomPairs() {
    double[][] pairs = new double[3][80];
    Survey centres = Windows.uniform(40, 6);
    for (int i = 0; i < 80; i++) {
      for (int axis = 0; axis < 3; axis++) {
        pairs[axis][i] = centres.distance(i / 2) * centres.direction(axis, i / 2);
      }
      pairs[0][i] += i % 2;
    }
    Survey data = Survey.ofPositions(pairs[0], pairs[1], pairs[2]);
    SurveyCorrelation xi = SurveyCorrelation.of(RadialBins.of(0.5, 1.5));
    Measurement few = xi.measure(data, Windows.uniform(1600, 7));
    assertThat(few.column("rr").value(0)).isBetween(1.0, few.column("dd").value(0) - 1);
    assertThat(few.flag(0)).isEqualTo(Flag.TOO_FEW);
    // 100 random pairs: enough, though data pairs are no fewer than 40.
    Measurement enough = xi.measure(data, Windows.uniform(5000, 7));
    assertThat(enough.column("rr").value(0)).isGreaterThan(100);
    assertThat(enough.flag(0)).isEqualTo(Flag.NONE);
    CylinderBins cylinder = CylinderBins.of(RadialBins.of(0.1, 1.5), 2, 2);
    SurveyProjection wp = SurveyProjection.summed(cylinder);
    assertThat(wp.measure(data, Windows.uniform(1000, 7)).flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(wp.measure(data, Windows.uniform(5000, 7)).flag(0)).isEqualTo(Flag.NONE);
    SurveyMultipoles multipoles = SurveyMultipoles.of(RadialBins.of(0.5, 1.5), 2, 0);
    assertThat(multipoles.measure(data, Windows.uniform(1600, 7)).flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(multipoles.measure(data, Windows.uniform(5000, 7)).flag(0)).isEqualTo(Flag.NONE);
  }

  /**
   * The law behind the rule: without clustering the variance of Landy-Szalay is (1 + N_D / N_R)^2
   * over the expected number of data pairs. The variance of 400 values is known to sqrt(2 / 399) =
   * 7 %; tolerance 3 of these.
   */
  @Test
  void asManyRandomsAsDataMakeTheVarianceFourfold() {
    int trials = 400;
    RadialBins bins = RadialBins.of(4, 8);
    SurveyCorrelation xi = SurveyCorrelation.of(bins);
    double[] values = new double[trials];
    double pairs = 0;
    for (int i = 0; i < trials; i++) {
      // One point more, so that the rule, strict, does not flag.
      Measurement measured = xi.measure(Windows.uniform(300, i), Windows.uniform(301, 1000 + i));
      values[i] =
          PairEstimator.LANDY_SZALAY.correlation(
              measured.column("dd").value(0) / (300 * 299 / 2.0),
              measured.column("dr").value(0) / (300 * 301.0),
              measured.column("rr").value(0) / (301 * 300 / 2.0));
      pairs += measured.column("dd").value(0) / trials;
    }
    assertThat(new Variance().evaluate(values) * pairs).isCloseTo(4, within(4 * 3 * 0.07));
  }
}
