package org.cosmoassay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.InSlabs;
import org.cosmoassay.statistics.slab.SlabStatistic;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Statistic} promises. Subclass it, as a test class or a {@code @Nested} one.
 *
 * <p>The clouds here live in boxes whose sides are powers of two, the shortest 128 Mpc/h, on a grid
 * of 1/64 Mpc/h: separations under the symmetries are exact in double precision, so the same bits
 * may be asked for. The statistic under test must accept these boxes: radii below 64 Mpc/h.
 */
public abstract class StatisticContract {

  private static final PeriodicBox CUBE = PeriodicBox.cube(256);
  private static final PeriodicBox SLAB = new PeriodicBox(256, 128, 512);
  private static final double SPACING = 1.0 / 64;

  /** A new instance of the statistic under test; equal in all parameters at every call. */
  protected abstract Statistic statistic();

  /** The statistic with other parameters; each must say so in {@link Statistic#parameters()}. */
  protected List<Statistic> variants() {
    return List.of();
  }

  /** The fewest points for which a component can have a value; below it all is NaN, counts 0. */
  protected int fewestPoints() {
    return 2;
  }

  protected Invariance underTranslation() {
    return Invariance.exact();
  }

  protected Invariance underAxisPermutation() {
    return Invariance.exact();
  }

  protected Invariance underPointOrder() {
    return Invariance.exact();
  }

  /** The axis permutations that are symmetries; with a line of sight along z only x and y swap. */
  protected List<int[]> axisPermutations() {
    return List.of(
        new int[] {0, 2, 1},
        new int[] {1, 0, 2},
        new int[] {1, 2, 0},
        new int[] {2, 0, 1},
        new int[] {2, 1, 0});
  }

  /** A uniform and a clustered cloud in a cube, and a clustered one in a box of unequal sides. */
  static List<Named<PointCloud>> clouds() {
    return List.of(
        Named.of("uniform", TestClouds.onGrid(TestClouds.uniform(CUBE, 2000, 1), SPACING)),
        Named.of("clustered", clustered()),
        Named.of(
            "unequal sides", TestClouds.onGrid(TestClouds.thomas(SLAB, 60, 25, 3, 3), SPACING)));
  }

  /** Enough points that any sensible partition has many tasks. */
  static List<Named<PointCloud>> cloudsOfManyTasks() {
    return List.of(
        Named.of("uniform", TestClouds.uniform(CUBE, 25_000, 4)),
        Named.of("unequal sides", TestClouds.thomas(SLAB, 400, 40, 4, 5)));
  }

