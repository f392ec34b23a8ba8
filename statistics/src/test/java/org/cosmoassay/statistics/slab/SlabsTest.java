package org.cosmoassay.statistics.slab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Meshing;
import org.cosmoassay.statistics.fourier.PowerSpectrum;
import org.cosmoassay.statistics.neighbour.NeighbourCdf;
import org.cosmoassay.statistics.neighbour.QueryPoints;
import org.cosmoassay.statistics.twopoint.BruteForce;
import org.cosmoassay.statistics.twopoint.CorrelationMultipoles;
import org.cosmoassay.statistics.twopoint.PartialPairCounts;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.TwoPointCorrelation;
import org.cosmoassay.statistics.velocity.PairwiseVelocity;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statistic has the bits of the whole cloud, whatever the slabs, in boxes that are hard. */
class SlabsTest {

  /**
   * Of slabs far thicker than r_max, of about its size, of single planes, and far more than that.
   */
  private static final int[] COUNTS = {2, 5, 1000};

  private static final PeriodicBox BOX = new PeriodicBox(60, 45, 80);

  /** Clouds with what slabs may go wrong about. */
  static List<Named<PointCloud>> clouds() {
    return List.of(
        Named.of("uniform", TestClouds.uniform(BOX, 500, 1)),
        Named.of("clusters", TestClouds.thomas(BOX, 12, 40, 1.5, 2)),
        Named.of("a plane apart from the rest", inLayers(400, 3)),
        Named.of("on borders and faces", onBorders(400, 4)),
        Named.of("all in one place", inOnePlace(300)),
        Named.of("no point", TestClouds.uniform(BOX, 0, 5)),
        Named.of("one point", TestClouds.uniform(BOX, 1, 6)),
        Named.of("weights", weighted(TestClouds.thomas(BOX, 12, 30, 2, 7))));
  }

