package org.cosmoassay.statistics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourTreeTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(100);
  private static final PeriodicBox UNEQUAL = new PeriodicBox(73.1, 19.7, 211.3);
  private static final int[] ALL_K = IntStream.rangeClosed(1, 128).toArray();

  static Stream<Named<PointCloud>> clouds() {
    return Stream.of(
        Named.of("uniform", TestClouds.uniform(CUBE, 3000, 1)),
        Named.of("uniform, unequal sides", TestClouds.uniform(UNEQUAL, 3000, 2)),
        Named.of("clustered", TestClouds.thomas(CUBE, 30, 60, 1, 3)),
        Named.of("clustered, unequal sides", TestClouds.thomas(UNEQUAL, 10, 100, 2, 4)),
        Named.of("all in a corner", squeezed(TestClouds.uniform(CUBE, 700, 8), 0.02)),
        Named.of("many duplicates", TestClouds.onGrid(TestClouds.uniform(CUBE, 2000, 5), 16)),
        Named.of("a lattice full of ties", TestClouds.onGrid(TestClouds.uniform(CUBE, 900, 6), 4)),
        Named.of("a sheet", flattened(TestClouds.uniform(CUBE, 1000, 7))),
        Named.of("all coincident", TestClouds.at(CUBE, repeated(500, 99.5, 0, 50))));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void equalsBruteForceExactlyFromPointsThatFillTheVolume(PointCloud cloud) {
    assertEqualsBruteForce(cloud, QueryPoints.random(11, 150));
    assertEqualsBruteForce(cloud, QueryPoints.grid(5));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void equalsBruteForceExactlyFromThePointsThemselves(PointCloud cloud) {
    double[][] distances = NeighbourTree.of(cloud).distances(QueryPoints.data(), ALL_K);
    for (int i = 0; i < cloud.size(); i += 7) {
      double[] query = {cloud.x(i), cloud.y(i), cloud.z(i)};
      assertThat(column(distances, i))
          .containsExactly(Arrays.copyOf(BruteForce.distances(cloud, query, i), ALL_K.length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 32, 33, 64, 129, 257})
  void equalsBruteForceExactlyForAnyNumberOfPoints(int n) {
    assertEqualsBruteForce(TestClouds.uniform(CUBE, n, n), QueryPoints.random(3, 40));
    assertEqualsBruteForce(TestClouds.uniform(UNEQUAL, n, n), QueryPoints.random(4, 40));
  }

  @Test
  void equalsBruteForceExactlyWhenSubtreesAreBuiltSideBySide() {
    assertEqualsBruteForce(TestClouds.uniform(CUBE, 30_000, 9), QueryPoints.random(5, 25));
    assertEqualsBruteForce(TestClouds.thomas(UNEQUAL, 50, 800, 1.5, 9), QueryPoints.random(6, 25));
  }

  @Test
  void queriesOnFacesEdgesAndCornersSeeThroughThem() {
    PointCloud cloud = TestClouds.uniform(UNEQUAL, 500, 10);
    double[] x = {0, Math.nextDown(73.1), 36.55, 0, 73.1, -1e-300};
    double[] y = {0, Math.nextDown(19.7), 0, 9.85, 0, 19.7};
    double[] z = {0, Math.nextDown(211.3), 105.65, 0, 0, 422.6};
    assertEqualsBruteForce(cloud, QueryPoints.of(x, y, z));
  }

  /** Queries so dense that many share a list of candidates; every k takes another way. */
  @ParameterizedTest
  @MethodSource("clouds")
  void manyQueriesFindTheSameNeighboursAsFew(PointCloud cloud) {
    NeighbourTree tree = NeighbourTree.of(cloud);
    int dense = 8192;
    double[][] points = BruteForce.coordinates(QueryPoints.random(12, dense), cloud.box());
    for (int k : new int[] {1, 8, 17, 128}) {
      double[] distances = tree.distances(QueryPoints.random(12, dense), k)[0];
      for (int q = 0; q < dense; q += 127) {
        assertThat(distances[q])
            .as("k = %d, query %d", k, q)
            .isEqualTo(BruteForce.distances(cloud, column(points, q), -1)[k - 1]);
      }
    }
  }

  @Test
  void findsTheSameNeighboursInAVoidBesideACluster() {
    // Queries next to a cluster that no list of candidates has room for.
    PointCloud cloud = squeezed(TestClouds.uniform(CUBE, 5000, 8), 0.01);
    double[][] points = BruteForce.coordinates(QueryPoints.random(13, 1000), CUBE);
    for (double[] column : points) {
      Arrays.setAll(column, q -> 0.1 * column[q]);
    }
    assertEqualsBruteForce(cloud, QueryPoints.of(points[0], points[1], points[2]), 61);
  }

  /** The fixture holds the script that made it. */
  @Test
  void findsTheDistancesThatScipyFinds() throws IOException {
    List<double[]> points = new ArrayList<>();
    List<double[]> queries = new ArrayList<>();
    try (InputStream stream =
        Objects.requireNonNull(getClass().getResourceAsStream("scipy_neighbours.txt"))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().toList()) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals("#")) {
          (words[0].equals("point") ? points : queries)
              .add(Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
        }
      }
    }
    assertThat(points).hasSize(250);
    assertThat(queries).hasSize(40);
    double[][] rows = queries.toArray(double[][]::new);
    PointCloud cloud =
        TestClouds.at(new PeriodicBox(100, 60, 140), points.toArray(double[][]::new));

    double[][] distances =
        NeighbourTree.of(cloud)
            .distances(
                QueryPoints.of(column(rows, 0), column(rows, 1), column(rows, 2)), 1, 2, 4, 8, 100);

    for (int q = 0; q < rows.length; q++) {
      for (int c = 0; c < distances.length; c++) {
        assertThat(distances[c][q])
            // A few roundings in another order: 1e-12 is thousands of ulp.
            .isCloseTo(rows[q][3 + c], Percentage.withPercentage(1e-10));
      }
    }
  }

  @Test
  void findsAThousandNeighbours() {
    PointCloud cloud = TestClouds.thomas(UNEQUAL, 20, 150, 2, 14);
    double[][] points = BruteForce.coordinates(QueryPoints.random(15, 600), UNEQUAL);
    double[][] distances =
        NeighbourTree.of(cloud).distances(QueryPoints.random(15, 600), 100, 1000, 1024);
    for (int q = 0; q < 600; q += 7) {
      double[] brute = BruteForce.distances(cloud, column(points, q), -1);
      assertThat(column(distances, q)).containsExactly(brute[99], brute[999], brute[1023]);
    }
  }

  @Test
  void reachesBeyondHalfTheBox() {
    PointCloud cloud = TestClouds.at(CUBE, new double[] {0, 0, 0});
    double[] centre = {50};
    double[][] distances =
        NeighbourTree.of(cloud).distances(QueryPoints.of(centre, centre, centre), 1);
    assertThat(distances[0][0]).isEqualTo(Math.sqrt(7500));
  }

  @Test
  void countsEachPointOnceHoweverManyImagesAreNear() {
    PointCloud cloud =
        TestClouds.at(new PeriodicBox(1, 100, 100), new double[][] {{0, 0, 0}, {0.5, 30, 0}});
    double[][] distances =
        NeighbourTree.of(cloud)
            .distances(QueryPoints.of(new double[] {0.5}, new double[1], new double[1]), 1, 2);
    assertThat(column(distances, 0)).containsExactly(0.5, 30);
  }

  @Test
  void missingNeighboursAreNaN() {
    PointCloud three = TestClouds.uniform(CUBE, 3, 1);
    NeighbourTree tree = NeighbourTree.of(three);

    double[][] elsewhere = tree.distances(QueryPoints.random(1, 10), 3, 4);
    assertThat(elsewhere[0]).doesNotContain(Double.NaN);
    assertThat(elsewhere[1]).containsOnly(Double.NaN);
    double[][] self = tree.distances(QueryPoints.data(), 2, 3);
    assertThat(self[0]).hasSize(3).doesNotContain(Double.NaN);
    assertThat(self[1]).hasSize(3).containsOnly(Double.NaN);
    assertThat(tree.neighbours(QueryPoints.random(1, 10))).isEqualTo(3);
    assertThat(tree.neighbours(QueryPoints.data())).isEqualTo(2);
  }

  @Test
  void duplicatesAreNeighboursAtDistanceZeroButAPointIsNotItsOwn() {
    PointCloud cloud = TestClouds.at(CUBE, repeated(3, 10, 20, 30));
    double[][] distances = NeighbourTree.of(cloud).distances(QueryPoints.data(), 1, 2, 3);
    assertThat(distances[0]).containsExactly(0, 0, 0);
    assertThat(distances[1]).containsExactly(0, 0, 0);
    assertThat(distances[2]).containsOnly(Double.NaN);
  }

  @Test
  void returnsTheWantedNeighboursInTheWantedOrder() {
    PointCloud cloud = TestClouds.uniform(CUBE, 200, 1);
    NeighbourTree tree = NeighbourTree.of(cloud);
    QueryPoints queries = QueryPoints.random(2, 20);
    double[][] all = tree.distances(queries, ALL_K);
    assertThat(tree.distances(queries, 8, 1, 64))
        .isDeepEqualTo(new double[][] {all[7], all[0], all[63]});
  }

  @Test
  void refusesNeighboursOutOfRange() {
    NeighbourTree tree = NeighbourTree.of(TestClouds.uniform(CUBE, 10, 1));
    for (int k : new int[] {0, -1, NeighbourTree.MAX_K + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tree.distances(QueryPoints.data(), k))
          .withMessage("k (%d) must be between 1 and 1024, the number of the neighbour", k);
    }
  }

  private static void assertEqualsBruteForce(PointCloud cloud, QueryPoints queries) {
    assertEqualsBruteForce(cloud, queries, 1);
  }

  /** Compares every so-manieth query. */
  private static void assertEqualsBruteForce(PointCloud cloud, QueryPoints queries, int step) {
    double[][] points = BruteForce.coordinates(queries, cloud.box());
    double[][] distances = NeighbourTree.of(cloud).distances(queries, ALL_K);
    assertThat(distances[0]).hasSameSizeAs(points[0]);
    for (int q = 0; q < points[0].length; q += step) {
      double[] brute = BruteForce.distances(cloud, column(points, q), -1);
      double[] expected = new double[ALL_K.length];
      Arrays.setAll(expected, k -> k < brute.length ? brute[k] : Double.NaN);
      assertThat(column(distances, q)).containsExactly(expected);
    }
  }

  private static double[] column(double[][] rows, int c) {
    return Arrays.stream(rows).mapToDouble(row -> row[c]).toArray();
  }

  private static PointCloud flattened(PointCloud cloud) {
    double[] level = new double[cloud.size()];
    Arrays.fill(level, 99.9);
    return PointCloud.of(cloud.box(), cloud.copyPositions(0), cloud.copyPositions(1), level);
  }

  /** The cloud shrunk into the corner at the origin. */
  private static PointCloud squeezed(PointCloud cloud, double factor) {
    double[][] points = TestClouds.positions(cloud);
    for (double[] column : points) {
      Arrays.setAll(column, i -> factor * column[i]);
    }
    return PointCloud.of(cloud.box(), points[0], points[1], points[2]);
  }

  private static double[][] repeated(int n, double... point) {
    return Stream.generate(point::clone).limit(n).toArray(double[][]::new);
  }
}
