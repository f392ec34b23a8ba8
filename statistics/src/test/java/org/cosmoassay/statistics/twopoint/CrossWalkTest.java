package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and weighted sums against double loops. */
class CrossWalkTest {

  private static final int REGIONS = 5;

  static List<PeriodicBox> boxes() {
    return List.of(
        PeriodicBox.cube(1),
        PeriodicBox.cube(0.7),
        PeriodicBox.cube(1000),
        new PeriodicBox(5.1, 0.3, 1.7),
        new PeriodicBox(0.9, 40, 0.3),
        new PeriodicBox(0.3, 0.31, 17.3));
  }

  private static List<PairBinning> parallelBinnings(PeriodicBox box) {
    double half = 0.5 * box.shortestSide();
    List<PairBinning> binnings = new ArrayList<>();
    for (double rMax : new double[] {Math.nextDown(half), 0.3 * half}) {
      RadialBins linear = RadialBins.parse("lin:0:" + rMax + ":7");
      RadialBins log = RadialBins.parse("log:" + 0.01 * rMax + ":" + rMax + ":9");
      binnings.add(PairBinning.separations(linear));
      binnings.add(PairBinning.separations(log));
      for (LineOfSight line : LineOfSight.values()) {
        binnings.add(PairBinning.angles(linear, MuBins.of(9), line));
        binnings.add(PairBinning.projections(log, linear, line));
      }
    }
    for (LineOfSight line : LineOfSight.values()) {
      double across = Double.POSITIVE_INFINITY;
      for (int axis = 0; axis < 3; axis++) {
        across = axis == line.axis() ? across : Math.min(across, box.side(axis));
      }
      // Up to the limits of both: in long boxes, cylinders much longer than the shortest side.
      binnings.add(
          PairBinning.projections(
              RadialBins.parse("lin:0:" + 0.499 * across + ":3"),
              RadialBins.parse("lin:0:" + 0.499 * box.side(line.axis()) + ":4"),
              line));
    }
    return binnings;
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void equalsBruteForceInABox(PeriodicBox box) {
    PairPoints first = points(TestClouds.thomas(box, 10, 15, 0.05 * box.shortestSide(), 1), 1);
    PairPoints second = points(TestClouds.uniform(box, 170, 2), 2);
    for (PairBinning binning : parallelBinnings(box)) {
      assertExact(CrossWalk.within(first, binning), Oracle.of(first, first, binning, true));
      assertExact(
          CrossWalk.between(first, second, binning), Oracle.of(first, second, binning, false));
      assertExact(
          CrossWalk.between(second, first, binning), Oracle.of(first, second, binning, false));
    }
  }

  /** Far from, around and at the observer; nothing wraps. */
  @ParameterizedTest
  @ValueSource(doubles = {-30, 1e5})
  void equalsBruteForceInOpenSpace(double corner) {
    PairPoints first = open(150, corner, 3);
    PairPoints second = open(200, corner, 4);
    RadialBins bins = RadialBins.parse("lin:0:25:8");
    for (PairBinning binning :
        List.of(
            PairBinning.separations(bins),
            PairBinning.separations(RadialBins.of(1, 500)),
            PairBinning.angles(bins, MuBins.of(20), LineOfSight.X),
            PairBinning.anglesToMidPoint(bins, MuBins.of(11)),
            PairBinning.projections(bins, RadialBins.of(0, 3, 40), LineOfSight.Y),
            PairBinning.projectionsToMidPoint(RadialBins.parse("log:0.2:9:5"), bins))) {
      assertExact(CrossWalk.within(first, binning), Oracle.of(first, first, binning, true));
      assertExact(
          CrossWalk.between(first, second, binning), Oracle.of(first, second, binning, false));
    }
  }

  @Test
  void agreesWithTheFastWalk() {
    PointCloud cloud = TestClouds.thomas(PeriodicBox.cube(1000), 100, 60, 5, 7);
    RadialBins bins = RadialBins.parse("log:0.1:60:20");
    PairTally fast =
        PairTraversal.walk(
            cloud, PairRequest.angles(bins, PairSpace.REAL, MuBins.DEFAULT, Set.of(LineOfSight.Y)));
    BinnedPairs pairs =
        CrossWalk.within(
            PairPoints.of(cloud), PairBinning.angles(bins, MuBins.DEFAULT, LineOfSight.Y));
    int width = MuBins.DEFAULT.foldedCount();
    for (int i = 0; i < bins.count(); i++) {
      for (int k = 0; k < width; k++) {
        assertThat(pairs.pairs(i * width + k)).isEqualTo(fast.pairs(LineOfSight.Y, i, k));
      }
    }
    assertThat(CrossWalk.within(PairPoints.of(cloud), PairBinning.separations(bins)).pairs())
        .containsExactly(fast.counts().pairs());
    ProjectedBins cylinder = new ProjectedBins(bins, RadialBins.parse("lin:0:40:8"));
    for (LineOfSight line : LineOfSight.values()) {
      PairTally projected =
          PairTraversal.walk(cloud, PairRequest.projected(cylinder, PairSpace.REAL, Set.of(line)));
      BinnedPairs general =
          CrossWalk.within(
              PairPoints.of(cloud),
              PairBinning.projections(cylinder.across(), cylinder.along(), line));
      for (int slot = 0; slot < general.slots(); slot++) {
        assertThat(general.pairs(slot))
            .isEqualTo(projected.projectedPairs(line, slot / 8, slot % 8));
      }
    }
  }

  /** Cylinders longer than the sides across. */
  @Test
  void agreesWithTheFastWalkInANeedle() {
    PointCloud cloud = TestClouds.uniform(new PeriodicBox(30, 31, 400), 2000, 7);
    ProjectedBins cylinder =
        new ProjectedBins(RadialBins.of(0, 5, 14.9), RadialBins.parse("lin:0:199:5"));
    PairTally fast =
        PairTraversal.walk(
            cloud, PairRequest.projected(cylinder, PairSpace.REAL, Set.of(LineOfSight.Z)));
    BinnedPairs general =
        CrossWalk.within(
            PairPoints.of(cloud),
            PairBinning.projections(cylinder.across(), cylinder.along(), LineOfSight.Z));
    for (int slot = 0; slot < general.slots(); slot++) {
      assertThat(fast.projectedPairs(LineOfSight.Z, slot / 5, slot % 5))
          .isEqualTo(general.pairs(slot));
    }
  }

  @Test
  void hasTheSameBitsForAnyNumberOfThreads() {
    PairPoints first = points(TestClouds.thomas(PeriodicBox.cube(1000), 60, 60, 5, 7), 1);
    PairPoints second = points(TestClouds.uniform(PeriodicBox.cube(1000), 4000, 7), 2);
    PairBinning binning = PairBinning.separations(RadialBins.parse("log:0.1:90:20"));
    double[] once = weights(CrossWalk.between(first, second, binning));
    for (int threads = 1; threads <= 4; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        BinnedPairs pairs = pool.submit(() -> CrossWalk.between(first, second, binning)).join();
        assertThat(weights(pairs)).containsExactly(once);
      } finally {
        pool.shutdown();
      }
    }
  }

