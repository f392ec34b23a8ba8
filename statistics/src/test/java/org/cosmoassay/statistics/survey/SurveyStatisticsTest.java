package org.cosmoassay.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.ClosedForm;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statistic of a survey against double loops, and the laws that all of them obey. */
class SurveyStatisticsTest {

  private static final RadialBins BINS = RadialBins.of(2, 10, 20, 60);
  private static final CylinderBins CYLINDER = CylinderBins.of(RadialBins.of(1, 8, 30), 40, 4);
  private static final double[] DEGREES = {0.5, 3, 10, 30};

  static List<StatisticDefinition<SurveyStatistic>> definitions() {
    return SurveyDefinitions.all();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void definitionsSayWhatIsMeasured(StatisticDefinition<SurveyStatistic> definition) {
    SurveyStatistic statistic = definition.make(definition.defaults());
    Measurement measured = statistic.measure(Windows.uniform(300, 1), Windows.uniform(900, 2));
    assertThat(statistic.name()).isEqualTo(definition.id());
    assertThat(measured.statistic()).isEqualTo(definition.id());
    assertThat(statistic.version()).isPositive();
    assertThat(statistic.needsDistances()).isEqualTo(!definition.id().equals("w-theta"));
    assertThat(measured.columns())
        .extracting(Column::name)
        .containsExactlyElementsOf(
            definition.columns().stream()
                .flatMap(column -> column.names(definition.defaults()).stream())
                .toList());
    assertThat(measured.components())
        .extracting(Column::name)
        .containsExactlyElementsOf(definition.components(definition.defaults()));
    for (Column column : measured.columns()) {
      ColumnDefinition defined = definition.column(column.name()).orElseThrow();
      assertThat(column.unit()).isEqualTo(defined.unit());
    }
    assertThat(definition.parameters()).allMatch(p -> p.description().endsWith("."));
    String other =
        definition.make(definition.defaults().with("estimator", "hamilton")).parameters();
    assertThat(other).isNotEqualTo(statistic.parameters());
    assertFlagged(measured);
    assertFlagged(statistic.measure(Windows.uniform(0, 1), Windows.uniform(0, 2)));
    assertFlagged(statistic.measure(Windows.uniform(1, 1), Windows.uniform(1, 2)));
  }

  private static void assertFlagged(Measurement measured) {
    for (int row = 0; row < measured.axis().size(); row++) {
      int at = row;
      assertThat(measured.flag(row) != Flag.NONE)
          .isEqualTo(measured.components().stream().anyMatch(c -> Double.isNaN(c.value(at))));
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void hasTheSameBitsForAnyNumberOfThreads(StatisticDefinition<SurveyStatistic> definition) {
    Survey data = Windows.uniform(1000, 1).withWeights(Windows.weights(1000, 1));
    Survey randoms = Windows.uniform(1500, 2).withWeights(Windows.weights(1500, 2));
    SurveyStatistic statistic =
        definition.make(
            definition
                .defaults()
                .with("bins", definition.id().equals("w-theta") ? "lin:1:9:4" : "lin:5:25:2"));
    double[] once = statistic.measure(data, randoms).vector();
    for (int threads = 1; threads <= 3; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        double[] vector = pool.submit(() -> statistic.measure(data, randoms)).join().vector();
        assertThat(bits(vector)).containsExactly(bits(once));
      } finally {
        pool.shutdown();
      }
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  /** Tolerance: rounding in sums of some 10^4 products of weights. */
  @ParameterizedTest
  @EnumSource(PairEstimator.class)
  void equalsBruteForceWithWeights(PairEstimator estimator) {
    Survey data = Windows.uniform(150, 3).withWeights(Windows.weights(150, 3));
    Survey randoms = Windows.uniform(250, 4).withWeights(Windows.weights(250, 4));
    assertNear(
        SurveyCorrelation.of(BINS).by(estimator).measure(data, randoms).vector(),
        SurveyOracle.of(
                data,
                randoms,
                BINS.count(),
                (a, i, b, j) -> bin(BINS.edges(), separation(a, i, b, j)))
            .correlation(estimator));
    assertNear(
        SurveyCorrelation.angular(DEGREES).by(estimator).measure(data, randoms).vector(),
        SurveyOracle.of(data, randoms, 3, (a, i, b, j) -> bin(DEGREES, angle(a, i, b, j)))
            .correlation(estimator));
    double[] cells =
        SurveyOracle.of(data, randoms, 8, SurveyStatisticsTest::cell).correlation(estimator);
    double[] wp = new double[2];
    for (int i = 0; i < 8; i++) {
      wp[i / 4] += 2 * 10 * cells[i];
    }
    assertNear(SurveyProjection.summed(CYLINDER).by(estimator).measure(data, randoms).vector(), wp);
    double[] measured =
        SurveyProjection.cells(CYLINDER).by(estimator).measure(data, randoms).vector();
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 4; k++) {
        double truth = cells[i * 4 + k];
        assertThat(measured[k * 2 + i]).isCloseTo(truth, within(1e-10 * (1 + Math.abs(truth))));
      }
    }
    double[] angles =
        SurveyOracle.of(data, randoms, BINS.count() * 2, SurveyStatisticsTest::wedge)
            .correlation(estimator);
    double[] multipoles =
        SurveyMultipoles.of(BINS, 4, 0, 2).by(estimator).measure(data, randoms).vector();
    for (int i = 0; i < BINS.count(); i++) {
      double low = angles[2 * i];
      double high = angles[2 * i + 1];
      // L_2 = (3 mu^2 - 1) / 2 integrates to -3/16 over [0, 1/2] and to 3/16 over [1/2, 1].
      assertThat(multipoles[i]).isCloseTo(0.5 * (low + high), within(1e-10));
      assertThat(multipoles[BINS.count() + i])
          .isCloseTo(5 * 3 / 16.0 * (high - low), within(1e-10));
    }
  }

  private static void assertNear(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-10 * (1 + Math.abs(expected[i]))));
    }
  }

  private static int bin(double[] edges, double value) {
    for (int k = 0; k + 1 < edges.length; k++) {
      if (edges[k] <= value && value < edges[k + 1]) {
        return k;
      }
    }
    return -1;
  }

  private static double[] position(Survey survey, int i) {
    double[] position = new double[3];
    Arrays.setAll(position, axis -> survey.distance(i) * survey.direction(axis, i));
    return position;
  }

  private static double separation(Survey a, int i, Survey b, int j) {
    return Math.sqrt(project(a, i, b, j)[0]);
  }

  private static double angle(Survey a, int i, Survey b, int j) {
    double dot = 0;
    for (int axis = 0; axis < 3; axis++) {
      dot += a.direction(axis, i) * b.direction(axis, j);
    }
    return Math.toDegrees(Math.acos(dot));
  }

  /** Squared separation, and its squared component along the mid-point. */
  private static double[] project(Survey a, int i, Survey b, int j) {
    double[] p = position(a, i);
    double[] q = position(b, j);
    double s2 = 0;
    double l2 = 0;
    double dot = 0;
    for (int axis = 0; axis < 3; axis++) {
      s2 += (p[axis] - q[axis]) * (p[axis] - q[axis]);
      l2 += (p[axis] + q[axis]) * (p[axis] + q[axis]);
      dot += (p[axis] - q[axis]) * (p[axis] + q[axis]);
    }
    return new double[] {s2, dot * dot / l2};
  }

  private static int cell(Survey a, int i, Survey b, int j) {
    double[] s = project(a, i, b, j);
    int across = bin(CYLINDER.across().edges(), Math.sqrt(s[0] - s[1]));
    int along = bin(CYLINDER.along().edges(), Math.sqrt(s[1]));
    return across < 0 || along < 0 ? -1 : across * 4 + along;
  }

  private static int wedge(Survey a, int i, Survey b, int j) {
    double[] s = project(a, i, b, j);
    int shell = bin(BINS.edges(), Math.sqrt(s[0]));
    return shell < 0 ? -1 : 2 * shell + (s[1] < 0.25 * s[0] ? 0 : 1);
  }

  /**
   * A Thomas process cut out of a box, by all estimators, against the xi of the shell, within 4
   * standard errors of the mean of 16 realizations. The integral constraint, the mean of xi over
   * the pairs of the window, is 8 pi^(3/2) sigma^3 xi(0) / V = 1 / (n V) = 1 / 300 at most.
   */
  @ParameterizedTest
  @EnumSource(PairEstimator.class)
  void equalsTheClosedFormForAThomasProcess(PairEstimator estimator) {
    double sigma = 2;
    PeriodicBox box = PeriodicBox.cube(150);
    double parents = 300 * Math.pow(1.5, 3);
    RadialBins bins = RadialBins.of(1, 3, 5, 8);
    Survey randoms = Windows.uniform(8_000, 77);
    SummaryStatistics[] measured = new SummaryStatistics[bins.count()];
    int seeds = 16;
    for (int seed = 0; seed < seeds; seed++) {
      double[] xi =
          SurveyCorrelation.of(bins)
              .by(estimator)
              .measure(Windows.cut(TestClouds.thomas(box, parents, 5, sigma, seed)), randoms)
              .vector();
      for (int i = 0; i < xi.length; i++) {
        measured[i] = seed == 0 ? new SummaryStatistics() : measured[i];
        measured[i].addValue(xi[i]);
      }
    }
    for (int i = 0; i < measured.length; i++) {
      double truth =
          ClosedForm.shellMean(
              ClosedForm.thomas(sigma, parents / box.volume()), bins.edge(i), bins.edge(i + 1));
      double error = measured[i].getStandardDeviation() / Math.sqrt(seeds);
      // Both the constraint and the noise of the common randoms act on 1 + xi.
      double pairs = 0.5 * 8_000.0 * 8_000 * bins.shellVolume(i) / 1e6;
      double systematic = (1 + truth) * (1.0 / 300 + 3 / Math.sqrt(pairs));
      assertThat(measured[i].getMean()).isCloseTo(truth, within(4 * error + systematic));
      assertThat(i > 1 || truth > 3 * (4 * error + systematic)).isTrue();
    }
  }
}
