package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts against the double loop: equal as integers, always. */
class PairCountTest {

  private static final PeriodicBox CUBE = PeriodicBox.cube(1000);

  /** Boxes that are cubes, slabs, needles, and of sides that are no dyadic numbers. */
  private static final List<PeriodicBox> BOXES =
      List.of(
          PeriodicBox.cube(1),
          PeriodicBox.cube(0.7),
          CUBE,
          new PeriodicBox(1, 3, 2),
          new PeriodicBox(5.1, 0.3, 1.7),
          new PeriodicBox(0.9, 40, 0.3),
          new PeriodicBox(0.3, 0.31, 17.3));

  static List<Named<PointCloud>> clouds() {
    List<Named<PointCloud>> clouds = new ArrayList<>();
    for (PeriodicBox box : BOXES) {
      double sigma = 0.03 * box.shortestSide();
      clouds.add(Named.of("uniform in " + box, TestClouds.uniform(box, 400, 1)));
      clouds.add(Named.of("clustered in " + box, TestClouds.thomas(box, 20, 20, sigma, 2)));
      clouds.add(Named.of("near the faces of " + box, nearFaces(box, 300)));
      clouds.add(Named.of("lattice of sevenths in " + box, lattice(box, 7)));
      clouds.add(Named.of("lattice of fifths in " + box, lattice(box, 5)));
    }
    return clouds;
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void equalsBruteForceForEveryRange(PointCloud cloud) {
    double half = 0.5 * cloud.box().shortestSide();
    for (double rMax : new double[] {Math.nextDown(half), 0.999 * half, 0.4 * half, 0.07 * half}) {
      assertExact(cloud, RadialBins.parse("lin:0:" + rMax + ":13"));
      assertExact(cloud, RadialBins.parse("log:" + 0.01 * rMax + ":" + rMax + ":14"));
      assertExact(cloud, RadialBins.of(0.9 * rMax, rMax));
    }
  }

  /** The separations that occur in a lattice are the edges, so every pair lies on one. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 10})
  void equalsBruteForceForPairsOnEdges(int perSide) {
    for (PeriodicBox box : BOXES) {
      PointCloud cloud = lattice(box, perSide);
      double most = Math.nextDown(0.5 * box.shortestSide());
      double[] separations =
          BruteForce.pairs(cloud, RadialBins.of(0, most)).stream()
              .mapToDouble(pair -> Math.sqrt(pair.r2()))
              .sorted()
              .distinct()
              .limit(60)
              .toArray();
      double[] edges = Arrays.copyOf(separations, separations.length + 1);
      edges[separations.length] = Math.nextUp(separations[separations.length - 1]);
      RadialBins bins = RadialBins.of(edges);
      assertExact(cloud, bins);
      assertThat(BruteForce.counts(cloud, bins)[0]).isPositive();
    }
  }

  /** 3-4-5 triangles, across the faces too: r2 equals the squared edge exactly. */
  @Test
  void includesTheLowerEdgeAndExcludesTheUpper() {
    RadialBins bins = RadialBins.of(0, 5, 10, 15);
    assertThat(counts(TestClouds.at(CUBE, new double[3], new double[] {3, 4, 0}), bins))
        .containsExactly(0, 1, 0);
    assertThat(counts(TestClouds.at(CUBE, new double[3], new double[] {0, 994, 8}), bins))
        .containsExactly(0, 0, 1);
    assertThat(counts(TestClouds.at(CUBE, new double[3], new double[] {991, 0, 988}), bins))
        .containsExactly(0, 0, 0);
    assertThat(counts(TestClouds.at(CUBE, new double[3], new double[3]), bins))
        .containsExactly(1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 257, 2000})
  void countsCoincidentPointsWhenBinsStartAtZero(int n) {
    double[][] points = new double[n][];
    Arrays.fill(points, new double[] {0.1, 0.2, 999.9});
    PointCloud cloud = TestClouds.at(CUBE, points);
    long all = n * (n - 1L) / 2;
    assertThat(counts(cloud, RadialBins.of(0, 1, 499))).containsExactly(all, 0);
    assertThat(counts(cloud, RadialBins.of(1e-100, 1, 499))).containsExactly(0, 0);
  }

  @Test
  void hasTheSameBitsForAnyNumberOfThreads() {
    PointCloud cloud = TestClouds.thomas(CUBE, 100, 60, 5, 7);
    RadialBins bins = RadialBins.parse("log:0.1:60:20");
    long[] expected = BruteForce.counts(cloud, bins);
    double[] means =
        PairTraversal.walk(cloud, PairRequest.counts(bins, PairSpace.REAL))
            .counts()
            .meanSeparations();
    for (int threads = 1; threads <= 4; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        PairCounts counts =
            pool.submit(() -> PairTraversal.walk(cloud, PairRequest.counts(bins, PairSpace.REAL)))
                .join()
                .counts();
        assertThat(counts.pairs()).containsExactly(expected);
        assertThat(counts.meanSeparations()).containsExactly(means);
      } finally {
        pool.shutdown();
      }
    }
  }

