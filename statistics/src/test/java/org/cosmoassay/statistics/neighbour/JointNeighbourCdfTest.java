package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Invariance;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JointNeighbourCdfTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final int[] KS = {1, 2};
  private static final double[] RADII = Bins.linear(15, 60, 9);

  @Nested
  class HeavierAndLighter extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return JointNeighbours.of(KS, RADII, QueryPoints.grid(16), 0.5);
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(
          JointNeighbours.of(KS, RADII, QueryPoints.grid(16), 0.6),
          JointNeighbours.of(KS, RADII, QueryPoints.grid(15), 0.5),
          JointNeighbours.of(KS, Bins.linear(15, 60, 10), QueryPoints.grid(16), 0.5),
          JointNeighbours.of(new int[] {1, 3}, RADII, QueryPoints.grid(16), 0.5));
    }

    @Override
    protected Invariance underTranslation() {
      // psi where few of 4096 queries reach both clouds scatters by its own size: only its
      // unclustered limit is common, so the symmetry is not claimed.
      return Invariance.none("the grid does not move along");
    }
  }

  @Test
  void equalsBruteForce() {
    PeriodicBox box = new PeriodicBox(100, 60, 140);
    PointCloud a = TestClouds.thomas(box, 20, 30, 2, 9);
    PointCloud b = TestClouds.uniform(box, 300, 4);
    QueryPoints queries = QueryPoints.random(2, 400);
    double[][] points = BruteForce.coordinates(queries, box);
    double[] radii = Bins.linear(2, 29, 9);
    int[][] pairs = {{1, 1}, {3, 1}, {2, 5}};
    for (int[] pair : pairs) {
      Measurement measured =
          JointNeighbourCdf.ofPair(pair[0], pair[1], radii, queries).measure(a, b);
      String label = pair[0] == pair[1] ? "1" : pair[0] + "_" + pair[1];
      for (int row = 0; row < radii.length; row++) {
        int both = 0;
        int one = 0;
        int other = 0;
        for (int q = 0; q < 400; q++) {
          double[] query = {points[0][q], points[1][q], points[2][q]};
          boolean nearA = BruteForce.distances(a, query, -1)[pair[0] - 1] <= radii[row];
          boolean nearB = BruteForce.distances(b, query, -1)[pair[1] - 1] <= radii[row];
          both += nearA && nearB ? 1 : 0;
          one += nearA ? 1 : 0;
          other += nearB ? 1 : 0;
        }
        assertThat(measured.column("joint_k" + label).value(row)).isEqualTo(both / 400.0);
        double psi = both / 400.0 / (one / 400.0 * (other / 400.0));
        if (Double.isNaN(psi)) {
          assertThat(measured.column("psi_k" + label).value(row)).isNaN();
          assertThat(measured.flag(row)).isEqualTo(Flag.EMPTY);
        } else {
          assertThat(measured.column("psi_k" + label).value(row)).isEqualTo(psi);
          assertThat(measured.flag(row)).isEqualTo(Flag.NONE);
        }
      }
    }
  }

  @Test
  void independentCloudsHaveNoExcess() {
    double[] radii = {3, 5};
    QueryPoints queries = QueryPoints.sobol(3, 16_384);
    JointNeighbourCdf joint = JointNeighbourCdf.of(new int[] {1, 2}, radii, queries);
    double[][] psi = new double[2][radii.length];
    int clouds = 6;
    for (int seed = 0; seed < clouds; seed++) {
      Measurement measured =
          joint.measure(
              TestClouds.uniform(CUBE, 2000, 40 + seed), TestClouds.uniform(CUBE, 2000, 60 + seed));
      for (int c = 0; c < 2; c++) {
        for (int row = 0; row < radii.length; row++) {
          psi[c][row] += measured.columns().get(2 + c).value(row) / clouds;
        }
      }
    }
    // Some volume / sphere = 1900 to 8800 spheres a cloud are independent; the joint CDF of the
    // second neighbours at 3 Mpc/h is 0.0005: 26 spheres of all clouds, a scatter of 0.2.
    assertThat(psi[0][0]).isCloseTo(1, within(0.15));
    assertThat(psi[0][1]).isCloseTo(1, within(0.05));
    assertThat(psi[1][0]).isCloseTo(1, within(0.8));
    assertThat(psi[1][1]).isCloseTo(1, within(0.15));
  }

  @Test
  void aCloudAndItsOwnShadowAreFullyDependent() {
    PointCloud cloud = TestClouds.uniform(CUBE, 1000, 5);
    double[] radii = Bins.linear(2, 12, 5);
    QueryPoints queries = QueryPoints.halton(3, 4000);
    Measurement joint = JointNeighbourCdf.of(KS, radii, queries).measure(cloud, cloud);
    Measurement alone = NeighbourCdf.of(KS, radii, queries).measure(cloud);
    for (int k : KS) {
      double[] cdf = alone.column("cdf_k" + k).values();
      assertThat(joint.column("joint_k" + k).values()).containsExactly(cdf);
      for (int row = 0; row < radii.length; row++) {
        if (cdf[row] > 0) {
          assertThat(joint.column("psi_k" + k).value(row))
              .isCloseTo(1 / cdf[row], within(1e-12 / cdf[row]));
        }
      }
    }
  }

  @Test
  void massesPartTheCloudAtTheirQuantile() {
    double[] column = new double[10];
    Arrays.setAll(column, i -> 10.0 * i);
    double[] masses = {5, 1, 3, 3, 2, 9, 8, 7, 6, 4};
    PointCloud cloud =
        PointCloud.builder(CUBE)
            .positions(column, new double[10], new double[10])
            .masses(masses)
            .build();
    QueryPoints queries = QueryPoints.random(1, 500);
    double[] radii = Bins.linear(10, 45, 7);
    // Number floor(0.3 * 10) = 3 in ascending order is 3, and both points of mass 3 are heavier.
    PointCloud heavier = at(0, 20, 30, 50, 60, 70, 80, 90);
    PointCloud lighter = at(10, 40);
    Measurement expected = JointNeighbourCdf.of(KS, radii, queries).measure(heavier, lighter);
    Measurement actual = JointNeighbours.of(KS, radii, queries, 0.3).measure(cloud);
    assertThat(actual.vector()).containsExactly(expected.vector());
  }

  private static PointCloud at(double... x) {
    return PointCloud.of(CUBE, x, new double[x.length], new double[x.length]);
  }

  @Test
  void neighboursThatDoNotExistAreNaNAndFlagged() {
    PointCloud two = TestClouds.uniform(CUBE, 2, 1);
    PointCloud one = TestClouds.uniform(CUBE, 1, 2);
    Measurement measured =
        JointNeighbourCdf.of(KS, new double[] {49}, QueryPoints.grid(4)).measure(two, one);
    assertThat(measured.column("joint_k1").value(0)).isPositive();
    assertThat(measured.column("joint_k2").value(0)).isNaN();
    assertThat(measured.column("psi_k2").value(0)).isNaN();
    assertThat(measured.flag(0)).isEqualTo(Flag.TOO_FEW);
  }

  @Test
  void columnsAreAsDefined() {
    for (StatisticDefinition<CrossStatistic> definition : NeighbourDefinitions.ofTwoClouds()) {
      CrossStatistic statistic = definition.make(definition.defaults().withSeed(5));
      PeriodicBox box = PeriodicBox.cube(1000);
      Measurement measured =
          statistic.measure(TestClouds.uniform(box, 300, 1), TestClouds.uniform(box, 300, 2));
      assertThat(statistic.name()).isEqualTo(definition.id());
      assertThat(measured.statistic()).isEqualTo(definition.id());
      assertThat(measured.columns().stream().map(Column::name))
          .containsExactlyElementsOf(definition.components(definition.defaults()));
    }
  }

  @Test
  void refusesWhatHasNoMeaning() {
    double[] radii = {1, 2};
    QueryPoints queries = QueryPoints.grid(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointNeighbourCdf.of(KS, radii, QueryPoints.data()))
        .withMessageStartingWith("knn-cross: queries data are points of one cloud");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointNeighbours.of(KS, radii, queries, 1))
        .withMessage("split (1.0) must lie between 0 and 1; 0.5 makes halves");
    PointCloud a = TestClouds.uniform(CUBE, 5, 1);
    PointCloud b = TestClouds.uniform(PeriodicBox.cube(90), 5, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointNeighbourCdf.of(KS, radii, queries).measure(a, b))
        .withMessageContaining("different boxes");
  }
}
