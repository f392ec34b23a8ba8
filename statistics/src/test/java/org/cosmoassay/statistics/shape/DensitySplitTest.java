package org.cosmoassay.statistics.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.CrossWalk;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DensitySplitTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final RadialBins BINS = RadialBins.of(Bins.linear(0, 48, 12));

  @Nested
  class Contract extends StatisticContract {
    private final RadialBins bins = RadialBins.of(Bins.linear(0, 60, 12));

    @Override
    protected Statistic statistic() {
      return DensitySplit.of(bins, 3, 20, 500, 1);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          DensitySplit.of(RadialBins.of(Bins.linear(0, 60, 6)), 3, 20, 500, 1),
          DensitySplit.of(bins, 4, 20, 500, 1),
          DensitySplit.of(bins, 3, 21, 500, 1),
          DensitySplit.of(bins, 3, 20, 501, 1),
          DensitySplit.of(bins, 3, 20, 500, 2));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      return Invariance.none("The query points stand fixed in the box.");
    }

    @Override
    protected Invariance underAxisPermutation() {
      return Invariance.none("The query points stand fixed in the box.");
    }
  }

  @Test
  void equalsALoopOverAllQueriesAndPoints() {
    PeriodicBox box = new PeriodicBox(100, 64, 140);
    RadialBins bins = RadialBins.of(0, 3, 7, 12, 20, 31);
    PointCloud cloud = TestClouds.thomas(box, 15, 20, 3, 4);
    DensitySplit statistic = DensitySplit.of(bins, 4, 11, 402, 9);
    double[][] queries = statistic.queryPoints(box);
    int[] counts = new int[402];
    for (int i = 0; i < 402; i++) {
      counts[i] = (int) countWithin(cloud, queries, i, 0, 11);
    }
    // A stable sort keeps queries of equal count in their order.
    int[] ranked =
        IntStream.range(0, 402)
            .boxed()
            .sorted(Comparator.comparingInt(i -> counts[i]))
            .mapToInt(i -> i)
            .toArray();
    int[] bounds = {0, 100, 201, 301, 402};

    Measurement measured = statistic.measure(cloud);

    for (int q = 0; q < 4; q++) {
      double[] expected = new double[bins.count()];
      for (int bin = 0; bin < bins.count(); bin++) {
        long pairs = 0;
        for (int rank = bounds[q]; rank < bounds[q + 1]; rank++) {
          pairs += countWithin(cloud, queries, ranked[rank], bins.edge(bin), bins.edge(bin + 1));
        }
        assertThat(measured.column("pairs_q" + q).value(bin)).isEqualTo((double) pairs);
        double unclustered =
            (double) (bounds[q + 1] - bounds[q])
                * cloud.size()
                * (bins.shellVolume(bin) / box.volume());
        expected[bin] = pairs == 0 ? Double.NaN : pairs / unclustered - 1;
      }
      assertThat(measured.column("xi_q" + q).values()).containsExactly(expected);
    }
  }

  @Test
  void theMeanOverQuantilesIsTheCorrelationOfAllQueries() {
    PointCloud cloud = TestClouds.thomas(CUBE, 30, 40, 3, 2);
    // 1003 queries in 5 quantiles of 200 and 201.
    DensitySplit statistic = DensitySplit.of(BINS, 5, 10, 1003, 3);
    double[][] queries = statistic.queryPoints(CUBE);
    PairPoints all = PairPoints.of(PointCloud.of(CUBE, queries[0], queries[1], queries[2]));
    long[] pairs =
        CrossWalk.between(all, PairPoints.of(cloud), PairBinning.separations(BINS)).pairs();

    Measurement measured = statistic.measure(cloud);

    int[] sizes = {200, 201, 200, 201, 201};
    for (int bin = 0; bin < BINS.count(); bin++) {
      double counted = 0;
      double mean = 0;
      for (int q = 0; q < 5; q++) {
        counted += measured.column("pairs_q" + q).value(bin);
        double xi = measured.column("xi_q" + q).value(bin);
        // A bin without pairs has xi = -1 in the mean.
        mean += sizes[q] / 1003.0 * (Double.isNaN(xi) ? -1 : xi);
      }
      assertThat(counted).isEqualTo((double) pairs[bin]);
      double unclustered = 1003.0 * cloud.size() * BINS.shellVolume(bin) / CUBE.volume();
      // Rounding of five terms.
      assertThat(mean).isCloseTo(pairs[bin] / unclustered - 1, within(1e-12));
    }
  }

  @Test
  void aPoissonCloudHasTheContrastOfItsCountsWithinTheRadiusAndNoneBeyond() {
    int n = 600;
    int clouds = 40;
    int quantiles = 4;
    double radius = 16;
    double mean = n * 4.0 / 3 * Math.PI * Math.pow(radius, 3) / CUBE.volume();
    double[] expected = binomialQuantileMeans(n, mean / n, quantiles);
    double[][] sum = new double[quantiles][BINS.count()];
    double[][] squares = new double[quantiles][BINS.count()];
    for (int seed = 0; seed < clouds; seed++) {
      // New queries for each cloud, so that their errors average out, too.
      Measurement measured =
          DensitySplit.of(BINS, quantiles, radius, 2000, seed)
              .measure(TestClouds.uniform(CUBE, n, 200 + seed));
      for (int q = 0; q < quantiles; q++) {
        Column xi = measured.column("xi_q" + q);
        for (int bin = 0; bin < BINS.count(); bin++) {
          double value = Double.isNaN(xi.value(bin)) ? -1 : xi.value(bin);
          sum[q][bin] += value;
          squares[q][bin] += value * value;
        }
      }
    }
    double sphere = mean / n;
    for (int q = 0; q < quantiles; q++) {
      for (int bin = 0; bin < BINS.count(); bin++) {
        double average = sum[q][bin] / clouds;
        double variance = squares[q][bin] / clouds - average * average;
        // The points that are not in the sphere fill the rest of the box evenly.
        double truth =
            BINS.edge(bin) < radius
                ? expected[q] / mean - 1
                : (n - expected[q]) / (n * (1 - sphere)) - 1;
        // Four and a half standard errors, for 48 means.
        assertThat(average)
            .as("xi_q%d in bin %d", q, bin)
            .isCloseTo(truth, within(4.5 * Math.sqrt(variance / clouds)));
      }
    }
    assertThat(expected[0] / mean - 1).isLessThan(-0.3);
    assertThat(expected[3] / mean - 1).isGreaterThan(0.3);
  }

  @Test
  void queriesAreAFunctionOfSeedNumberAndBoxAndFillIt() {
    double[][] points = DensitySplit.of(BINS, 5, 10, 5000, 3).queryPoints(CUBE);
    assertThat(DensitySplit.of(BINS, 2, 11, 5000, 3).queryPoints(CUBE)).isDeepEqualTo(points);
    assertThat(DensitySplit.of(BINS, 2, 11, 5000, 4).queryPoints(CUBE)[0]).isNotEqualTo(points[0]);
    for (double[] column : points) {
      // Four and a half standard errors of the mean of a uniform number.
      assertThat(Arrays.stream(column).average().orElseThrow())
          .isCloseTo(50, within(4.5 * 100 / Math.sqrt(12 * 5000)));
    }
  }

  @Test
  void aBinWithoutPairsIsMissing() {
    PointCloud one = TestClouds.at(CUBE, new double[] {50, 50, 50});
    Measurement measured = DensitySplit.of(RadialBins.of(0, 1, 40), 2, 10, 200, 1).measure(one);
    assertThat(measured.column("xi_q0").value(0)).isNaN();
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.column("pairs_q0").value(1)).isPositive();
    assertThat(measured.flag(1)).isEqualTo(Flag.NONE);

    Measurement none = DensitySplit.of(BINS, 2, 10, 200, 1).measure(TestClouds.uniform(CUBE, 0, 1));
    assertThat(none.flag(0)).isEqualTo(Flag.TOO_FEW);
  }

  @Test
  void refusesWhatCannotBeSplit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensitySplit.of(BINS, 1, 10, 100, 1))
        .withMessage("quantiles: 1 given; use 2 to 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensitySplit.of(BINS, 5, 0, 100, 1))
        .withMessageStartingWith("radius: spheres of 0.0 Mpc/h hold nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DensitySplit.of(BINS, 5, 10, 4, 1))
        .withMessage("queries: 4 points for 5 quantiles; use 5 to 10000000");
    Statistic tooWide = DensitySplit.of(BINS, 5, 50, 100, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tooWide.measure(TestClouds.uniform(CUBE, 10, 1)))
        .withMessage("radius = 50.0 Mpc/h must be below half the shortest box side, 50.0 Mpc/h");
  }

  private static long countWithin(
      PointCloud cloud, double[][] queries, int query, double inner, double outer) {
    long count = 0;
    for (int i = 0; i < cloud.size(); i++) {
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double difference = cloud.position(axis, i) - queries[axis][query];
        double image = cloud.box().minimumImage(difference, axis);
        squared += image * image;
      }
      count += squared >= inner * inner && squared < outer * outer ? 1 : 0;
    }
    return count;
  }

  /** Mean of each quantile of a binomial count of n trials, ties shared out evenly. */
  private static double[] binomialQuantileMeans(int n, double p, int quantiles) {
    double[] means = new double[quantiles];
    double probability = Math.pow(1 - p, n);
    double below = 0;
    for (int count = 0; count <= n; count++) {
      double above = below + probability;
      for (int q = 0; q < quantiles; q++) {
        double low = Math.max(below, (double) q / quantiles);
        double high = Math.min(above, (q + 1.0) / quantiles);
        means[q] += Math.max(0, high - low) * quantiles * count;
      }
      below = above;
      probability *= (double) (n - count) / (count + 1) * p / (1 - p);
    }
    return means;
  }
}
