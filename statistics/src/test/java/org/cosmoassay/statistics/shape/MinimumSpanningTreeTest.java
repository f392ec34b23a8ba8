package org.cosmoassay.statistics.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MinimumSpanningTreeTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 60, 140);

  static List<Named<PointCloud>> clouds() {
    PointCloud clustered = TestClouds.thomas(BOX, 30, 40, 1.5, 7);
    return List.of(
        Named.of("uniform", TestClouds.uniform(BOX, 3000, 1)),
        Named.of("clustered", clustered),
        Named.of("sparse", TestClouds.uniform(BOX, 9, 2)),
        // Thousands of equal lengths, and hundreds of points on top of each other.
        Named.of("ties", TestClouds.onGrid(TestClouds.uniform(BOX, 1500, 3), 8)),
        Named.of("lattice", lattice(8)),
        Named.of("one heap", TestClouds.at(BOX, new double[600][3])),
        Named.of("two heaps", twoHeaps()),
        Named.of("across the box", TestClouds.at(BOX, new double[][] {{1, 1, 1}, {51, 31, 71}})));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void hasExactlyTheLengthsOfPrim(PointCloud cloud) {
    MinimumSpanningTree tree = MinimumSpanningTree.of(cloud);

    assertThat(tree.edges()).isEqualTo(cloud.size() - 1);
    assertThat(tree.sortedSquaredLengths()).containsExactly(prim(cloud));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void edgesHaveTheLengthsOfTheirEndsAndConnectAll(PointCloud cloud) {
    MinimumSpanningTree tree = MinimumSpanningTree.of(cloud);

    int[] group = new int[cloud.size()];
    Arrays.setAll(group, i -> i);
    for (int edge = 0; edge < tree.edges(); edge++) {
      int from = tree.from(edge);
      int to = tree.to(edge);
      assertThat(tree.length(edge)).isEqualTo(Math.sqrt(squaredSeparation(cloud, from, to)));
      // An edge within a group would close a cycle.
      assertThat(group[from]).isNotEqualTo(group[to]);
      int absorbed = group[to];
      int kept = group[from];
      Arrays.setAll(group, i -> group[i] == absorbed ? kept : group[i]);
    }
    assertThat(Arrays.stream(group).distinct().count()).isEqualTo(1);
    assertThat(Arrays.stream(tree.degrees()).sum()).isEqualTo(2 * tree.edges());
  }

  @Test
  void aChainIsItsOwnTree() {
    PointCloud chain =
        TestClouds.at(
            BOX, new double[][] {{5, 5, 5}, {9, 5, 5}, {6, 5, 5}, {99, 5, 5}, {12, 5, 5}});

    MinimumSpanningTree tree = MinimumSpanningTree.of(chain);

    // From 99 across the face to 5, to 6, to 9, to 12.
    assertThat(tree.sortedSquaredLengths()).containsExactly(1, 9, 9, 36);
    assertThat(tree.degrees()).containsExactly(2, 2, 2, 1, 1);
  }

  @Test
  void twoHeapsAreJoinedByOneLongEdge() {
    double[] squared = MinimumSpanningTree.of(twoHeaps()).sortedSquaredLengths();

    // 50 points at (10, 20, 30) and 30 at (40, 20, 30).
    assertThat(Arrays.copyOf(squared, 78)).containsOnly(0);
    assertThat(squared[78]).isEqualTo(900);
  }

  @Test
  void cloudsOfNoneAndOneHaveNoEdges() {
    assertThat(MinimumSpanningTree.of(TestClouds.uniform(BOX, 0, 1)).edges()).isZero();
    MinimumSpanningTree one = MinimumSpanningTree.of(TestClouds.uniform(BOX, 1, 1));
    assertThat(one.edges()).isZero();
    assertThat(one.degrees()).containsExactly(0);
  }

  /** Squared edge lengths by Prim's algorithm (1957) over all pairs, ascending. */
  private static double[] prim(PointCloud cloud) {
    int n = cloud.size();
    double[] toTree = new double[n];
    Arrays.fill(toTree, Double.POSITIVE_INFINITY);
    boolean[] inTree = new boolean[n];
    double[] squared = new double[n - 1];
    int newest = 0;
    for (int edge = 0; edge < n - 1; edge++) {
      inTree[newest] = true;
      int nearest = -1;
      for (int i = 0; i < n; i++) {
        if (!inTree[i]) {
          toTree[i] = Math.min(toTree[i], squaredSeparation(cloud, newest, i));
          nearest = nearest < 0 || toTree[i] < toTree[nearest] ? i : nearest;
        }
      }
      squared[edge] = toTree[nearest];
      newest = nearest;
    }
    Arrays.sort(squared);
    return squared;
  }

  private static double squaredSeparation(PointCloud cloud, int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double difference = cloud.position(axis, a) - cloud.position(axis, b);
      double image = cloud.box().minimumImage(difference, axis);
      sum += image * image;
    }
    return sum;
  }

  private static PointCloud lattice(int perSide) {
    double[][] points = new double[perSide * perSide * perSide][];
    for (int i = 0; i < points.length; i++) {
      int[] cell = {i % perSide, i / perSide % perSide, i / perSide / perSide};
      points[i] = new double[] {3.0 * cell[0], 3.0 * cell[1], 3.0 * cell[2]};
    }
    return TestClouds.at(BOX, points);
  }

  private static PointCloud twoHeaps() {
    double[][] points = new double[80][];
    Arrays.setAll(points, i -> new double[] {i % 8 < 5 ? 10 : 40, 20, 30});
    return TestClouds.at(BOX, points);
  }
}
