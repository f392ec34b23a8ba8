package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two clouds, and one cloud split by mass, marked by mass, or weighted. */
class CrossCorrelationTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(200);
  private static final RadialBins BINS = RadialBins.parse("lin:0.5:20.5:10");
  private static final Invariance SUMS =
      Invariance.within(1e-12, "separations and marks are summed in the order of the grid");

  /** Whatever sums over pairs of one cloud. */
  abstract static class OfPairs extends StatisticContract {
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
  }

  @Nested
  class SplitByMass extends OfPairs {
    @Override
    protected Statistic statistic() {
      return MassSplitCorrelation.of(BINS, 0.5);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          MassSplitCorrelation.of(BINS, 0.25), MassSplitCorrelation.of(RadialBins.of(1, 2), 0.5));
    }
  }

  @Nested
  class Marked extends OfPairs {
    @Override
    protected Statistic statistic() {
      return MarkedCorrelation.of(BINS);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(MarkedCorrelation.of(RadialBins.of(1, 2)));
    }
  }

  @Nested
  class Weighted extends OfPairs {
    @Override
    protected Statistic statistic() {
      return WeightedCorrelation.of(BINS);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(WeightedCorrelation.of(RadialBins.of(1, 2)));
    }
  }

  @Test
  void definitionsSayWhatIsMeasured() {
    PointCloud first = TestClouds.uniform(PeriodicBox.cube(1000), 300, 1);
    PointCloud second = TestClouds.uniform(PeriodicBox.cube(1000), 400, 2);
    for (StatisticDefinition<CrossStatistic> definition : CrossDefinitions.all()) {
      CrossStatistic statistic = definition.make(definition.defaults());
      Measurement measured = statistic.measure(first, second);
      assertThat(statistic.name()).isEqualTo(definition.id());
      assertThat(measured.statistic()).isEqualTo(definition.id());
      assertThat(measured.columns())
          .extracting(Column::name)
          .containsExactlyElementsOf(
              definition.columns().stream().map(ColumnDefinition::template).toList());
      assertThat(measured.components())
          .extracting(Column::name)
          .containsExactlyElementsOf(definition.components(definition.defaults()));
      assertThat(statistic.requires()).isEmpty();
      assertThat(definition.column("pairs")).isPresent();
    }
  }

  /** One point at the origin, two of the other: V_shell = 4/3 pi 7, RR = 2 V_shell / 1000. */
  @Test
  void isTheNaturalEstimator() {
    PeriodicBox box = PeriodicBox.cube(10);
    PointCloud one = TestClouds.at(box, new double[3]);
    PointCloud two = TestClouds.at(box, new double[] {9, 9, 9}, new double[] {5, 5, 5});
    CrossCorrelation xi = CrossCorrelation.of(RadialBins.of(0, 1, 2, 3));
    for (Measurement measured : List.of(xi.measure(one, two), xi.measure(two, one))) {
      assertThat(measured.column("pairs").values()).containsExactly(0, 1, 0);
      assertThat(measured.column("xi_cross").value(1))
          .isCloseTo(3000 / (56 * Math.PI) - 1, within(1e-13 * 20));
      assertThat(measured.column("xi_cross").value(0)).isNaN();
      assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
      assertThat(measured.column("r_mean").value(1)).isEqualTo(Math.sqrt(3));
    }
    assertThat(xi.measure(one, TestClouds.at(box)).vector()).containsOnly(Double.NaN);
  }

  /** DD of the whole = DD of both parts + their cross pairs. */
  @Test
  void splitsACloudWithoutLosingPairs() {
    PointCloud cloud = TestClouds.thomas(CUBE, 30, 30, 4, 5);
    double[] masses = cloud.copyMasses();
    Arrays.sort(masses);
    double least = masses[(int) (0.3 * masses.length)];
    long[][] within = new long[2][];
    for (int heavy = 0; heavy < 2; heavy++) {
      int part = heavy;
      double[][] points =
          IntStream.range(0, cloud.size())
              .filter(i -> cloud.mass(i) >= least == (part == 1))
              .mapToObj(i -> new double[] {cloud.x(i), cloud.y(i), cloud.z(i)})
              .toArray(double[][]::new);
      within[heavy] = BruteForce.counts(TestClouds.at(CUBE, points), BINS);
    }
    long[] all = BruteForce.counts(cloud, BINS);
    double[] cross = MassSplitCorrelation.of(BINS, 0.3).measure(cloud).column("pairs").values();
    for (int i = 0; i < all.length; i++) {
      assertThat(cross[i]).isEqualTo((double) (all[i] - within[0][i] - within[1][i]));
    }
  }

  /** Without a lighter point there is nothing to correlate. */
  @Test
  void equalMassesCannotBeSplit() {
    PointCloud cloud = withMasses(TestClouds.uniform(CUBE, 50, 1), i -> 1e13);
    Measurement xi = MassSplitCorrelation.of(BINS, 0.5).measure(cloud);
    assertThat(xi.vector()).containsOnly(Double.NaN);
    assertThat(xi.flag(0)).isEqualTo(Flag.EMPTY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MassSplitCorrelation.of(BINS, 1))
        .withMessageContaining("split: 1.0");
    assertThat(MassSplitCorrelation.of(BINS, 0.5).requires()).containsExactly(Requirement.MASSES);
  }

  /** Masses that know nothing of positions: M = 1 on average, within 4 standard errors. */
  @Test
  void marksAtRandomGiveOne() {
    RadialBins bins = RadialBins.parse("lin:1:31:3");
    SummaryStatistics[] measured = {
      new SummaryStatistics(), new SummaryStatistics(), new SummaryStatistics()
    };
    int seeds = 40;
    for (int seed = 0; seed < seeds; seed++) {
      PointCloud cloud = TestClouds.thomas(CUBE, 60, 10, 4, seed);
      double[] scrambled = cloud.copyMasses();
      PointCloud marked = withMasses(cloud, i -> 1 + 1e12 / scrambled[i]);
      double[] m = MarkedCorrelation.of(bins).measure(marked).vector();
      for (int i = 0; i < m.length; i++) {
        measured[i].addValue(m[i]);
      }
    }
    for (SummaryStatistics m : measured) {
      double error = m.getStandardDeviation() / Math.sqrt(seeds);
      // var(m) / (N - 1) = (1 / 12) / 1.5^2 / 600 is far below the error.
      assertThat(m.getMean()).isCloseTo(1, within(4 * error));
      assertThat(error).isLessThan(0.01);
    }
  }

  /** Marks 1 and 3 at r = 1, two of mark 1 at r = 2: mean mark 1.5. */
  @Test
  void isTheMeanProductOfMarks() {
    PointCloud cloud =
        withMasses(
            TestClouds.at(
                CUBE,
                new double[] {0, 0, 0},
                new double[] {1, 0, 0},
                new double[] {100, 0, 0},
                new double[] {102, 0, 0}),
            i -> i == 1 ? 3 : 1);
    Measurement m = MarkedCorrelation.of(RadialBins.of(0, 1.5, 3, 4)).measure(cloud);
    assertThat(m.column("marked_xi").value(0)).isCloseTo(3 / 2.25, within(1e-15 * 4));
    assertThat(m.column("marked_xi").value(1)).isCloseTo(1 / 2.25, within(1e-15));
    assertThat(m.flag(2)).isEqualTo(Flag.EMPTY);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MarkedCorrelation.of(BINS).measure(withMasses(cloud, i -> i == 2 ? -1 : 1)))
        .withMessageContaining("row 2: mass = -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarkedCorrelation.of(BINS).measure(withMasses(cloud, i -> 0)))
        .withMessageContaining("not all be 0");
  }

  /** Weight 2 for some points is the same as having them twice, but for the pairs of twins. */
  @Test
  void weightsAreMultiplicities() {
    PointCloud cloud = TestClouds.thomas(CUBE, 20, 15, 4, 5);
    int n = cloud.size();
    double[] weights = new double[n];
    double[][] points = new double[2 * n][];
    int copies = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = 1 + i % 2;
      for (int copy = 0; copy < weights[i]; copy++) {
        points[copies++] = new double[] {cloud.x(i), cloud.y(i), cloud.z(i)};
      }
    }
    Measurement weighted = WeightedCorrelation.of(BINS).measure(withWeights(cloud, weights));
    PointCloud multiplied = TestClouds.at(CUBE, Arrays.copyOf(points, copies));
    double[] plain = TwoPointCorrelation.of(BINS).measure(multiplied).vector();
    double twins = copies - n;
    double all = copies * (copies - 1.0) / 2;
    for (int i = 0; i < plain.length; i++) {
      double expected = (1 + plain[i]) * all / (all - twins) - 1;
      assertThat(weighted.column("xi").value(i))
          .isCloseTo(expected, within(1e-11 * (1 + Math.abs(expected))));
    }
    double[] unweighted = WeightedCorrelation.of(BINS).measure(cloud).vector();
    double[] xi = TwoPointCorrelation.of(BINS).measure(cloud).vector();
    for (int i = 0; i < xi.length; i++) {
      // The products of the normalisation are taken in another order.
      assertThat(unweighted[i]).isCloseTo(xi[i], within(1e-14 * (1 + Math.abs(xi[i]))));
    }
    weights[3] = -1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedCorrelation.of(BINS).measure(withWeights(cloud, weights)))
        .withMessageContaining("row 3: weight = -1.0");
  }

  @Test
  void refusesCloudsOfDifferentBoxes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CrossCorrelation.of(BINS)
                    .measure(
                        TestClouds.uniform(CUBE, 5, 1),
                        TestClouds.uniform(PeriodicBox.cube(300), 5, 1)))
        .withMessageContaining("one box only");
  }

  private static PointCloud withMasses(PointCloud cloud, IntToDoubleFunction mass) {
    double[] masses = new double[cloud.size()];
    Arrays.setAll(masses, mass);
    return PointCloud.builder(cloud.box())
        .positions(cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2))
        .masses(masses)
        .build();
  }

  private static PointCloud withWeights(PointCloud cloud, double[] weights) {
    return PointCloud.builder(cloud.box())
        .positions(cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2))
        .weights(weights)
        .build();
  }
}
