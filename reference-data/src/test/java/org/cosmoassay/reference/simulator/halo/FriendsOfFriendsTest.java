package org.cosmoassay.reference.simulator.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.reference.simulator.gravity.Snapshot;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FriendsOfFriendsTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(10);

  /** Lengths from a hair of the box to most of its half; uniform points and clumps. */
  @ParameterizedTest
  @CsvSource({
    "1500, 0.2, 0", "1500, 0.6, 0", "800, 1.5, 0", "300, 4.9, 0", "1500, 0.05, 0.3",
    "1500, 0.3, 0.3", "900, 2.4, 0.5", "2, 1, 0", "1, 1, 0", "0, 1, 0"
  })
  void equalsTheDoubleLoop(int points, double length, double clump) {
    double[][] positions = points(points, clump, 11);
    assertThat(FriendsOfFriends.groups(BOX, positions, length))
        .isEqualTo(bruteForce(positions, length));
  }

  @Test
  void separationsOfExactlyTheLengthAreLinked() {
    double[][] positions = {{0, 0.25, 9.75}, {1, 1, 1}, {1, 1, 1}};
    assertThat(FriendsOfFriends.groups(BOX, positions, 0.25)).containsExactly(0, 0, 0);
    assertThat(FriendsOfFriends.groups(BOX, positions, Math.nextDown(0.25)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void aHaloAcrossTheFaceHasItsCentreThere() {
    double[] x = {9.9, 0.1, 0.3, 5, 5.1};
    double[] y = {2, 2, 2, 5, 5};
    double[] z = {2, 2.1, 1.9, 5, 5};
    double[] v = {10, 20, 60, -5, -7};
    Snapshot snapshot =
        Snapshot.owning(
            BOX,
            new Cosmology(0.3, 0.05, 0.7, 1, 0.8, 0.5),
            new double[][] {x, y, z},
            new double[][] {v, v, v});
    // The mean separation of 5 points is 5.8: the linking length 1.17.
    PointCloud halos = Halos.of(snapshot, Halos.LINKING, 2, 10);
    assertThat(halos.size()).isEqualTo(2);
    assertThat(halos.mass(0)).isCloseTo(3 * snapshot.particleMass(), within(1e-3));
    assertThat(halos.x(0)).isCloseTo(0.1, within(1e-12));
    assertThat(halos.z(0)).isCloseTo(2, within(1e-12));
    assertThat(halos.velocity(2, 0)).isCloseTo(30, within(1e-12));
    assertThat(halos.x(1)).isCloseTo(5.05, within(1e-12));
    assertThat(halos.velocity(0, 1)).isCloseTo(-6, within(1e-12));
    assertThat(halos.cosmology().redshift()).isEqualTo(0.5);
    assertThat(Halos.of(snapshot, Halos.LINKING, 3, 10).size()).isEqualTo(1);
    assertThat(Halos.of(snapshot, Halos.LINKING, 2, 1).size()).isEqualTo(1);
    // All matter of the box is in the particles: Om rho_crit V.
    assertThat(5 * snapshot.particleMass()).isCloseTo(0.3 * 2.77536627e14, within(1e6));
  }

  @Test
  void lengthsThatDoNotFitTheBoxAreRefused() {
    assertThatThrownBy(() -> FriendsOfFriends.groups(BOX, points(3, 0, 1), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5.0");
  }

  private static double[][] points(int count, double clump, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    double[][] positions = new double[3][count];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double free = BOX.lx() * random.nextDouble();
        boolean clumped = clump > 0 && i % 10 > 0;
        double near = positions[axis][i - i % 10] + clump * (random.nextDouble() - 0.5);
        positions[axis][i] = BOX.wrap(clumped ? near : free, axis);
      }
    }
    return positions;
  }

  private static int[] bruteForce(double[][] positions, double length) {
    int n = positions[0].length;
    int[] groups = new int[n];
    Arrays.fill(groups, -1);
    int next = 0;
    for (int first = 0; first < n; first++) {
      if (groups[first] < 0) {
        spread(positions, length, groups, first, next++);
      }
    }
    return groups;
  }

  private static void spread(
      double[][] positions, double length, int[] groups, int first, int group) {
    int[] waiting = new int[groups.length];
    int count = 0;
    waiting[count++] = first;
    groups[first] = group;
    while (count > 0) {
      int i = waiting[--count];
      for (int j = 0; j < groups.length; j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = BOX.minimumImage(positions[axis][i] - positions[axis][j], axis);
          square += d * d;
        }
        if (groups[j] < 0 && square <= length * length) {
          groups[j] = group;
          waiting[count++] = j;
        }
      }
    }
  }
}
