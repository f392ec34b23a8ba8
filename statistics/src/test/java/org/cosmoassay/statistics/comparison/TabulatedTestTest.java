package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

class TabulatedTestTest {

  private static final int P = 5;

  /** Covariance of {@link Ensembles#correlated} with scatter 1. */
  private static double[][] covariance(double variance) {
    double[][] covariance = new double[P][P];
    for (int i = 0; i < P; i++) {
      covariance[i][i] = variance;
      if (i > 0) {
        covariance[i][i - 1] = variance / 2;
        covariance[i - 1][i] = variance / 2;
      }
    }
    return covariance;
  }

  private static TabulatedTest test(TabulatedMean table, double[][] generated) {
    TabulatedRows rows =
        TabulatedRows.of(new TabulatedPair(table, Ensembles.of(generated)), RowSelection.ALL);
    return TabulatedTest.of(rows, table.degreesOfFreedom(), 0.05);
  }

  private static TabulatedMean table(double[] mean, double[][] covariance) {
    return TabulatedMean.of(Ensembles.of(new double[][] {mean}).measurement(0), covariance);
  }

  @Test
  void withoutGeneratedScatterItIsChiSquared() {
    double[] mean = {3, 3, 3, 3, 3};
    double[] found = {3.5, 2, 3, 4, 3.2};
    RealVector d = new ArrayRealVector(found).subtract(new ArrayRealVector(mean));
    double chi2 =
        d.dotProduct(
            new LUDecomposition(new Array2DRowRealMatrix(covariance(0.7))).getSolver().solve(d));
    ChiSquaredDistribution distribution = new ChiSquaredDistribution(null, P);
    TabulatedTest test = test(table(mean, covariance(0.7)), new double[][] {found, found, found});
    assertThat(test.statistic()).isCloseTo(chi2, within(1e-10 * chi2));
    assertThat(test.degreesOfFreedom()).isInfinite();
    // Commons Math's incomplete gamma function is good to 1e-9 or so.
    assertThat(test.pValue()).isCloseTo(1 - distribution.cumulativeProbability(chi2), within(1e-8));
    assertThat(test.critical())
        .isCloseTo(distribution.inverseCumulativeProbability(0.95), within(1e-6));
  }

  @Test
  void aTableOfEndlessErrorsLeavesHotellingsTestOfOneSample() {
    // V_r -> 0: T^2 = m d^T S^-1 d with m - 1 degrees of freedom, in commons-math's words.
    int m = 24;
    double[][] generated = Ensembles.correlated(m, P, 3, 1, 5);
    TabulatedTest test = test(table(new double[] {3, 3, 3, 3, 3}, covariance(1e-12)), generated);
    RealMatrix covariance = new Covariance(generated).getCovarianceMatrix();
    double[] means = new double[P];
    for (double[] row : generated) {
      for (int k = 0; k < P; k++) {
        means[k] += row[k] / m - 3.0 / m;
      }
    }
    RealVector d = new ArrayRealVector(means);
    double t2 = m * d.dotProduct(new LUDecomposition(covariance).getSolver().solve(d));
    double f = t2 * (m - P) / (P * (m - 1.0));
    assertThat(test.statistic()).isCloseTo(t2, within(1e-6 * t2));
    assertThat(test.degreesOfFreedom()).isCloseTo(m - 1, within(1e-6));
    assertThat(test.pValue())
        .isCloseTo(1 - new FDistribution(null, P, m - P).cumulativeProbability(f), within(1e-6));
  }

  @Test
  void keepsItsLevelWhateverTheShareOfTheTable() {
    int trials = 1000;
    int m = 16;
    // Variance of the tabulated mean over that of the generated mean, which is 1 / 16.
    for (double share : new double[] {0.3, 1, 4}) {
      double error = Math.sqrt(share / m);
      int rejected = 0;
      for (int t = 0; t < trials; t++) {
        double[] mean = Ensembles.correlated(1, P, 3, error, 2L * t)[0];
        double[][] generated = Ensembles.correlated(m, P, 3, 1, 2L * t + 1);
        double p = test(table(mean, covariance(share / m)), generated).pValue();
        rejected += p < 0.05 ? 1 : 0;
      }
      // 50 expected; three standard deviations of the binomial are 21.
      assertThat(rejected).as("share %s", share).isBetween(29, 71);
    }
  }

  @Test
  void tooFewCloudsForTheirShareAreNoTest() {
    double[][] generated = Ensembles.correlated(4, P, 3, 1, 1);
    TabulatedTest test = test(table(new double[] {3, 3, 3, 3, 3}, covariance(1e-3)), generated);
    assertThat(test.degreesOfFreedom()).isLessThan(3 * P);
    assertThat(test.pValue()).isNaN();
  }

  @Test
  void estimatedCovariancesHaveFewerDegreesOfFreedom() {
    double[][] generated = Ensembles.correlated(64, P, 3, 1, 1);
    TabulatedMean exact = table(new double[] {3.2, 3.2, 3, 3, 3}, covariance(0.01));
    assertThat(test(exact.withSamples(30), generated).pValue())
        .isGreaterThan(test(exact, generated).pValue());
  }
}