  /** More pairs to one point than the kernel buffers, and more points than one row of cells. */
  @Test
  void equalsBruteForceForDenseClumps() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(100), 2, 2500, 0.5, 3);
    assertExact(cloud, RadialBins.parse("lin:0:4:8"));
  }

  /** Tolerance: summation error of a few thousand terms, each rounded to 2^-53. */
  @Test
  void meanSeparationIsThatOfThePairs() {
    PointCloud cloud = TestClouds.thomas(CUBE, 30, 40, 5, 5);
    RadialBins bins = RadialBins.parse("log:0.5:90:12");
    PairCounts counts = walk(cloud, bins);
    IntFunction<List<BruteForce.Pair>> byBin = BruteForce.pairsByBin(cloud, bins);
    for (int i = 0; i < bins.count(); i++) {
      double mean =
          byBin.apply(i).stream()
              .mapToDouble(pair -> Math.sqrt(pair.r2()))
              .average()
              .orElse(Double.NaN);
      assertThat(counts.meanSeparation(i)).isCloseTo(mean, offset(1e-12 * bins.edge(i + 1)));
    }
  }

  @Test
  void refusesBinsThatReachHalfTheShortestSide() {
    PointCloud cloud = TestClouds.at(new PeriodicBox(1000, 100, 1000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> walk(cloud, RadialBins.of(1, 50)))
        .withMessageContaining("r_max = 50.0 must be below half the shortest box side 100.0");
    assertThat(counts(cloud, RadialBins.of(1, Math.nextDown(50)))).containsExactly(0);
  }

  @Test
  void refusesEdgesThatAreNoSeparations() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RadialBins.of(-1, 2))
        .withMessageContaining("edge 0 (-1.0) is negative");
    assertThatIllegalArgumentException().isThrownBy(() -> RadialBins.of(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> RadialBins.of(1));
    assertThatIllegalArgumentException().isThrownBy(() -> RadialBins.of(1, Double.NaN));
  }

  private static PairCounts walk(PointCloud cloud, RadialBins bins) {
    return PairTraversal.walk(
            cloud, PairRequest.counts(bins, PairSpace.REAL), new ScalarPairKernel())
        .counts();
  }

  private static long[] counts(PointCloud cloud, RadialBins bins) {
    return walk(cloud, bins).pairs();
  }

  private static void assertExact(PointCloud cloud, RadialBins bins) {
    long[] expected = BruteForce.counts(cloud, bins);
    assertThat(counts(cloud, bins)).as("%s", bins).containsExactly(expected);
    PairRequest everything =
        PairRequest.moments(bins)
            .and(
                PairRequest.angles(
                    bins, PairSpace.REAL, MuBins.DEFAULT, EnumSet.allOf(LineOfSight.class)));
    assertThat(PairTraversal.walk(cloud, everything).counts().pairs()).containsExactly(expected);
  }

  /** side * k / perSide: coordinates such as 0.1 that are no dyadic numbers. */
  private static PointCloud lattice(PeriodicBox box, int perSide) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < perSide; i++) {
      for (int j = 0; j < perSide; j++) {
        for (int k = 0; k < perSide; k++) {
          points.add(
              new double[] {
                box.lx() * i / perSide, box.ly() * j / perSide, box.lz() * k / perSide
              });
        }
      }
    }
    return TestClouds.at(box, points.toArray(double[][]::new));
  }

  /** Points on, and within some ulps to percents of, the faces. */
  private static PointCloud nearFaces(PeriodicBox box, int n) {
    UniformRandomProvider rng = RandomStreams.of(n);
    double[][] points = new double[n][3];
    for (double[] point : points) {
      for (int axis = 0; axis < 3; axis++) {
        double distance = Math.pow(10, -16 * rng.nextDouble()) * box.side(axis);
        point[axis] =
            switch (rng.nextInt(4)) {
              case 0 -> 0;
              case 1 -> Math.nextDown(box.side(axis));
              case 2 -> Math.min(distance, Math.nextDown(box.side(axis)));
              default -> Math.min(box.side(axis) - distance, Math.nextDown(box.side(axis)));
            };
      }
    }
    return TestClouds.at(box, points);
  }
}