  /** 3-4-5 triangles: r_p and pi lie exactly on edges, across the faces too. */
  @Test
  void includesTheLowerEdgeAndExcludesTheUpper() {
    PeriodicBox box = PeriodicBox.cube(1000);
    PairBinning binning =
        PairBinning.projections(RadialBins.of(0, 5, 10), RadialBins.of(0, 2, 4), LineOfSight.Z);
    assertThat(count(box, binning, 3, 4, 2)).containsExactly(0, 0, 0, 1);
    assertThat(count(box, binning, 997, 4, 998)).containsExactly(0, 0, 0, 1);
    assertThat(count(box, binning, 3, 996, 0)).containsExactly(0, 0, 1, 0);
    assertThat(count(box, binning, 6, 8, 0)).containsExactly(0, 0, 0, 0);
    assertThat(count(box, binning, 0, 0, 4)).containsExactly(0, 0, 0, 0);
    assertThat(count(box, binning, 0, 0, 0)).containsExactly(1, 0, 0, 0);
  }

  private static long[] count(PeriodicBox box, PairBinning binning, double... to) {
    return CrossWalk.within(PairPoints.of(TestClouds.at(box, new double[3], to)), binning).pairs();
  }

  /** Both at distance 5 from the observer, at right angles: the mid-point sees them across. */
  @Test
  void theMidPointIsTheLineOfSight() {
    RadialBins along = RadialBins.of(0, 0.5, 20);
    PairBinning binning = PairBinning.projectionsToMidPoint(RadialBins.of(0, 1, 8), along);
    PairPoints across = PairPoints.open(new double[] {3, -4}, new double[] {4, 3}, new double[2]);
    PairPoints radial = PairPoints.open(new double[] {3, 6}, new double[] {4, 8}, new double[2]);
    assertThat(CrossWalk.within(across, binning).pairs()).containsExactly(0, 0, 1, 0);
    assertThat(CrossWalk.within(radial, binning).pairs()).containsExactly(0, 1, 0, 0);
    PairBinning angles = PairBinning.anglesToMidPoint(RadialBins.of(0, 20), MuBins.of(4));
    assertThat(CrossWalk.within(across, angles).pairs()).containsExactly(1, 0);
    assertThat(CrossWalk.within(radial, angles).pairs()).containsExactly(0, 1);
  }

