package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;

class TwoPointCorrelationTest extends StatisticContract {

  private static final RadialBins BINS = RadialBins.parse("lin:0.5:60:20");
  private static final Invariance SUMS =
      Invariance.within(1e-12, "mean separations are summed in the order of the grid");

  @Override
  protected Statistic statistic() {
    return TwoPointCorrelation.of(BINS);
  }

  @Override
  protected List<Statistic> variants() {
    return List.of(TwoPointCorrelation.of(RadialBins.parse("lin:0.5:60:21")));
  }

  @Override
  protected Invariance underTranslation() {
    return SUMS;
  }

  @Override
  protected Invariance underAxisPermutation() {
    return SUMS;
  }

  @Override
  protected Invariance underPointOrder() {
    return SUMS;
  }

  @Test
  void printsItsColumnsInOrder() {
    Measurement xi = statistic().measure(TestClouds.uniform(PeriodicBox.cube(200), 300, 1));
    assertThat(xi.axis().name()).isEqualTo("r");
    assertThat(xi.columns()).extracting(Column::name).containsExactly("r_mean", "pairs", "xi");
    assertThat(xi.columns()).extracting(Column::unit).containsExactly("Mpc/h", "", "");
    assertThat(xi.components()).extracting(Column::name).containsExactly("xi");
  }

  /** One pair in a box of volume 1000 and a shell of volume 4/3 pi 7: RR = 0.007 4/3 pi. */
  @Test
  void isTheNaturalEstimator() {
    Measurement xi =
        TwoPointCorrelation.of(RadialBins.of(0, 1, 2, 3))
            .measure(TestClouds.at(PeriodicBox.cube(10), new double[3], new double[] {9, 9, 9}));
    assertThat(xi.column("xi").value(1)).isCloseTo(3000 / (28 * Math.PI) - 1, within(1e-13));
    assertThat(xi.column("xi").value(0)).isNaN();
    assertThat(xi.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(xi.flag(1)).isEqualTo(Flag.NONE);
    // Separations are rounded to multiples of 2^-52 of the power of two above the last edge, 4.
    assertThat(xi.column("r_mean").value(1)).isCloseTo(Math.sqrt(3), within(4 * 0x1p-52));
  }

  /** Pairs of independent points are uncorrelated and few: DD has the variance of its mean RR. */
  @Test
  void vanishesForPoissonPointsWithinItsAnalyticError() {
    double chi2 = 0;
    int terms = 0;
    for (long seed = 0; seed < 8; seed++) {
      PairCounts counts =
          PairTraversal.walk(
                  TestClouds.uniform(PeriodicBox.cube(500), 6000, seed),
                  PairRequest.counts(RadialBins.parse("log:2:100:15"), PairSpace.REAL))
              .counts();
      for (int i = 0; i < counts.bins().count(); i++) {
        double expected = counts.unclustered(i);
        double pull = (counts.pairs(i) - expected) / Math.sqrt(expected);
        // 120 Gaussian pulls exceed 4.5 once in a thousand such tests.
        assertThat(pull).isBetween(-4.5, 4.5);
        chi2 += pull * pull;
        terms++;
      }
    }
    ChiSquaredDistribution law = new ChiSquaredDistribution(terms);
    assertThat(law.cumulativeProbability(chi2)).isBetween(1e-3, 1 - 1e-3);
  }

  /**
   * Mean of 60 realizations against the closed form, within 4 standard errors of that mean; the
   * mean of the ratio DD / RR is biased by the scatter of N at the order of 1 / parents.
   */
  @Test
  void equalsTheClosedFormForAThomasProcess() {
    double sigma = 2;
    double parents = 300;
    PeriodicBox box = PeriodicBox.cube(200);
    RadialBins bins = RadialBins.parse("lin:0.5:8:10");
    SummaryStatistics[] measured = new SummaryStatistics[bins.count()];
    for (long seed = 0; seed < 60; seed++) {
      Measurement xi =
          TwoPointCorrelation.of(bins)
              .measure(TestClouds.thomas(box, parents, 8, sigma, 100 + seed));
      for (int i = 0; i < measured.length; i++) {
        if (seed == 0) {
          measured[i] = new SummaryStatistics();
        }
        measured[i].addValue(xi.column("xi").value(i));
      }
    }
    DoubleUnaryOperator truth = ClosedForm.thomas(sigma, parents / box.volume());
    for (int i = 0; i < measured.length; i++) {
      double expected = ClosedForm.shellMean(truth, bins.edge(i), bins.edge(i + 1));
      double error = measured[i].getStandardDeviation() / Math.sqrt(60);
      assertThat(measured[i].getMean())
          .as("bin %d", i)
          .isCloseTo(expected, within(4 * error + (1 + expected) / parents));
      // The test has teeth: xi is far above its error where the clusters are.
      assertThat(i > 5 || measured[i].getMean() > 20 * error).isTrue();
    }
  }
}
