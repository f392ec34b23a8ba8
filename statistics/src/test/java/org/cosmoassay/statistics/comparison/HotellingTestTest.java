package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class HotellingTestTest {

  private static final double ALPHA = 0.01;
  private static final int TRIALS = 1000;

  @Test
  void pairedEqualsTheFormulaInCommonsMath() {
    int n = 16;
    int p = 4;
    double[][] reference = Ensembles.correlated(n, p, 3, 1, 1);
    double[][] generated = Ensembles.correlated(n, p, 3.5, 1, 2);
    double[][] d = Ensembles.plus(generated, Ensembles.times(reference, -1));
    RealVector mean = mean(d);
    double t2 =
        n
            * mean.dotProduct(
                new LUDecomposition(new Covariance(d).getCovarianceMatrix())
                    .getSolver()
                    .solve(mean));
    FDistribution f = new FDistribution(null, p, n - p);
    double perF = p * (n - 1.0) / (n - p);

    HotellingTest test = test(reference, generated, true);

    assertThat(test.statistic()).isCloseTo(t2, within(1e-9 * t2));
    assertThat(test.pValue()).isCloseTo(1 - f.cumulativeProbability(t2 / perF), within(1e-10));
    // Commons Math inverts the F distribution to 1e-9 absolute.
    assertThat(test.critical())
        .isCloseTo(perF * f.inverseCumulativeProbability(1 - ALPHA), within(1e-6));
  }

  @Test
  void unpairedEqualsTheFormulaInCommonsMath() {
    int n = 12;
    int m = 20;
    int p = 5;
    double[][] reference = Ensembles.correlated(n, p, 3, 1, 3);
    double[][] generated = Ensembles.correlated(m, p, 3.4, 1, 4);
    RealVector shift = mean(generated).subtract(mean(reference));
    Array2DRowRealMatrix pooled = new Array2DRowRealMatrix(p, p);
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        pooled.setEntry(
            a,
            b,
            ((n - 1) * new Covariance(reference).getCovarianceMatrix().getEntry(a, b)
                    + (m - 1) * new Covariance(generated).getCovarianceMatrix().getEntry(a, b))
                / (n + m - 2));
      }
    }
    double t2 =
        (double) n
            * m
            / (n + m)
            * shift.dotProduct(new LUDecomposition(pooled).getSolver().solve(shift));
    double perF = p * (n + m - 2.0) / (n + m - p - 1);

    HotellingTest test = test(reference, generated, false);

    assertThat(test.statistic()).isCloseTo(t2, within(1e-9 * t2));
    assertThat(test.pValue())
        .isCloseTo(
            1 - new FDistribution(null, p, n + m - p - 1).cumulativeProbability(t2 / perF),
            within(1e-10));
  }

  @Test
  void oneValueIsStudentsTest() {
    double[][] reference = Ensembles.gaussian(9, 1, 1, 1, 5);
    double[][] generated = Ensembles.gaussian(9, 1, 2, 1, 6);
    double[] r = Ensembles.transpose(reference)[0];
    double[] g = Ensembles.transpose(generated)[0];
    assertThat(test(reference, generated, true).pValue())
        .isCloseTo(TestUtils.pairedTTest(g, r), within(1e-10));
    assertThat(test(reference, generated, false).pValue())
        .isCloseTo(TestUtils.homoscedasticTTest(g, r), within(1e-10));
  }

  @Test
  void tinyPValuesKeepTheirDigits() {
    double[][] reference = Ensembles.gaussian(60, 2, 0, 1, 7);
    double[][] generated = Ensembles.gaussian(60, 2, 40, 1, 8);
    assertThat(test(reference, generated, true).pValue()).isPositive().isLessThan(1e-60);
  }

  @Test
  void isInvariantUnderUnitsOfTheValues() {
    double[][] reference = Ensembles.correlated(10, 30, 3, 1, 9);
    double[][] generated = Ensembles.correlated(10, 30, 3.3, 1, 10);
    HotellingTest plain = test(reference, generated, true);
    HotellingTest scaled =
        test(Ensembles.times(reference, 1e15), Ensembles.times(generated, 1e15), true);
    assertThat(scaled.pValue()).isEqualTo(plain.pValue());
    assertThat(scaled.statistic()).isCloseTo(plain.statistic(), within(1e-9));
  }

  @Test
  void identicalSidesGiveZeroAndOne() {
    double[][] values = Ensembles.gaussian(16, 59, 3, 1, 11);
    HotellingTest test = test(values, values, true);
    assertThat(test.statistic()).isZero();
    assertThat(test.pValue()).isEqualTo(1);
    double[][] constant = new double[16][59];
    assertThat(test(constant, constant, false).pValue()).isEqualTo(1);
  }

  @Test
  void valuesWithoutSpreadAndDifferenceAreDropped() {
    double[][] reference = Ensembles.gaussian(16, 5, 3, 1, 12);
    double[][] generated = Ensembles.gaussian(16, 5, 3, 1, 13);
    HotellingTest before = test(reference, generated, true);
    for (int i = 0; i < 16; i++) {
      reference[i] = Arrays.copyOf(reference[i], 6);
      generated[i] = Arrays.copyOf(generated[i], 6);
      reference[i][5] = 0.1;
      // The next double but one: rounding of a measurement, no evidence.
      generated[i][5] = 0.1 + 2 * Math.ulp(0.1);
    }
    assertThat(test(reference, generated, true)).isEqualTo(before);
  }

  @Test
  void singularCovarianceFallsBackToPermutations() {
    double[][] reference = Ensembles.gaussian(16, 3, 3, 1, 14);
    double[][] generated = Ensembles.gaussian(16, 3, 3, 1, 15);
    for (int i = 0; i < 16; i++) {
      reference[i][2] = reference[i][0] + reference[i][1];
      generated[i][2] = generated[i][0] + generated[i][1];
    }
    assertThat(test(reference, generated, true).method()).isEqualTo("all 32768 sign flips");
    assertThat(test(reference, generated, false).method())
        .isEqualTo("a random choice of 10000 relabellings");
  }

  @Test
  void aConstantDifferenceWithoutScatterIsSignificant() {
    double[][] reference = new double[16][2];
    double[][] generated = new double[16][2];
    for (int i = 0; i < 16; i++) {
      reference[i] = new double[] {1, 2};
      generated[i] = new double[] {1.5, 2};
    }
    assertThat(test(reference, generated, true).pValue()).isEqualTo(1 / 32768.0);
    assertThat(test(reference, generated, false).pValue()).isEqualTo(1 / 10000.0);
  }

  @Test
  void fPValuesAreUniformUnderTheNull() {
    assertUniform(s -> nullPValue(s, 16, 16, 4, true));
    assertUniform(s -> nullPValue(s, 9, 14, 5, false));
  }

  @Test
  void permutationPValuesAreUniformUnderTheNull() {
    // 2^11 sign flips and 999 relabellings of 10 + 8: fine enough for alpha = 0.01.
    assertUniform(s -> nullPValue(s, 12, 12, 40, true));
    assertUniform(s -> nullPValue(s, 10, 8, 40, false));
  }

  private static double nullPValue(int seed, int n, int m, int p, boolean paired) {
    double[][] reference = Ensembles.correlated(n, p, 3, 1, 2L * seed);
    double[][] generated = Ensembles.correlated(m, p, 3, 1, 2L * seed + 1);
    return HotellingTest.of(
            Ensembles.transpose(reference),
            Ensembles.transpose(generated),
            paired,
            ALPHA,
            999,
            seed)
        .pValue();
  }

  private static void assertUniform(IntToDoubleFunction pValue) {
    double[] pValues = new double[TRIALS];
    Arrays.setAll(pValues, pValue);
    for (double alpha : new double[] {0.01, 0.05, 0.5}) {
      long rejected = Arrays.stream(pValues).filter(p -> p <= alpha).count();
      // The 99.9 % interval of a binomial count: three levels, four tests, fixed seeds.
      BinomialDistribution count = new BinomialDistribution(null, TRIALS, alpha);
      assertThat(rejected)
          .as("rejections at %s", alpha)
          .isBetween(
              (long) count.inverseCumulativeProbability(0.0005),
              (long) count.inverseCumulativeProbability(0.9995));
    }
  }

  private static HotellingTest test(double[][] reference, double[][] generated, boolean paired) {
    return HotellingTest.of(
        Ensembles.transpose(reference), Ensembles.transpose(generated), paired, ALPHA, 9999, 1);
  }

  private static RealVector mean(double[][] values) {
    RealVector mean = new ArrayRealVector(values[0].length);
    for (double[] value : values) {
      mean = mean.add(new ArrayRealVector(value).mapDivide(values.length));
    }
    return mean;
  }
}
