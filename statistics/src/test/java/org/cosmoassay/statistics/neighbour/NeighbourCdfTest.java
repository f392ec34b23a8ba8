package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NeighbourCdfTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final int[] KS = {1, 2, 4, 8};
  private static final double[] RADII = Bins.linear(1, 61, 20);
  private static final double[] RADII_TO_49 = Bins.linear(0, 49, 7);

  /** Common to the contracts of all three kinds of queries. */
  private abstract static class Contract extends StatisticContract {
    @Override
    protected List<Statistic> variants() {
      return List.of(
          NeighbourCdf.of(new int[] {1, 2, 4}, RADII, QueryPoints.data()),
          NeighbourCdf.of(KS, Bins.linear(1, 61, 10), QueryPoints.data()),
          NeighbourCdf.of(KS, RADII, QueryPoints.grid(15)),
          NeighbourCdf.of(KS, RADII, QueryPoints.random(4, 10_000)),
          NeighbourCdf.of(KS, RADII, QueryPoints.random(3, 10_001)),
          NeighbourCdf.of(KS, RADII, QueryPoints.sobol(3, 10_000)),
          NeighbourCdf.of(KS, RADII, QueryPoints.halton(3, 10_000)));
    }
  }

  @Nested
  class FromTheData extends Contract {
    @Override
    protected Statistic statistic() {
      return NeighbourCdf.of(KS, RADII, QueryPoints.data());
    }
  }

  @Nested
  class FromAGrid extends Contract {
    @Override
    protected Statistic statistic() {
      return NeighbourCdf.of(KS, RADII, QueryPoints.grid(16));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      // Five standard deviations of the difference of two fractions of 4096 independent points; a
      // grid does better.
      return Invariance.within(5 * Math.sqrt(2 * 0.25 / 4096), "the grid does not move along");
    }
  }

  @Nested
  class FromRandomPoints extends Contract {
    @Override
    protected Statistic statistic() {
      return NeighbourCdf.of(KS, RADII, QueryPoints.random(3, 10_000));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      // Five standard deviations of the difference of two fractions of 10000 independent points.
      return Invariance.within(5 * Math.sqrt(2 * 0.25 / 10_000), "queries do not move along");
    }

    @Override
    protected Invariance underAxisPermutation() {
      return underTranslation();
    }
  }

  @Test
  void aPoissonCloudFollowsErlang() {
    int n = 20_000;
    int queries = 40_000;
    double[] radii = Bins.linear(0.5, 8, 15);
    PointCloud cloud = TestClouds.uniform(CUBE, n, 12);

    Measurement measured =
        NeighbourCdf.of(KS, radii, QueryPoints.random(7, queries)).measure(cloud);

    for (int k : KS) {
      double[] cdf = measured.column("cdf_k" + k).values();
      for (int i = 0; i < radii.length; i++) {
        double sphere = 4.0 / 3 * Math.PI * Math.pow(radii[i], 3);
        double expected = erlang(k, n / CUBE.volume() * sphere);
        // Monte-Carlo error: no more than volume / sphere spheres of the one cloud are independent,
        // nor than queries were asked. Five standard deviations for 64 numbers, and one query.
        double independent = Math.min(queries, CUBE.volume() / sphere);
        double error = Math.sqrt(expected * (1 - expected) / independent);
        assertThat(cdf[i])
            .as("CDF_%d(%s)", k, radii[i])
            .isCloseTo(expected, within(5 * error + 1.0 / queries));
      }
    }
  }

  @Test
  void manyPoissonCloudsFollowErlangClosely() {
    int n = 500;
    int clouds = 200;
    double[] radii = {3, 6, 9, 12};
    Statistic statistic = NeighbourCdf.of(KS, radii, QueryPoints.grid(12));
    double[][] sum = new double[KS.length][radii.length];
    double[][] squares = new double[KS.length][radii.length];
    for (int seed = 0; seed < clouds; seed++) {
      Measurement measured = statistic.measure(TestClouds.uniform(CUBE, n, 100 + seed));
      for (int c = 0; c < KS.length; c++) {
        for (int i = 0; i < radii.length; i++) {
          double value = measured.columns().get(c).value(i);
          sum[c][i] += value;
          squares[c][i] += value * value;
        }
      }
    }
    for (int c = 0; c < KS.length; c++) {
      for (int i = 0; i < radii.length; i++) {
        double mean = sum[c][i] / clouds;
        double variance = squares[c][i] / clouds - mean * mean;
        double sphere = 4.0 / 3 * Math.PI * Math.pow(radii[i], 3);
        // N is fixed, so the number in a sphere is binomial rather than Poisson.
        double expected = binomialTail(KS[c], n, sphere / CUBE.volume());
        // Four and a half standard errors for 16 means; rare events are Poisson, so one more.
        assertThat(mean)
            .as("CDF_%d(%s)", KS[c], radii[i])
            .isCloseTo(
                expected, within(4.5 * Math.sqrt(variance / clouds) + 1.0 / (1728.0 * clouds)));
      }
    }
  }

  @Test
  void clusteringEmptiesVoidsAndFillsClusters() {
    double[] radii = {2, 8};
    Statistic statistic = NeighbourCdf.of(KS, radii, QueryPoints.random(1, 10_000));
    PointCloud clustered = TestClouds.thomas(CUBE, 40, 25, 2, 5);
    PointCloud uniform = TestClouds.uniform(CUBE, clustered.size(), 5);

    double[] ofClustered = statistic.measure(clustered).column("cdf_k1").values();
    double[] ofUniform = statistic.measure(uniform).column("cdf_k1").values();

    assertThat(ofClustered[1]).isLessThan(ofUniform[1] - 0.2);
  }

  @Test
  void equalsTheSortedDistancesOfBruteForce() {
    PointCloud cloud = TestClouds.thomas(new PeriodicBox(100, 60, 140), 20, 30, 2, 9);
    QueryPoints queries = QueryPoints.random(2, 300);
    double[][] points = BruteForce.coordinates(queries, cloud.box());
    double[] radii = Bins.linear(0, 29, 29);

    Measurement measured = NeighbourCdf.of(KS, radii, queries).measure(cloud);

    for (int i = 0; i < radii.length; i++) {
      for (int k : KS) {
        int within = 0;
        for (int q = 0; q < 300; q++) {
          double[] query = {points[0][q], points[1][q], points[2][q]};
          within += BruteForce.distances(cloud, query, -1)[k - 1] <= radii[i] ? 1 : 0;
        }
        assertThat(measured.column("cdf_k" + k).value(i)).isEqualTo(within / 300.0);
      }
    }
  }

  @Test
  void aNeighbourExactlyAtTheRadiusCounts() {
    PointCloud cloud = TestClouds.at(CUBE, new double[][] {{0, 0, 0}, {3, 4, 0}, {0, 0, 99}});
    QueryPoints origin = QueryPoints.of(new double[1], new double[1], new double[1]);
    double[] radii = {0, Math.nextDown(1), 1, Math.nextDown(5), 5, Math.nextUp(5)};

    Measurement measured = NeighbourCdf.of(new int[] {1, 2, 3}, radii, origin).measure(cloud);

    assertThat(measured.column("cdf_k1").values()).containsExactly(1, 1, 1, 1, 1, 1);
    assertThat(measured.column("cdf_k2").values()).containsExactly(0, 0, 1, 1, 1, 1);
    assertThat(measured.column("cdf_k3").values()).containsExactly(0, 0, 0, 0, 1, 1);
  }

  @Test
  void theRootIsWhatIsCompared() {
    // The double nearest to sqrt(3) has a square below 3: comparing squares would miss this one.
    PointCloud cloud = TestClouds.at(CUBE, new double[] {1, 1, 1});
    QueryPoints origin = QueryPoints.of(new double[1], new double[1], new double[1]);
    double root = Math.sqrt(3);
    assertThat(root * root).isLessThan(3);

    Measurement measured =
        NeighbourCdf.of(new int[] {1}, new double[] {Math.nextDown(root), root}, origin)
            .measure(cloud);

    assertThat(measured.column("cdf_k1").values()).containsExactly(0, 1);
  }

  @Test
  void neighboursThatDoNotExistAreNaNAndFlagged() {
    PointCloud three = TestClouds.uniform(CUBE, 3, 1);

    Measurement random = NeighbourCdf.of(KS, RADII_TO_49, QueryPoints.random(1, 10)).measure(three);
    assertThat(random.column("cdf_k2").values()).doesNotContain(Double.NaN);
    assertThat(random.column("cdf_k4").values()).containsOnly(Double.NaN);
    assertThat(random.flag(0)).isEqualTo(Flag.TOO_FEW);

    Measurement data =
        NeighbourCdf.of(new int[] {2, 3}, RADII_TO_49, QueryPoints.data()).measure(three);
    assertThat(data.column("cdf_k2").values()).doesNotContain(Double.NaN);
    assertThat(data.column("cdf_k3").values()).containsOnly(Double.NaN);

    Measurement enough =
        NeighbourCdf.of(new int[] {2}, RADII_TO_49, QueryPoints.data()).measure(three);
    assertThat(enough.flag(0)).isEqualTo(Flag.NONE);
  }

  @Test
  void columnsAreNamedAfterK() {
    Measurement measured =
        NeighbourCdf.of(new int[] {3, 128}, RADII_TO_49, QueryPoints.grid(3))
            .measure(TestClouds.uniform(CUBE, 200, 1));
    assertThat(measured.columns()).extracting(Column::name).containsExactly("cdf_k3", "cdf_k128");
    assertThat(measured.axis().name()).isEqualTo("r");
    assertThat(measured.axis().unit()).isEqualTo("Mpc/h");
    assertThat(measured.axis().isBinned()).isFalse();
    assertThat(Arrays.stream(measured.vector()).allMatch(f -> f >= 0 && f <= 1)).isTrue();
  }

  @Test
  void parametersAreCanonical() {
    assertThat(
            NeighbourCdf.of(new int[] {1, 2}, new double[] {5, 7.5}, QueryPoints.random(9, 1000))
                .parameters())
        .isEqualTo("k=[1, 2]; r=[5.0, 7.5]; queries=random:1000,seed=9");
  }

  @Test
  void refusesRadiiOfHalfTheBoxAndMore() {
    PointCloud cloud = TestClouds.uniform(new PeriodicBox(100, 40, 80), 10, 1);
    Statistic tooFar = NeighbourCdf.of(KS, new double[] {1, 20}, QueryPoints.data());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tooFar.measure(cloud))
        .withMessage(
            "knn-cdf: r_max = 20.0 Mpc/h must be below half the shortest box side, 20.0 Mpc/h");
    Statistic just = NeighbourCdf.of(KS, new double[] {1, Math.nextDown(20)}, QueryPoints.data());
    assertThat(just.measure(cloud).flag(0)).isEqualTo(Flag.NONE);
  }

  @Test
  void refusesWrongNeighboursAndRadii() {
    QueryPoints queries = QueryPoints.data();
    double[] radii = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourCdf.of(new int[0], radii, queries))
        .withMessageStartingWith("k: no neighbour given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourCdf.of(new int[] {2, 2}, radii, queries))
        .withMessage("k: [2, 2] must increase strictly");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourCdf.of(new int[] {1025}, radii, queries))
        .withMessageStartingWith("k (1025) must be between 1 and 1024");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourCdf.of(KS, new double[] {-1, 2}, queries))
        .withMessageStartingWith("r: the lowest radius is -1.0 Mpc/h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourCdf.of(KS, new double[] {2, 1}, queries))
        .withMessageContaining("must increase strictly");
  }

  /** 1 - sum_{i<k} e^-m m^i / i!: the probability of k or more where m are expected. */
  private static double erlang(int k, double expected) {
    double term = Math.exp(-expected);
    double below = 0;
    for (int i = 0; i < k; i++) {
      below += term;
      term *= expected / (i + 1);
    }
    return 1 - below;
  }

  /** The probability of k or more successes in n trials. */
  private static double binomialTail(int k, int n, double p) {
    double term = Math.pow(1 - p, n);
    double below = 0;
    for (int i = 0; i < k; i++) {
      below += term;
      term *= (double) (n - i) / (i + 1) * p / (1 - p);
    }
    return 1 - below;
  }
}