  private static PointCloud clustered() {
    return TestClouds.onGrid(TestClouds.thomas(CUBE, 60, 25, 3, 2), SPACING);
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void isInvariantUnderPeriodicTranslation(PointCloud cloud) {
    Invariance symmetry = underTranslation();
    assumeTrue(symmetry.holds(), symmetry.reason());
    Measurement original = statistic().measure(cloud);
    for (double[] shift : new double[][] {{64, 0, 0}, {17.25, 99.5, 250.015625}}) {
      PointCloud moved = TestClouds.translated(cloud, shift);
      assertSame(original, statistic().measure(moved), symmetry);
    }
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void isInvariantUnderAxisPermutation(PointCloud cloud) {
    Invariance symmetry = underAxisPermutation();
    assumeTrue(symmetry.holds(), symmetry.reason());
    Measurement original = statistic().measure(cloud);
    for (int[] axes : axisPermutations()) {
      PointCloud turned = TestClouds.permuted(cloud, axes);
      assertSame(original, statistic().measure(turned), symmetry);
    }
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void doesNotDependOnPointOrder(PointCloud cloud) {
    Invariance symmetry = underPointOrder();
    assumeTrue(symmetry.holds(), symmetry.reason());
    Measurement original = statistic().measure(cloud);
    for (long seed = 0; seed < 3; seed++) {
      PointCloud shuffled = TestClouds.shuffled(cloud, seed);
      assertSame(original, statistic().measure(shuffled), symmetry);
    }
  }

  @ParameterizedTest
  @MethodSource("cloudsOfManyTasks")
  void hasTheSameBitsForAnyThreadCount(PointCloud cloud) {
    Measurement original = statistic().measure(cloud);
    for (int threads = 1; threads <= 4; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        Measurement parallel = pool.submit(() -> statistic().measure(cloud)).join();
        assertSame(original, parallel, Invariance.exact());
      } finally {
        pool.shutdown();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void hasTheSameBitsSlabBySlab(PointCloud cloud) {
    assumeTrue(statistic() instanceof SlabStatistic<?>, "it is measured as a whole");
    SlabStatistic<?> slabwise = (SlabStatistic<?>) statistic();
    Measurement whole = slabwise.measure(cloud);
    for (int slabs : new int[] {2, 5}) {
      assertSame(whole, InSlabs.measure(slabwise, cloud, slabs), Invariance.exact());
    }
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void isWellFormedAndHasValuesOnAnOrdinaryCloud(PointCloud cloud) {
    Measurement measurement = statistic().measure(cloud);
    assertWellFormed(measurement);
    assertThat(Arrays.stream(measurement.vector()).anyMatch(Double::isFinite)).isTrue();
  }

  @Test
  void looksAtNothingBeyondWhatItRequires() {
    PointCloud full = clustered();
    PointCloud.Builder bare =
        PointCloud.builder(full.box())
            .positions(full.copyPositions(0), full.copyPositions(1), full.copyPositions(2));
    for (Requirement requirement : statistic().requires()) {
      switch (requirement) {
        case VELOCITIES ->
            bare.velocities(full.copyVelocities(0), full.copyVelocities(1), full.copyVelocities(2));
        case MASSES -> bare.masses(full.copyMasses());
        case EXPANSION -> bare.cosmology(full.cosmology());
      }
    }
    Measurement measured = statistic().measure(bare.build());
    assertSame(statistic().measure(full), measured, Invariance.exact());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void acceptsCloudsOfHardlyAnyPoints(int n) {
    for (PointCloud cloud : List.of(few(n, 5), few(n, 0), few(n, 127))) {
      Measurement measurement = statistic().measure(cloud);
      assertWellFormed(measurement);
      if (n < fewestPoints()) {
        assertThat(measurement.vector()).containsOnly(Double.NaN);
        for (Column column : measurement.columns()) {
          if (column.isInteger()) {
            assertThat(column.values()).as(column.name()).containsOnly(0);
          }
        }
      }
    }
  }

  @Test
  void namesItselfAndItsParametersStably() {
    Statistic statistic = statistic();
    String parameters = statistic.parameters();
    assertThat(statistic.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(statistic.version()).isPositive();
    assertThat(parameters).isNotBlank();
    Measurement measurement = statistic.measure(clustered());
    assertThat(measurement.statistic()).isEqualTo(statistic.name());
    assertThat(statistic.parameters()).isEqualTo(parameters);
    assertThat(statistic().parameters()).isEqualTo(parameters);
    assertThat(statistic().name()).isEqualTo(statistic.name());
    assertThat(statistic().version()).isEqualTo(statistic.version());
  }

  @Test
  void tellsItsVariantsApart() {
    List<String> parameters = new ArrayList<>(List.of(statistic().parameters()));
    variants().forEach(variant -> parameters.add(variant.parameters()));
    assertThat(parameters).doesNotHaveDuplicates();
  }

  /**
   * n points {@code separation} apart along y, at the corner of the cube; 0 makes them coincide.
   */
  private static PointCloud few(int n, double separation) {
    double[][] points = new double[n][];
    Arrays.setAll(points, i -> new double[] {0, i * separation, 0});
    return TestClouds.at(CUBE, points);
  }

  private static void assertWellFormed(Measurement measurement) {
    int rows = measurement.axis().size();
    assertThat(measurement.columns()).extracting(Column::name).doesNotHaveDuplicates();
    for (Column column : measurement.columns()) {
      assertThat(column.values()).as(column.name()).hasSize(rows);
      assertThat(Arrays.stream(column.values()).noneMatch(Double::isInfinite))
          .as(column.name())
          .isTrue();
      if (column.isInteger()) {
        assertThat(Arrays.stream(column.values()).allMatch(v -> v >= 0 && v == Math.rint(v)))
            .as(column.name())
            .isTrue();
      }
    }
    for (int row = 0; row < rows; row++) {
      int at = row;
      boolean missing = measurement.components().stream().anyMatch(c -> Double.isNaN(c.value(at)));
      assertThat(measurement.flag(row) != Flag.NONE)
          .as("row %d is flagged exactly when a component is NaN", row)
          .isEqualTo(missing);
    }
  }

  private static void assertSame(Measurement expected, Measurement actual, Invariance symmetry) {
    assertThat(actual.axis().edges()).containsExactly(expected.axis().edges());
    assertThat(actual.columns())
        .extracting(Column::name)
        .containsExactlyElementsOf(expected.columns().stream().map(Column::name).toList());
    for (int row = 0; row < expected.axis().size(); row++) {
      assertThat(actual.flag(row)).as("flag of row %d", row).isEqualTo(expected.flag(row));
    }
    for (Column column : expected.columns()) {
      double[] values = actual.column(column.name()).values();
      double scale =
          Arrays.stream(column.values()).filter(Double::isFinite).map(Math::abs).max().orElse(0);
      double allowed = column.isInteger() ? 0 : symmetry.tolerance() * scale;
      for (int row = 0; row < values.length; row++) {
        String what = "%s in row %d".formatted(column.name(), row);
        if (allowed == 0 || Double.isNaN(column.value(row))) {
          // The bits, not the numbers: NaN equals NaN here, and 0.0 differs from -0.0.
          assertThat(Double.doubleToLongBits(values[row]))
              .as("%s: %s against %s", what, values[row], column.value(row))
              .isEqualTo(Double.doubleToLongBits(column.value(row)));
        } else {
          assertThat(Math.abs(values[row] - column.value(row)))
              .as("%s: %s against %s", what, values[row], column.value(row))
              .isLessThanOrEqualTo(allowed);
        }
      }
    }
  }
}
