package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cosmoassay.statistics.Measurement;
import org.junit.jupiter.api.Test;

class TabulatedMeanTest {

  private static final Measurement TWO = Ensembles.of(new double[][] {{3, 4}}).measurement(0);

  @Test
  void whatNoCovarianceCanBeIsNamed() {
    refused(new double[][] {{1, 0, 0}, {0, 1, 0}}, "not square: row 1 has 3 numbers");
    refused(new double[][] {{1, 0}, {0, 1}, {0, 0}}, "has 3 rows for 2 values; it must be 2 x 2");
    refused(new double[][] {{1, 0.5}, {0.4, 1}}, "not symmetric: row 1, column 2 is 0.5");
    refused(new double[][] {{1, 2}, {2, 4}}, "not positive definite");
    refused(new double[][] {{1, 0}, {0, Double.NaN}}, "row and column 2 of the covariance is NaN");
    refused(new double[][] {{1, 0}, {0, -1}}, "row and column 2 of the covariance is -1.0");
    refused(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}, "not symmetric");
    Measurement undefined = Ensembles.of(new double[][] {{3, Double.NaN}}).measurement(0);
    assertThatThrownBy(() -> TabulatedMean.of(undefined, new double[][] {{1, 0}, {0, 1}}))
        .hasMessageContaining("value 2 of 2 is NaN");
    assertThatThrownBy(() -> TabulatedMean.ofErrors(TWO, new double[] {1, 0}))
        .hasMessageContaining("error 2 of 2 is 0.0");
  }

  private static void refused(double[][] covariance, String message) {
    assertThatThrownBy(() -> TabulatedMean.of(TWO, covariance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theMeanOfManyIsKnownBetterThanOne() {
    TabulatedMean one = TabulatedMean.of(TWO, new double[][] {{4, 1}, {1, 9}});
    TabulatedMean many = one.withRealizations(4).withSamples(10);
    assertThat(one.covarianceOfMean(0, 1)).isEqualTo(1);
    assertThat(one.scatter(1)).isNaN();
    assertThat(one.degreesOfFreedom()).isInfinite();
    assertThat(many.covarianceOfMean(0, 1)).isEqualTo(0.25);
    assertThat(many.scatter(1)).isEqualTo(3);
    assertThat(many.degreesOfFreedom()).isEqualTo(9);
    assertThat(one.isDiagonal()).isFalse();
    assertThat(TabulatedMean.ofErrors(TWO, new double[] {1, 2}).isDiagonal()).isTrue();
  }
}
