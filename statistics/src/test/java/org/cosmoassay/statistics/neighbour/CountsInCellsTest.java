package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cosmoassay.statistics.Bins;
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

/** Counts of points in spheres, their moments, and the probability that there is none. */
class CountsInCellsTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final double[] RADII = Bins.linear(1, 61, 15);

  // Five standard deviations of the difference of two fractions of 4096 independent points.
  private static final Invariance SAMPLED =
      Invariance.within(5 * Math.sqrt(2 * 0.25 / 4096), "the grid does not move along");

  @Nested
  class CountsAroundTheData extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return CountsInCells.of(5, RADII, QueryPoints.data());
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          CountsInCells.of(4, RADII, QueryPoints.data()),
          CountsInCells.of(5, Bins.linear(1, 61, 16), QueryPoints.data()),
          CountsInCells.of(5, RADII, QueryPoints.grid(16)));
    }
  }

  @Nested
  class CountsAroundAGrid extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return CountsInCells.of(5, RADII, QueryPoints.grid(16));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      // Each probability scatters by its own size; around the data the symmetry is exact.
      return Invariance.none("the grid does not move along");
    }
  }

  @Nested
  class Voids extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return VoidProbability.of(RADII, QueryPoints.grid(16));
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          VoidProbability.of(Bins.linear(1, 61, 16), QueryPoints.grid(16)),
          VoidProbability.of(RADII, QueryPoints.sobol(1, 4096)));
    }

    @Override
    protected int fewestPoints() {
      return 1;
    }

    @Override
    protected Invariance underTranslation() {
      return SAMPLED;
    }
  }

  @Nested
  class MomentsAroundTheData extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return CellMoments.of(RADII, QueryPoints.data());
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          CellMoments.of(Bins.linear(1, 61, 16), QueryPoints.data()),
          CellMoments.of(RADII, QueryPoints.grid(16)));
    }
  }

  @Test
  void countsEqualThoseOfBruteForce() {
    for (PointCloud cloud :
        List.of(
            TestClouds.thomas(new PeriodicBox(100, 60, 140), 20, 60, 2, 9),
            TestClouds.uniform(CUBE, 3000, 4),
            TestClouds.onGrid(TestClouds.uniform(CUBE, 2000, 5), 2))) {
      // Radii of few and of many points, some exactly at distances of the lattice.
      double[] radii = {0, 1, 2, Math.sqrt(8), 5, 10, 20, 29.5};
      QueryPoints queries = QueryPoints.grid(5);
      double[][] points = BruteForce.coordinates(queries, cloud.box());
      NeighbourTree tree = NeighbourTree.of(cloud);
      int[][] counted = new int[points[0].length][];
      QuerySet set = queries.in(tree);
      tree.count(set, radii, () -> counted, (all, query, n) -> all[set.place(query)] = n.clone());
      for (int q = 0; q < counted.length; q++) {
        double[] distances =
            BruteForce.distances(
                cloud, new double[] {points[0][q], points[1][q], points[2][q]}, -1);
        for (int row = 0; row < radii.length; row++) {
          int within = 0;
          while (within < distances.length && distances[within] <= radii[row]) {
            within++;
          }
          assertThat(counted[q][row]).as("query %d, r = %s", q, radii[row]).isEqualTo(within);
        }
      }
    }
  }

  @Test
  void aPointDoesNotFillItsOwnSphereButItsDoubleDoes() {
    PointCloud cloud = TestClouds.at(CUBE, new double[][] {{1, 1, 1}, {1, 1, 1}, {50, 50, 50}});
    Measurement measured =
        CountsInCells.of(3, new double[] {0, 10}, QueryPoints.data()).measure(cloud);
    assertThat(measured.column("p_n0").values()).containsExactly(1.0 / 3, 1.0 / 3);
    assertThat(measured.column("p_n1").values()).containsExactly(2.0 / 3, 2.0 / 3);
    assertThat(measured.column("p_n2").values()).containsExactly(0, 0);
  }

  @Test
  void aPointExactlyOnTheSphereIsInside() {
    PointCloud cloud = TestClouds.at(CUBE, new double[] {1, 1, 1});
    QueryPoints origin = QueryPoints.of(new double[1], new double[1], new double[1]);
    double root = Math.sqrt(3);
    double[] radii = {Math.nextDown(root), root};
    assertThat(VoidProbability.of(radii, origin).measure(cloud).column("vpf").values())
        .containsExactly(1, 0);
    assertThat(CountsInCells.of(2, radii, origin).measure(cloud).column("p_n1").values())
        .containsExactly(0, 1);
  }

  @Test
  void probabilitiesAreDifferencesOfNeighbourDistributions() {
    PointCloud cloud = TestClouds.thomas(CUBE, 40, 25, 2, 5);
    double[] radii = Bins.linear(1, 21, 10);
    for (QueryPoints queries :
        List.of(QueryPoints.random(3, 5000), QueryPoints.halton(3, 5000), QueryPoints.data())) {
      Measurement cdf = NeighbourCdf.of(new int[] {1, 2, 3}, radii, queries).measure(cloud);
      Measurement counts = CountsInCells.of(3, radii, queries).measure(cloud);
      Measurement empty = VoidProbability.of(radii, queries).measure(cloud);
      for (int row = 0; row < radii.length; row++) {
        double f1 = cdf.column("cdf_k1").value(row);
        double f2 = cdf.column("cdf_k2").value(row);
        double f3 = cdf.column("cdf_k3").value(row);
        assertThat(empty.column("vpf").value(row)).isEqualTo(1 - f1);
        // Ratios of whole numbers below 10^4: only the differences round.
        assertThat(counts.column("p_n0").value(row)).isCloseTo(1 - f1, within(1e-15));
        assertThat(counts.column("p_n1").value(row)).isCloseTo(f1 - f2, within(1e-15));
        assertThat(counts.column("p_n2").value(row)).isCloseTo(f2 - f3, within(1e-15));
      }
    }
  }

  @Test
  void aPoissonCloudHasPoissonCountsAndMoments() {
    int n = 20_000;
    int clouds = 8;
    double[] radii = {2, 4};
    Statistic counts = CountsInCells.of(4, radii, QueryPoints.sobol(1, 8192));
    Statistic moments = CellMoments.of(radii, QueryPoints.sobol(1, 8192));
    double[][] p = new double[4][radii.length];
    double[][] m = new double[4][radii.length];
    for (int seed = 0; seed < clouds; seed++) {
      PointCloud cloud = TestClouds.uniform(CUBE, n, 300 + seed);
      Measurement ofCounts = counts.measure(cloud);
      Measurement ofMoments = moments.measure(cloud);
      for (int c = 0; c < 4; c++) {
        for (int row = 0; row < radii.length; row++) {
          p[c][row] += ofCounts.columns().get(c).value(row) / clouds;
          m[c][row] += ofMoments.columns().get(c).value(row) / clouds;
        }
      }
    }
    for (int row = 0; row < radii.length; row++) {
      double sphere = 4.0 / 3 * Math.PI * Math.pow(radii[row], 3);
      double mean = n / CUBE.volume() * sphere;
      double term = Math.exp(-mean);
      // No more than volume / sphere spheres of a cloud, nor 8192, are independent.
      double independent = clouds * Math.min(8192, CUBE.volume() / sphere);
      for (int c = 0; c < 4; c++) {
        assertThat(p[c][row])
            .as("P(%d|%s)", c, radii[row])
            .isCloseTo(term, within(5 * Math.sqrt(term / independent)));
        term *= mean / (c + 1);
      }
      // Standard errors of the sample moments of a nearly Gaussian variable (Kendall & Stuart):
      // sqrt(2/n) of the variance, sqrt(6/n) of the skewness, sqrt(24/n) of the kurtosis, here
      // five of them, doubled for the Poisson tail.
      assertThat(m[0][row]).isCloseTo(mean, within(5 * Math.sqrt(mean / independent)));
      assertThat(m[1][row]).isCloseTo(mean, within(mean * 10 * Math.sqrt(2 / independent)));
      assertThat(m[2][row]).isCloseTo(1 / Math.sqrt(mean), within(10 * Math.sqrt(6 / independent)));
      assertThat(m[3][row]).isCloseTo(1 / mean, within(10 * Math.sqrt(24 / independent)));
    }
  }

  @Test
  void momentsEqualTheirDefinition() {
    int[] counts = {0, 0, 1, 3, 7, 2, 2, 0, 11, 4};
    CountMoments moments = CountMoments.around(2.2);
    double mean = 0;
    for (int count : counts) {
      moments.add(count);
      mean += count / 10.0;
    }
    double[] mu = new double[5];
    for (int p = 2; p <= 4; p++) {
      for (int count : counts) {
        mu[p] += Math.pow(count - mean, p) / counts.length;
      }
    }
    double k2 = mu[2] - mean;
    double k3 = mu[3] - 3 * mu[2] + 2 * mean;
    double k4 = mu[4] - 3 * mu[2] * mu[2] - 6 * mu[3] + 11 * mu[2] - 6 * mean;
    assertThat(moments.mean()).isCloseTo(3.0, within(1e-14));
    assertThat(moments.variance()).isCloseTo(mu[2], within(1e-12));
    assertThat(moments.skewness()).isCloseTo(mu[3] / Math.pow(mu[2], 1.5), within(1e-12));
    assertThat(moments.kurtosis()).isCloseTo(mu[4] / (mu[2] * mu[2]) - 3, within(1e-12));
    assertThat(moments.correlation()).isCloseTo(k2 / 9, within(1e-12));
    assertThat(moments.s3()).isCloseTo(k3 * 3 / (k2 * k2), within(1e-12));
    assertThat(moments.s4()).isCloseTo(k4 * 9 / (k2 * k2 * k2), within(1e-11));
  }

  @Test
  void rowsWithoutSpreadAreFlagged() {
    PointCloud cloud = TestClouds.uniform(CUBE, 5, 3);
    Measurement measured = CellMoments.of(new double[] {0, 40}, QueryPoints.grid(6)).measure(cloud);
    assertThat(measured.column("mean").value(0)).isZero();
    assertThat(measured.column("skewness").value(0)).isNaN();
    assertThat(measured.flag(0)).isEqualTo(Flag.EMPTY);
    assertThat(measured.flag(1)).isEqualTo(Flag.NONE);
    QueryPoints one = QueryPoints.of(new double[] {50}, new double[] {50}, new double[] {50});
    Measurement same = CellMoments.of(new double[] {49.9}, one).measure(cloud);
    assertThat(same.column("mean").value(0)).isPositive();
    assertThat(same.flag(0)).isEqualTo(Flag.TOO_FEW);
  }

  @Test
  void refusesWhatHasNoMeaning() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountsInCells.of(0, RADII, QueryPoints.data()))
        .withMessage("counts (0) must be between 1 and 1024; n gives P(0) to P(n - 1)");
    Statistic wide = CellMoments.of(new double[] {50}, QueryPoints.data());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wide.measure(TestClouds.uniform(CUBE, 5, 3)))
        .withMessageStartingWith("cell-moments: r_max = 50.0 Mpc/h must be below half");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoidProbability.of(new double[] {-1, 2}, QueryPoints.data()))
        .withMessageStartingWith("r: the lowest radius is -1.0 Mpc/h");
  }
}