  /** Statistics whose radii are small, and just below half of the shortest side. */
  static Stream<SlabStatistic<?>> statistics() {
    RadialBins near = RadialBins.parse("log:0.5:6:7");
    RadialBins far = RadialBins.parse("lin:0:22.4:9");
    double[] radii = {0.5, 1, 2, 4, 8};
    double[] wide = {2, 10, 22.4};
    return Stream.of(
        TwoPointCorrelation.of(near),
        TwoPointCorrelation.of(far),
        PairwiseVelocity.of(near).withKurtosis(true),
        PairwiseVelocity.of(far),
        CorrelationMultipoles.of(near).averaged(),
        CorrelationMultipoles.of(far).averaged().inRedshiftSpace(),
        NeighbourCdf.of(new int[] {1, 2, 20}, radii, QueryPoints.random(1, 300)),
        NeighbourCdf.of(new int[] {1, 3}, wide, QueryPoints.sobol(2, 128)),
        NeighbourCdf.of(new int[] {1, 5}, radii, QueryPoints.data()),
        PowerSpectrum.of(0, 0.2, 0.3),
        PowerSpectrum.of(0, 0.2, 0.3)
            .on(new Meshing(11, MassAssignment.PCS, true))
            .averaged()
            .inRedshiftSpace(),
        PowerSpectrum.of(0, 0.2, 0.3).on(new Meshing(9, MassAssignment.CIC, false)));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void everyStatisticHasTheBitsOfTheWhole(PointCloud cloud) {
    statistics()
        .map(SlabsTest::onASmallMesh)
        .forEach(
            statistic -> {
              Measurement whole = statistic.measure(cloud);
              for (int count : COUNTS) {
                assertSameBits(whole, InSlabs.measure(statistic, cloud, count), count);
              }
            });
  }

  /** The default mesh would take most of the time of this class. */
  private static SlabStatistic<?> onASmallMesh(SlabStatistic<?> statistic) {
    return statistic instanceof PowerSpectrum power && statistic.parameters().contains("grid=256")
        ? power.on(new Meshing(14, MassAssignment.TSC, true))
        : statistic;
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void pairsAreThoseOfADoubleLoop(PointCloud cloud) {
    RadialBins bins = RadialBins.parse("lin:0:22.4:9");
    long[] expected = BruteForce.counts(cloud, bins);
    for (SlabPass<PartialPairCounts> pass :
        TwoPointCorrelation.of(bins).passes(cloud.box(), cloud.size())) {
      for (int count : new int[] {1, 4, 11}) {
        assertThat(InSlabs.sums(pass, cloud, plan(pass, count)).pairs())
            .as("%d slabs", count)
            .containsExactly(expected);
      }
    }
  }

  private static Function<PlaneCounts, SlabPlan> plan(SlabPass<?> pass, int count) {
    return population -> SlabPlan.of(pass, population, count);
  }

  @Test
  void slabsKeepTheMemoryThatTheyAreGiven() {
    PointCloud cloud = TestClouds.thomas(new PeriodicBox(60, 60, 900), 40, 100, 2, 8);
    SlabPass<PartialPairCounts> pass =
        TwoPointCorrelation.of(RadialBins.parse("lin:0:5:5"))
            .passes(cloud.box(), cloud.size())
            .get(0);
    PlaneCounts population = InSlabs.population(pass.planes(), cloud);
    long room = cloud.size() / 6;
    SlabPlan plan = SlabPlan.within(pass, population, room);
    assertThat(plan.slabs()).hasSizeGreaterThan(6);
    assertThat(plan.mostPoints()).isLessThanOrEqualTo(room);
    for (Slab slab : plan.slabs()) {
      assertThat(InSlabs.seen(pass, slab, cloud).size())
          .isEqualTo((int) population.seenBy(slab))
          .isLessThanOrEqualTo((int) room);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlabPlan.within(pass, population, 10))
        .withMessageContaining("there is room for 10");
  }

  @Test
  void aSlabMissingOrTwiceIsRefused() {
    PointCloud cloud = TestClouds.uniform(BOX, 1000, 9);
    TwoPointCorrelation xi = TwoPointCorrelation.of(RadialBins.parse("lin:0:5:5"));
    SlabPass<PartialPairCounts> pass = xi.passes(BOX, cloud.size()).get(0);
    PlaneCounts population = InSlabs.population(pass.planes(), cloud);
    Slab first = SlabPlan.of(pass, population, 3).slabs().get(0);
    PointCloud seen = InSlabs.seen(pass, first, cloud);
    PartialPairCounts sums = pass.sums(first, population, seen);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sums.plus(sums))
        .withMessageContaining("add different tasks of one walk");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> xi.evaluate(CloudOutline.of(cloud), List.of(sums)))
        .withMessageContaining("add those of all slabs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pass.sums(first, population, cloud))
        .withMessageContaining("give all points of its planes");
  }

  @Test
  void aPlaneHoldsItsLowerBorder() {
    Planes planes = new Planes(PeriodicBox.cube(1000), 2, 10);
    assertThat(planes.of(0)).isZero();
    assertThat(planes.of(100)).isEqualTo(1);
    assertThat(planes.of(Math.nextDown(100.0))).isZero();
    assertThat(planes.of(Math.nextDown(1000.0))).isEqualTo(9);
    Slab around = planes.slab(0, 1, 9, 9, 1, 2);
    assertThat(around).isEqualTo(new Slab(0, 1, 8, 4));
    PlaneCounts counts = PlaneCounts.of(7, 1, 0, 0, 0, 0, 0, 0, 4, 9);
    assertThat(counts.seenBy(around)).isEqualTo(4 + 9 + 7 + 1);
    assertThat(counts.planeOf(7)).isEqualTo(1);
    assertThat(counts.planeOf(8)).isEqualTo(8);
    assertThat(counts.planeOf(20)).isEqualTo(9);
  }

  private static void assertSameBits(Measurement whole, Measurement slabs, int count) {
    for (int row = 0; row < whole.axis().size(); row++) {
      assertThat(slabs.flag(row)).isEqualTo(whole.flag(row));
    }
    for (Column column : whole.columns()) {
      assertThat(bits(slabs.column(column.name())))
          .as("%s of %s in %d slabs", column.name(), whole.statistic(), count)
          .containsExactly(bits(column));
    }
  }

  private static long[] bits(Column column) {
    return Arrays.stream(column.values()).mapToLong(Double::doubleToLongBits).toArray();
  }

  /** Most points in a thin layer, some far away, the rest of the box empty. */
  private static PointCloud inLayers(int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    double[][] points = new double[n][];
    for (int i = 0; i < n; i++) {
      double depth = i % 10 == 0 ? 79.9 : i % 10 == 1 ? 31 : 2;
      double width = i % 10 == 0 ? 0.09 : 3;
      points[i] =
          new double[] {
            rng.nextDouble() * BOX.lx(), rng.nextDouble() * 9, depth + rng.nextDouble() * width
          };
    }
    return TestClouds.at(BOX, points);
  }

  /** On a lattice that has points on every border of planes, just below it, and on the faces. */
  private static PointCloud onBorders(int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(seed);
    double[][] points = new double[n][3];
    for (double[] point : points) {
      for (int axis = 0; axis < 3; axis++) {
        double border = BOX.side(axis) * rng.nextInt(24) / 24;
        point[axis] = rng.nextInt(4) == 0 ? below(border, BOX.side(axis)) : border;
      }
    }
    return TestClouds.at(BOX, points);
  }

  private static double below(double border, double side) {
    return Math.nextDown(border == 0 ? side : border);
  }

  private static PointCloud inOnePlace(int n) {
    double[][] points = new double[n][];
    Arrays.setAll(points, i -> new double[] {1, 2, 79.99});
    return TestClouds.at(BOX, points);
  }

  private static PointCloud weighted(PointCloud cloud) {
    UniformRandomProvider rng = RandomStreams.of(10);
    return PointCloud.builder(cloud.box())
        .positions(cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2))
        .velocities(cloud.copyVelocities(0), cloud.copyVelocities(1), cloud.copyVelocities(2))
        .weights(rng.doubles(cloud.size()).toArray())
        .cosmology(cloud.cosmology())
        .build();
  }
}
