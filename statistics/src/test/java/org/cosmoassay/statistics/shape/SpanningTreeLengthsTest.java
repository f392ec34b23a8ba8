package org.cosmoassay.statistics.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Bins;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.RealData;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.StatisticContract;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpanningTreeLengthsTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);

  @Nested
  class Contract extends StatisticContract {
    @Override
    protected Statistic statistic() {
      return SpanningTreeLengths.of(RadialBins.of(Bins.linear(0, 32, 16)));
    }

    @Override
    protected List<Statistic> variants() {
      return List.of(SpanningTreeLengths.of(RadialBins.of(Bins.linear(0, 32, 8))));
    }
  }

  @Test
  void binsAreInclusiveLowAndNormalisedByAllEdges() {
    // Edges of length 1, 2, 4 and 8.
    PointCloud chain =
        TestClouds.at(
            CUBE, new double[][] {{0, 0, 0}, {1, 0, 0}, {3, 0, 0}, {7, 0, 0}, {15, 0, 0}});

    Measurement measured = SpanningTreeLengths.of(RadialBins.of(1, 4, 5, 7)).measure(chain);

    assertThat(measured.column("edges").values()).containsExactly(2, 1, 0);
    assertThat(measured.column("pdf").values()).containsExactly(2 / (4.0 * 3), 1 / 4.0, Double.NaN);
    assertThat(measured.column("l_mean").values()).containsExactly(1.5, 4, Double.NaN);
    assertThat(measured.flag(1)).isEqualTo(Flag.NONE);
    assertThat(measured.flag(2)).isEqualTo(Flag.EMPTY);
    assertThat(measured.column("pdf").unit()).isEqualTo("h/Mpc");
  }

  @Test
  void edgesLongerThanALengthAreGroupsOfFriendsButOne() {
    PointCloud cloud = TestClouds.thomas(CUBE, 40, 20, 2, 4);
    double[] edges = Bins.linear(0, 40, 20);
    Measurement measured = SpanningTreeLengths.of(RadialBins.of(edges)).measure(cloud);
    long total = Arrays.stream(measured.column("edges").values()).mapToLong(v -> (long) v).sum();
    assertThat(total).isEqualTo(cloud.size() - 1L);

    long shorter = 0;
    for (int i = 1; i < edges.length; i++) {
      shorter += (long) measured.column("edges").value(i - 1);
      assertThat(total - shorter).as("l = %s", edges[i]).isEqualTo(groups(cloud, edges[i]) - 1);
    }
  }

  /**
   * The mean edge of a Poisson cloud is c n^(-1/3) with a constant known as a series on the torus
   * (Avram & Bertsimas 1992, doi:10.1214/aoap/1177005773) and from simulation alone as a number.
   * SciPy 1.10 (cKDTree with 24 neighbours, minimum_spanning_tree) has 0.6449 +- 0.0002 over 12
   * clouds of 20000 points in a periodic cube; the scatter per cloud is 0.0035 at 2000 points, so
   * 0.0011 here.
   */
  @Test
  void poissonCloudHasTheKnownMeanLength() {
    int n = 20_000;
    PointCloud cloud = TestClouds.uniform(CUBE, n, 12);

    MinimumSpanningTree tree = MinimumSpanningTree.of(cloud);

    double mean = Arrays.stream(tree.sortedSquaredLengths()).map(Math::sqrt).sum() / (n - 1);
    double spacing = Math.cbrt(CUBE.volume() / n);
    assertThat(mean / spacing).isCloseTo(0.6449, within(4 * 0.0011));
  }

  /**
   * SciPy 1.10 on the graph of the 200 nearest neighbours of each halo, which is all that matters:
   * the longest edge is shorter than the distance to the 200th of any.
   */
  @Test
  void realHalosHaveTheTreeOfScipy() throws IOException {
    double[] values = RealData.npy(RealData.file("quijote/halos_small.npy"));
    double[][] expected = {{136830.5095174539, 92.08178869706306}, {151289.63088273152, 90.832}};
    int[][] counts = {
      {821, 1147, 1056, 797, 641, 349, 140, 42, 3, 3},
      {501, 986, 1103, 999, 801, 466, 119, 20, 3, 1}
    };
    for (int catalogue = 0; catalogue < 2; catalogue++) {
      double[][] positions = new double[3][5000];
      for (int i = 0; i < 5000; i++) {
        for (int axis = 0; axis < 3; axis++) {
          positions[axis][i] = values[(catalogue * 5000 + i) * 7 + axis];
        }
      }
      PointCloud halos =
          PointCloud.builder(PeriodicBox.cube(1000))
              .positions(positions[0], positions[1], positions[2])
              .wrap(true)
              .build();

      double[] squared = MinimumSpanningTree.of(halos).sortedSquaredLengths();
      Measurement measured =
          SpanningTreeLengths.of(RadialBins.of(Bins.linear(0, 100, 10))).measure(halos);

      // Thousands of lengths are summed in another order.
      assertThat(Arrays.stream(squared).map(Math::sqrt).sum())
          .isCloseTo(expected[catalogue][0], within(1e-6));
      assertThat(Math.sqrt(squared[squared.length - 1]))
          .isCloseTo(expected[catalogue][1], within(1e-3));
      assertThat(measured.column("edges").values())
          .containsExactly(Arrays.stream(counts[catalogue]).asDoubleStream().toArray());
    }
  }

  @Test
  void clusteringShortensTheTree() {
    PointCloud clustered = TestClouds.thomas(CUBE, 40, 25, 2, 5);
    PointCloud uniform = TestClouds.uniform(CUBE, clustered.size(), 5);
    Statistic statistic = SpanningTreeLengths.of(RadialBins.of(0, 3, 6));

    double ofClustered = statistic.measure(clustered).column("pdf").value(0);
    double ofUniform = statistic.measure(uniform).column("pdf").value(0);

    assertThat(ofClustered).isGreaterThan(3 * ofUniform);
  }

  @Test
  void lengthsScaleWithTheBox() {
    PointCloud small = TestClouds.thomas(CUBE, 40, 20, 2, 6);
    double[][] positions = TestClouds.positions(small);
    for (double[] column : positions) {
      Arrays.setAll(column, i -> 4 * column[i]);
    }
    PointCloud large =
        PointCloud.of(PeriodicBox.cube(400), positions[0], positions[1], positions[2]);

    // A factor of a power of two is exact.
    assertThat(MinimumSpanningTree.of(large).sortedSquaredLengths())
        .containsExactly(
            Arrays.stream(MinimumSpanningTree.of(small).sortedSquaredLengths())
                .map(squared -> 16 * squared)
                .toArray());
  }

  /** Number of groups linked by separations below a length, by flooding over all pairs. */
  private static int groups(PointCloud cloud, double length) {
    PeriodicBox box = cloud.box();
    boolean[] reached = new boolean[cloud.size()];
    int[] waiting = new int[cloud.size()];
    int groups = 0;
    for (int seed = 0; seed < reached.length; seed++) {
      if (reached[seed]) {
        continue;
      }
      groups++;
      reached[seed] = true;
      int count = 0;
      waiting[count++] = seed;
      while (count > 0) {
        int at = waiting[--count];
        for (int i = 0; i < reached.length; i++) {
          double dx = box.minimumImage(cloud.x(i) - cloud.x(at), 0);
          double dy = box.minimumImage(cloud.y(i) - cloud.y(at), 1);
          double dz = box.minimumImage(cloud.z(i) - cloud.z(at), 2);
          if (!reached[i] && dx * dx + dy * dy + dz * dz < length * length) {
            reached[i] = true;
            waiting[count++] = i;
          }
        }
      }
    }
    return groups;
  }
}
