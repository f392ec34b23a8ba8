package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances from a reference, and which of two is larger. */
class DepartureTest {

  private static final int ROWS = 6;
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5);

  private static ReferenceScale scale(double[][] reference) {
    return ReferenceScale.of(Ensembles.of(reference), RowSelection.ALL);
  }

  private static Departure departure(ReferenceScale scale, double[][] source, boolean paired) {
    return Departure.of(scale, Ensembles.of(source), paired, scale.rows());
  }

  /** d^2 as its definition says: all pairs of different clouds, each product written out. */
  private static double bruteForce(double[][] reference, double[][] source, boolean paired) {
    double sum = 0;
    double noise = 0;
    int m = source.length;
    for (int k = 0; k < ROWS; k++) {
      Sample row = Sample.of(Ensembles.transpose(reference)[k]);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          double one = source[i][k] - (paired ? reference[i][k] : row.mean());
          double two = source[j][k] - (paired ? reference[j][k] : row.mean());
          sum += i == j ? 0 : one * two / row.variance();
        }
      }
      noise += paired ? 0 : 1.0 / reference.length;
    }
    return (sum / (m * (m - 1.0)) - noise) / ROWS;
  }

  @Test
  void theDistanceIsItsDefinition() {
    double[][] reference = Ensembles.correlated(9, ROWS, 3, 0.5, 1);
    double[][] source = Ensembles.correlated(9, ROWS, 3.4, 0.7, 2);
    for (boolean paired : new boolean[] {true, false}) {
      Departure departure = departure(scale(reference), source, paired);
      // Tolerance: rounding of some hundred sums of numbers of order 1.
      assertThat(departure.distance())
          .isCloseTo(bruteForce(reference, source, paired), within(1e-12));
      // A pseudo-value is what leaving that cloud out takes away.
      double[][] others = Arrays.copyOfRange(source, 1, 9);
      double without =
          paired ? withoutFirst(reference, source) : bruteForce(reference, others, false);
      assertThat(departure.pseudoValues()[0])
          .isCloseTo(9 * departure.distance() - 8 * without, within(1e-11));
    }
  }

  /** The first pair left out, in the units of all reference clouds. */
  private static double withoutFirst(double[][] reference, double[][] source) {
    double sum = 0;
    for (int k = 0; k < ROWS; k++) {
      double variance = Sample.of(Ensembles.transpose(reference)[k]).variance();
      for (int i = 1; i < 9; i++) {
        for (int j = 1; j < 9; j++) {
          sum +=
              i == j
                  ? 0
                  : (source[i][k] - reference[i][k]) * (source[j][k] - reference[j][k]) / variance;
        }
      }
    }
    return sum / (8 * 7) / ROWS;
  }

  /** Gaussian rows off by 0.7 of their scatter: d^2 = 0.49. Tolerance: four standard errors. */
  @Test
  void theDistanceHasNoBiasAndItsErrorIsItsScatter() {
    int trials = 400;
    double[] unpaired = new double[trials];
    double[] none = new double[trials];
    double variance = 0;
    for (int t = 0; t < trials; t++) {
      double[][] reference = Ensembles.gaussian(60, ROWS, 0, 1, 3L * t);
      ReferenceScale scale = scale(reference);
      Departure off = departure(scale, Ensembles.gaussian(8, ROWS, 0.7, 1, 3L * t + 1), false);
      unpaired[t] = off.distance();
      variance += off.error(scale) * off.error(scale) / trials;
      none[t] = departure(scale, Ensembles.gaussian(8, ROWS, 0, 1, 3L * t + 2), false).distance();
    }
    Sample off = Sample.of(unpaired);
    // E(1/s^2) of 60 Gaussian values is 59/57 of 1/sigma^2.
    assertThat(off.mean()).isCloseTo(0.49 * 59 / 57, within(4 * off.error()));
    Sample zero = Sample.of(none);
    assertThat(zero.mean()).isCloseTo(0, within(4 * zero.error()));
    // The variance of a variance from 400 values is 2/400 of its square: 7 %; the second-order
    // part that the jackknife doubles is some 10 % here.
    assertThat(variance / off.variance()).isBetween(0.8, 1.4);
  }

  /**
   * Two sources as far from the reference as each other, on the same side or on opposite sides: how
   * often one is called further. Within the binomial 99 % interval of the level.
   */
  @ParameterizedTest
  @CsvSource({"true, 1.5", "true, -1.5", "false, 1.5", "false, -1.5"})
  void equalDistancesAreCalledWorseAtTheLevel(boolean paired, double other) {
    int trials = 1000;
    double alpha = 0.05;
    int alarms = 0;
    for (int t = 0; t < trials; t++) {
      double[][] reference = Ensembles.correlated(16, ROWS, 0, 1, 5L * t);
      ReferenceScale scale = scale(reference);
      double[][] base = paired ? reference : new double[16][ROWS];
      double[][] one = Ensembles.plus(base, Ensembles.correlated(16, ROWS, 1.5, 1, 5L * t + 1));
      double[][] two = Ensembles.plus(base, Ensembles.correlated(16, ROWS, other, 1, 5L * t + 2));
      DepartureDifference difference =
          DepartureDifference.of(
              scale, departure(scale, one, paired), departure(scale, two, paired), paired);
      assertThat(difference.paired()).isEqualTo(paired);
      alarms += difference.pValueFurther() < alpha ? 1 : 0;
    }
    BinomialDistribution expected = new BinomialDistribution(trials, alpha);
    assertThat(alarms)
        .isBetween(
            expected.inverseCumulativeProbability(0.005),
            expected.inverseCumulativeProbability(0.995));
  }

  /**
   * One paired with the reference, one not, on the same side or on opposite ones: how often they
   * are called different. The wrong sign of what they share gives 27 % in the second case.
   */
  @ParameterizedTest
  @CsvSource({"1.5", "-1.5"})
  void equalDistancesOfBothKindsAreCalledDifferentAtTheLevel(double other) {
    int trials = 1000;
    int alarms = 0;
    for (int t = 0; t < trials; t++) {
      ReferenceScale scale = scale(Ensembles.correlated(16, ROWS, 0, 1, 3L * t));
      double[][] one = Ensembles.correlated(16, ROWS, 1.5, 1, 3L * t + 1);
      double[][] two = Ensembles.correlated(40, ROWS, other, 1, 3L * t + 2);
      DepartureDifference difference =
          DepartureDifference.of(
              scale, departure(scale, one, true), departure(scale, two, false), false);
      alarms += difference.pValueDifferent() < 0.05 ? 1 : 0;
    }
    BinomialDistribution expected = new BinomialDistribution(trials, 0.05);
    assertThat(alarms)
        .isBetween(
            expected.inverseCumulativeProbability(0.005),
            expected.inverseCumulativeProbability(0.995));
  }

  /** Sources without any deviation stay below the level: the jackknife doubles their variance. */
  @Test
  void perfectSourcesAreCalledWorseLessOftenThanTheLevel() {
    int alarms = 0;
    for (int t = 0; t < 1000; t++) {
      ReferenceScale scale = scale(Ensembles.correlated(16, ROWS, 0, 1, 3L * t));
      DepartureDifference difference =
          DepartureDifference.of(
              scale,
              departure(scale, Ensembles.correlated(16, ROWS, 0, 1, 3L * t + 1), false),
              departure(scale, Ensembles.correlated(16, ROWS, 0, 1, 3L * t + 2), false),
              false);
      alarms += difference.pValueFurther() < 0.05 ? 1 : 0;
    }
    assertThat(alarms)
        .isLessThanOrEqualTo(
            new BinomialDistribution(1000, 0.05).inverseCumulativeProbability(0.995));
  }

  @Test
  void sharedRealizationsSeeWhatSeparateOnesCannot() {
    double[][] reference = Ensembles.gaussian(12, ROWS, 0, 1, 1);
    ReferenceScale scale = scale(reference);
    double[][] old = Ensembles.gaussian(12, ROWS, 1, 1, 2);
    double[][] now = Ensembles.plus(old, Ensembles.gaussian(12, ROWS, 0.1, 0.02, 3));
    DepartureDifference shared =
        DepartureDifference.of(
            scale, departure(scale, now, false), departure(scale, old, false), true);
    DepartureDifference apart =
        DepartureDifference.of(
            scale, departure(scale, now, false), departure(scale, old, false), false);
    assertThat(shared.value()).isEqualTo(apart.value());
    assertThat(shared.pValueFurther()).isLessThan(1e-3);
    assertThat(apart.pValueFurther()).isGreaterThan(0.1);
    // The other way round the one-sided p-values add up to 1, the two-sided are the same.
    DepartureDifference back =
        DepartureDifference.of(
            scale, departure(scale, old, false), departure(scale, now, false), true);
    assertThat(back.pValueFurther() + shared.pValueFurther()).isCloseTo(1, within(1e-12));
    assertThat(back.pValueDifferent()).isCloseTo(2 * shared.pValueFurther(), within(1e-12));
  }

  /** A table of the same mean and covariance is the same scale. */
  @Test
  void aTableMeasuresAsItsCloudsDo() {
    double[][] reference = Ensembles.correlated(20, ROWS, 3, 0.5, 1);
    double[][] transposed = Ensembles.transpose(reference);
    double[][] covariance = new double[ROWS][ROWS];
    double[][] mean = new double[1][ROWS];
    for (int a = 0; a < ROWS; a++) {
      mean[0][a] = Sample.of(transposed[a]).mean();
      for (int b = 0; b < ROWS; b++) {
        for (double[] cloud : reference) {
          covariance[a][b] +=
              (cloud[a] - Sample.of(transposed[a]).mean())
                  * (cloud[b] - Sample.of(transposed[b]).mean())
                  / 19;
        }
      }
    }
    ReferenceScale clouds = scale(reference);
    ReferenceScale table =
        ReferenceScale.of(
            TabulatedMean.of(Ensembles.of(mean).measurement(0), covariance)
                .withRealizations(20)
                .withSamples(20),
            RowSelection.ALL);
    double[][] source = Ensembles.correlated(7, ROWS, 3.3, 0.5, 2);
    Departure beside = departure(table, source, false);
    Departure among = departure(clouds, source, false);
    assertThat(beside.distance()).isCloseTo(among.distance(), within(1e-12));
    assertThat(beside.error(table)).isCloseTo(among.error(clouds), within(1e-12));
    assertThat(table.clouds()).isZero();
  }

  @Test
  void rowsWithoutScatterTakeTheLeastOfTheirComponent() {
    double[][] reference = Ensembles.gaussian(8, ROWS, 0, 1, 1);
    for (double[] cloud : reference) {
      cloud[5] = 1;
    }
    ReferenceScale scale = scale(reference);
    assertThat(scale.rows()).isEqualTo(ALL);
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 5; k++) {
      least = Math.min(least, Sample.of(Ensembles.transpose(reference)[k]).variance());
    }
    double[][] source = Ensembles.times(reference, 1);
    for (double[] cloud : source) {
      cloud[5] = 3;
    }
    assertThat(departure(scale, source, true).distance())
        .isCloseTo(4 / least / ROWS, within(1e-12));
    // Without any scatter the unit is the mean: 5 instead of 4 is off by a quarter of it.
    double[][] four = everywhere(4);
    assertThat(departure(scale(four), everywhere(5), true).distance())
        .isCloseTo(1.0 / 16, within(1e-12));
    double[][] constant = new double[8][ROWS];
    assertThat(scale(constant).rows()).isEmpty();
    assertThat(scale(constant).selected()).isEqualTo(ROWS);
  }

  private static double[][] everywhere(double value) {
    double[][] values = new double[8][ROWS];
    for (double[] cloud : values) {
      Arrays.fill(cloud, value);
    }
    return values;
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    ReferenceScale scale = scale(Ensembles.gaussian(8, ROWS, 0, 1, 1));
    Departure one = departure(scale, Ensembles.gaussian(8, ROWS, 0, 1, 2), true);
    Departure two = departure(scale, Ensembles.gaussian(8, ROWS, 0, 1, 2), false);
    assertThat(DepartureDifference.of(scale, one, two, true).value())
        .isEqualTo(-DepartureDifference.of(scale, two, one, true).value());
    MeasuredEnsemble source = Ensembles.of(Ensembles.gaussian(8, ROWS, 0, 1, 2));
    Departure other = Departure.of(scale, source, false, List.of(0, 1));
    assertThatThrownBy(() -> DepartureDifference.of(scale, other, two, true))
        .hasMessageContaining("different rows");
    Departure few = departure(scale, Ensembles.gaussian(2, ROWS, 0, 1, 2), false);
    assertThat(few.distance()).isNaN();
    assertThatThrownBy(() -> DepartureDifference.of(scale, few, two, false))
        .hasMessageContaining("three clouds");
    double[] nan = {Double.NaN};
    assertThatThrownBy(() -> Departure.of(List.of(0), true, nan, new double[0]))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Departure.of(ALL, true, new double[2], new double[0]))
        .hasMessageContaining("6 rows and 2 deviations");
  }
}
