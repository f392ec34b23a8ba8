package org.cosmoassay.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.calibration.ExpectedCoverage.Metric;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

/**
 * Expected figures are those of the authors' formula (get_tarp_coverage of tarp 0.1, without
 * bootstrap), evaluated in NumPy 1.24 on the same numbers.
 */
final class ExpectedCoverageTest {

  /** The numbers x' = (1103515245 x + 12345) mod 2^31 over 2^31: the same in any language. */
  private static final class Numbers {
    private long state;

    Numbers(long seed) {
      state = seed;
    }

    double next() {
      state = (1103515245L * state + 12345L) % (1L << 31);
      return state / (double) (1L << 31);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  private record Data(double[][][] samples, double[][] truths, double[][] references) {

    static Data of(int samples, int simulations, int parameters, long seed) {
      Numbers numbers = new Numbers(seed);
      double[][] truths = table(simulations, parameters, numbers);
      double[][][] drawn = new double[samples][simulations][parameters];
      for (double[][] sample : drawn) {
        for (int i = 0; i < simulations; i++) {
          for (int d = 0; d < parameters; d++) {
            sample[i][d] = 0.7 * truths[i][d] + 0.4 * (numbers.next() + numbers.next() - 1);
          }
        }
      }
      return new Data(drawn, truths, table(simulations, parameters, numbers));
    }

    private static double[][] table(int rows, int columns, Numbers numbers) {
      double[][] table = new double[rows][columns];
      for (double[] row : table) {
        Arrays.setAll(row, d -> numbers.next());
      }
      return table;
    }

    Data normalized() {
      double[][][] moved = new double[samples.length][][];
      for (int s = 0; s < moved.length; s++) {
        moved[s] = ExpectedCoverage.normalized(samples[s], truths);
      }
      return new Data(moved, ExpectedCoverage.normalized(truths, truths), references);
    }

    ExpectedCoverage coverage(Metric metric) {
      return ExpectedCoverage.of(samples, truths, references, metric);
    }
  }

  private static void expect(
      ExpectedCoverage found, double sum, double[] covered, double[] credibility) {
    assertThat(Arrays.stream(found.copyCredibilities()).sum()).isCloseTo(sum, within(1e-10));
    ExpectedCoverage.Curve curve = found.curve(found.size() / 10);
    for (int i = 0; i < curve.size(); i++) {
      assertThat(curve.coverage(i)).isCloseTo(covered[i], within(1e-10));
      assertThat(curve.credibility(i)).isCloseTo(credibility[i], within(1e-10));
    }
    assertThat(curve.size()).isEqualTo(covered.length);
  }

  @Test
  void euclideanDistances() {
    ExpectedCoverage found = Data.of(50, 60, 2, 1).coverage(Metric.EUCLIDEAN);
    assertThat(Arrays.copyOf(found.copyCredibilities(), 8))
        .usingComparatorWithPrecision(1e-10)
        .containsExactly(0.40, 0.42, 0.98, 0.70, 0.50, 0.30, 0.28, 0.86);
    expect(
        found,
        30.1,
        new double[] {0.1, 23.0 / 60, 34.0 / 60, 41.0 / 60, 46.0 / 60, 1},
        new double[] {1.0 / 6, 1.0 / 3, 0.5, 2.0 / 3, 5.0 / 6, 1});
  }

  @Test
  void normalizedParameters() {
    expect(
        Data.of(37, 80, 3, 2).normalized().coverage(Metric.EUCLIDEAN),
        35.486486486486484,
        new double[] {0.1625, 0.375, 0.5, 0.6, 0.6875, 0.7625, 0.85, 1},
        new double[] {0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1});
  }

  @Test
  void manhattanDistances() {
    expect(
        Data.of(40, 50, 1, 3).coverage(Metric.MANHATTAN),
        24.7,
        new double[] {0.16, 0.54, 0.66, 0.7, 1},
        new double[] {0.215, 0.405, 0.595, 0.785, 0.975});
  }

  @Test
  void rightPosteriorsCoverAsTheySayAndNarrowOnesDoNot() {
    UniformRandomProvider random = RandomStreams.of(4);
    int simulations = 400;
    double[][] truths = new double[simulations][1];
    double[][] references = new double[simulations][1];
    double[][][] right = new double[99][simulations][1];
    double[][][] narrow = new double[99][simulations][1];
    for (int i = 0; i < simulations; i++) {
      double centre = random.nextDouble();
      truths[i][0] = centre + random.nextDouble() - 0.5;
      references[i][0] = 4 * random.nextDouble() - 1.5;
      for (int s = 0; s < 99; s++) {
        right[s][i][0] = centre + random.nextDouble() - 0.5;
        narrow[s][i][0] = centre + 0.3 * (random.nextDouble() - 0.5);
      }
    }
    ExpectedCoverage fair = ExpectedCoverage.of(right, truths, references, Metric.EUCLIDEAN);
    // Four standard errors of a share of 400.
    for (double alpha : new double[] {0.1, 0.5, 0.9}) {
      double error = 4 * Math.sqrt(alpha * (1 - alpha) / simulations) + 0.01;
      assertThat(fair.at(alpha)).isCloseTo(alpha, within(error));
    }
    ExpectedCoverage sure = ExpectedCoverage.of(narrow, truths, references, Metric.EUCLIDEAN);
    assertThat(sure.at(0.05)).isGreaterThan(0.25);
    assertThat(1 - sure.at(0.95)).isGreaterThan(0.25);
    assertThat(Calibration.kolmogorovSmirnov(sure.copyCredibilities()).pValue()).isLessThan(1e-6);
  }

  @Test
  void shapesMustFit() {
    Data data = Data.of(3, 5, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ExpectedCoverage.of(
                    data.samples(), data.truths(), new double[5][3], Metric.EUCLIDEAN))
        .withMessageContaining("references");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ExpectedCoverage.of(
                    new double[0][][], data.truths(), data.references(), Metric.EUCLIDEAN))
        .withMessageContaining("samples (0)");
    assertThatIllegalArgumentException().isThrownBy(() -> data.coverage(Metric.EUCLIDEAN).curve(0));
  }
}
