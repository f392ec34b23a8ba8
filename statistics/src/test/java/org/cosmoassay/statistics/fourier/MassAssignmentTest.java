package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.TestClouds;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MassAssignmentTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 50, 200);

  @ParameterizedTest
  @EnumSource(MassAssignment.class)
  void paintsTheSplineOfItsOrder(MassAssignment assignment) {
    Mesh mesh = new Mesh(BOX, 7, 6, 9);
    PointCloud cloud = weighted(TestClouds.thomas(BOX, 20, 30, 10, 1));

    DensityField painted = DensityField.of(cloud, mesh, assignment);

    double[] expected = new double[mesh.cells()];
    double total = 0;
    for (int p = 0; p < cloud.size(); p++) {
      total += cloud.weight(p);
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 6; j++) {
          for (int k = 0; k < 9; k++) {
            expected[mesh.index(i, j, k)] +=
                cloud.weight(p)
                    * share(assignment.order(), cloud.x(p) * 7 / 100 - i - 0.5, 7)
                    * share(assignment.order(), cloud.y(p) * 6 / 50 - j - 0.5, 6)
                    * share(assignment.order(), cloud.z(p) * 9 / 200 - k - 0.5, 9);
          }
        }
      }
    }
    // Hundreds of sums of rounding 1e-16 times a weight of order 1.
    assertThat(Fields.largestDifference(painted.values(), expected)).isLessThan(1e-12);
    assertThat(painted.mean() * mesh.cells()).isCloseTo(total, within(1e-10));
  }

  @ParameterizedTest
  @EnumSource(MassAssignment.class)
  void paintsMeshesSmallerThanThePointOnes(MassAssignment assignment) {
    DensityField painted =
        DensityField.of(TestClouds.uniform(BOX, 64, 3), new Mesh(BOX, 1, 2, 3), assignment);
    assertThat(painted.mean() * 6).isCloseTo(64, within(1e-12));
  }

  @Test
  void countsPointsPerCell() {
    PointCloud cloud =
        TestClouds.at(
            PeriodicBox.cube(10),
            new double[] {0, 0, 0},
            new double[] {Math.nextDown(10), 4.9999, 5},
            new double[] {5, 0, 0});
    DensityField counts = DensityField.of(cloud, Mesh.of(cloud.box(), 2), MassAssignment.NGP);
    assertThat(counts.values()).containsExactly(1, 0, 0, 0, 1, 1, 0, 0);
    assertThat(DensityField.of(TestClouds.at(BOX), Mesh.of(BOX, 2), MassAssignment.PCS).values())
        .containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(MassAssignment.class)
  void hasTheSameBitsForAnyThreadCount(MassAssignment assignment) {
    PointCloud cloud = TestClouds.thomas(BOX, 400, 400, 4, 5);
    assertThat(cloud.size()).isGreaterThan(2 << 16);
    Mesh mesh = new Mesh(BOX, 17, 32, 25);
    double[] expected = DensityField.of(cloud, mesh, assignment).values();
    for (int threads = 1; threads <= 4; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> DensityField.of(cloud, mesh, assignment).values()).join())
            .isEqualTo(expected);
      } finally {
        pool.shutdown();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MassAssignment.class)
  void sumsOfImagesAreThoseOfTheWindow(MassAssignment assignment) {
    for (double half : new double[] {1e-3, 0.4, 1.1, Math.PI / 2}) {
      double sum = 0;
      double alternating = 0;
      for (int m = -20_000; m <= 20_000; m++) {
        double w = assignment.window(half + Math.PI * m);
        sum += w * w;
        alternating += (m % 2 == 0 ? 1 : -1) * w * w;
      }
      // The sum over NGP misses 2 / (pi^2 20000) = 1e-5 of its tail, all others less.
      assertThat(assignment.images(half)).isCloseTo(sum, within(1.1e-5));
      assertThat(assignment.alternatingImages(half)).isCloseTo(alternating, within(1e-9));
    }
    assertThat(assignment.window(0)).isEqualTo(1);
    assertThat(MassAssignment.ofLabel(assignment.label())).isEqualTo(assignment);
  }

  @Test
  void refusesMeshesOfOtherBoxesAndUnknownWords() {
    PointCloud cloud = TestClouds.uniform(BOX, 10, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DensityField.of(cloud, Mesh.of(PeriodicBox.cube(100), 4), MassAssignment.CIC))
        .withMessageContaining("give both the same box");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MassAssignment.ofLabel("sph"))
        .withMessageContaining("sph");
  }

  /** The B-spline of an order, by the recursion of its definition, at the nearest image. */
  private static double share(int order, double distance, int cells) {
    double sum = 0;
    for (int image = -3; image <= 3; image++) {
      sum += spline(order, distance + image * cells + 0.5 * order);
    }
    return sum;
  }

  /** The B-spline of an order on [0, order), by Cox and de Boor's recursion. */
  private static double spline(int order, double x) {
    if (order == 1) {
      return x >= 0 && x < 1 ? 1 : 0;
    }
    return (x * spline(order - 1, x) + (order - x) * spline(order - 1, x - 1)) / (order - 1);
  }

  private static PointCloud weighted(PointCloud cloud) {
    UniformRandomProvider rng = RandomStreams.of(8);
    double[][] positions = TestClouds.positions(cloud);
    double[] weights = new double[cloud.size()];
    Arrays.setAll(weights, i -> 0.5 + rng.nextDouble());
    return PointCloud.builder(cloud.box())
        .positions(positions[0], positions[1], positions[2])
        .weights(weights)
        .build();
  }
}
