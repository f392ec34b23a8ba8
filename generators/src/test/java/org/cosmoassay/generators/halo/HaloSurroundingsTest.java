package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.junit.jupiter.api.Test;

class HaloSurroundingsTest {

  private static final int NEIGHBOURS = 3;

  /** Some hundred additions of numbers of order 10, each rounded to 1e-16 of itself. */
  private static final double ROUNDING = 1e-10;

  private static double[] numbers(PointCloud cloud) {
    return HaloSurroundings.of(BaseHalos.of(cloud, cloud.size()), NEIGHBOURS).numbers();
  }

  @Test
  void neitherRotationNorReflectionNorTranslationChangesANumber() {
    PointCloud cloud = SmallClouds.cloud(80, 3);
    double[] expected = numbers(cloud);
    for (CubeSymmetry symmetry : CubeSymmetry.all()) {
      assertThat(numbers(symmetry.of(cloud))).containsExactly(expected, within(ROUNDING));
    }
  }

  @Test
  void theOrderOfHalosChangesNothing() {
    PointCloud cloud = SmallClouds.cloud(80, 4);
    assertThat(numbers(shuffled(cloud))).containsExactly(numbers(cloud), within(ROUNDING));
  }

  static PointCloud shuffled(PointCloud cloud) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, cloud.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    double[][] columns = new double[7][cloud.size()];
    for (int i = 0; i < cloud.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        columns[axis][i] = cloud.position(axis, order.get(i));
        columns[3 + axis][i] = cloud.velocity(axis, order.get(i));
      }
      columns[6][i] = cloud.mass(order.get(i));
    }
    return PointCloud.builder(cloud.box())
        .cosmology(cloud.cosmology())
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .masses(columns[6])
        .build();
  }

  @Test
  void twoHalosSeeWhatAPencilSays() {
    // The second halo is 6 Mpc/h from the first, across the border, at rest, 10 times as heavy.
    PointCloud cloud =
        PointCloud.builder(PeriodicBox.cube(200))
            .cosmology(SmallClouds.COSMOLOGY)
            .positions(new double[] {2, 196}, new double[] {10, 10}, new double[] {10, 10})
            .velocities(new double[] {-300, 0}, new double[2], new double[2])
            .masses(new double[] {1e14, 1e15})
            .build();
    BaseHalos base = BaseHalos.of(cloud, 2);
    double[] all = HaloSurroundings.of(base, 1).numbers();
    int lighter = 1;
    int at = lighter * HaloSurroundings.count(1);
    // Mass of 1e14, second of two, 300 km/s.
    assertThat(all[at]).isZero();
    assertThat(all[at + 1]).isCloseTo(Math.log(1.5 / 2), within(1e-15));
    assertThat(all[at + 2]).isEqualTo(1);
    // Within 12 Mpc/h: weight (1 - 1/4)^2 of the other, of mass 10 and heavier.
    double weight = 0.5625;
    assertThat(all[at + 7]).isCloseTo(Math.log1p(weight), within(1e-14));
    assertThat(all[at + 8]).isCloseTo(Math.log1p(10 * weight), within(1e-14));
    assertThat(all[at + 9]).isEqualTo(all[at + 7]);
    // It lies along the velocity, which is the first axis: direction, and what it does along it.
    assertThat(all[at + 10]).isCloseTo(10 * weight / (10 * weight + 0.5), within(1e-14));
    assertThat(all[at + 16]).isCloseTo(10 * weight / (10 * weight + 0.5), within(1e-14));
    // The velocity difference (300 along x) is against the direction (-x): they approach.
    assertThat(all[at + 21]).isCloseTo(-weight / (weight + 0.5), within(1e-14));
    int neighbour = at + HaloSurroundings.count(0);
    assertThat(all[neighbour]).isCloseTo(Math.log(0.6), within(1e-14));
    assertThat(all[neighbour + 1]).isCloseTo(HaloUnits.massNumber(1e15), within(1e-14));
    assertThat(all[neighbour + 2]).isCloseTo(1, within(1e-14));
    assertThat(all[neighbour + 5]).isCloseTo(-1, within(1e-14));
  }

  @Test
  void framesAreOrthogonalAndLeftHandedOnesOccur() {
    double[] frames =
        HaloSurroundings.of(BaseHalos.of(SmallClouds.cloud(80, 6), 80), NEIGHBOURS).frames();
    int left = 0;
    for (int i = 0; i < 80; i++) {
      int at = i * HaloFrame.NUMBERS;
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          double product =
              HaloFrame.component(
                  frames,
                  at,
                  a,
                  frames[at + 3 * b],
                  frames[at + 3 * b + 1],
                  frames[at + 3 * b + 2]);
          assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-9));
        }
      }
      double x = frames[at + 1] * frames[at + 5] - frames[at + 2] * frames[at + 4];
      double y = frames[at + 2] * frames[at + 3] - frames[at] * frames[at + 5];
      double z = frames[at] * frames[at + 4] - frames[at + 1] * frames[at + 3];
      left += x * frames[at + 6] + y * frames[at + 7] + z * frames[at + 8] < 0 ? 1 : 0;
    }
    // Halves of 80 in the mean, a scatter of 4.5.
    assertThat(left).isBetween(20, 60);
  }
}