  @Test
  void refusesWhatCannotBePaired() {
    PeriodicBox box = new PeriodicBox(100, 80, 60);
    PairPoints here = PairPoints.of(TestClouds.uniform(box, 10, 1));
    PairPoints there = PairPoints.of(TestClouds.uniform(PeriodicBox.cube(60), 10, 1));
    RadialBins bins = RadialBins.of(0, 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossWalk.between(here, there, PairBinning.separations(bins)))
        .withMessageContaining("pair points of one box only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossWalk.between(here, bare(5), PairBinning.separations(bins)))
        .withMessageContaining("open space");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossWalk.within(here, PairBinning.separations(bins)))
        .withMessageContaining("half the shortest box side");
    RadialBins one = RadialBins.of(0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossWalk.within(here, PairBinning.projections(one, bins, LineOfSight.Z)))
        .withMessageContaining("pi_max = 30.0 must be below half the box side 60.0 along z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossWalk.within(here, PairBinning.projections(bins, one, LineOfSight.X)))
        .withMessageContaining("rp_max = 30.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrossWalk.within(here, PairBinning.projectionsToMidPoint(one, one)))
        .withMessageContaining("take x, y or z");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CrossWalk.between(
                    here, points(TestClouds.uniform(box, 10, 1), 1), PairBinning.separations(one)))
        .withMessageContaining("regions");
  }

  @Test
  void refusesBadWeightsRegionsAndCoordinates() {
    PairPoints points = open(3, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points.withWeights(new double[] {1, -1, 1}))
        .withMessageContaining("row 1: weight = -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points.withWeights(new double[] {1, 1, Double.NaN}))
        .withMessageContaining("row 2: weight = NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points.withWeights(new double[3]))
        .withMessageContaining("their sum over 3 rows (0 .. 2) is 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points.withWeights(new double[2]))
        .withMessageContaining("2 given for 3 points");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points.inRegions(new int[] {0, 1, 2}, 2))
        .withMessageContaining("row 2: region 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairPoints.open(new double[1], new double[] {Double.NaN}, new double[1]))
        .withMessageContaining("row 0");
  }

  private static PairPoints points(PointCloud cloud, long seed) {
    return decorated(PairPoints.of(cloud), seed);
  }

  private static PairPoints open(int n, double corner, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    double[][] positions = new double[3][n];
    for (double[] column : positions) {
      Arrays.setAll(column, i -> corner + 60 * rng.nextDouble());
    }
    return decorated(PairPoints.open(positions[0], positions[1], positions[2]), seed);
  }

  private static PairPoints bare(int n) {
    return PairPoints.open(new double[n], new double[n], new double[n]);
  }

  private static PairPoints decorated(PairPoints points, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed + 100);
    double[] weights = new double[points.size()];
    int[] regions = new int[points.size()];
    Arrays.setAll(weights, i -> rng.nextDouble());
    Arrays.setAll(regions, i -> rng.nextInt(REGIONS));
    return points.withWeights(weights).inRegions(regions, REGIONS);
  }

  private static double[] weights(BinnedPairs pairs) {
    return values(pairs.slots(), pairs::weight);
  }

  private static void assertExact(BinnedPairs pairs, Oracle oracle) {
    int slots = pairs.slots();
    assertThat(pairs.pairs()).containsExactly(oracle.counts);
    assertNear(values(slots, pairs::weight), oracle.weights);
    double[] means = values(slots, slot -> oracle.separations[slot] / oracle.weights[slot]);
    assertNear(values(slots, slot -> pairs.meanSeparation(slot, 1)), means);
    double total = 0;
    for (int region = 0; region < REGIONS; region++) {
      int k = region;
      assertNear(values(slots, slot -> pairs.weightInside(k, slot)), oracle.inside[k]);
      assertNear(values(slots, slot -> pairs.weightAcross(k, slot)), oracle.across[k]);
      total += oracle.totalInside[k] + 0.5 * oracle.totalAcross[k];
    }
    assertNear(values(REGIONS, pairs::totalInside), oracle.totalInside);
    assertNear(values(REGIONS, pairs::totalAcross), oracle.totalAcross);
    assertNear(new double[] {pairs.totalWeight()}, new double[] {total});
  }

  private static double[] values(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).toArray();
  }

  /** Tolerance: sums of at most some 10^4 terms, each rounded to 2^-53. */
  private static void assertNear(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      boolean near = Math.abs(actual[i] - expected[i]) <= 1e-11 * Math.abs(expected[i]);
      if (!near && !(Double.isNaN(actual[i]) && Double.isNaN(expected[i]))) {
        fail("%d: %s where %s was expected", i, actual[i], expected[i]);
      }
    }
  }

  /** Every pair by a double loop over minimum images. */
  private static final class Oracle {
    final long[] counts;
    final double[] weights;
    final double[] separations;
    final double[][] inside;
    final double[][] across;
    final double[] totalInside = new double[REGIONS];
    final double[] totalAcross = new double[REGIONS];

    Oracle(int slots) {
      counts = new long[slots];
      weights = new double[slots];
      separations = new double[slots];
      inside = new double[REGIONS][slots];
      across = new double[REGIONS][slots];
    }

    static Oracle of(PairPoints first, PairPoints second, PairBinning binning, boolean auto) {
      Oracle oracle = new Oracle(binning.slots());
      for (int i = 0; i < first.size(); i++) {
        for (int j = auto ? i + 1 : 0; j < second.size(); j++) {
          oracle.add(first, i, second, j, binning);
        }
      }
      return oracle;
    }

    private void add(PairPoints first, int i, PairPoints second, int j, PairBinning binning) {
      double[] d = new double[3];
      double[] l = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        d[axis] = second.position(axis, j) - first.position(axis, i);
        d[axis] = first.box() == null ? d[axis] : first.box().minimumImage(d[axis], axis);
        l[axis] = second.position(axis, j) + first.position(axis, i);
      }
      double w = first.weight(i) * second.weight(j);
      int a = first.region(i);
      int b = second.region(j);
      int slot = binning.slot(d[0], d[1], d[2], l[0], l[1], l[2]);
      if (slot >= 0) {
        counts[slot]++;
        weights[slot] += w;
        separations[slot] += w * Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
      }
      for (int k = 0; k < REGIONS; k++) {
        double in = a == k && b == k ? w : 0;
        double out = (a == k) != (b == k) ? w : 0;
        totalInside[k] += in;
        totalAcross[k] += out;
        if (slot >= 0) {
          inside[k][slot] += in;
          across[k][slot] += out;
        }
      }
    }
  }
}
