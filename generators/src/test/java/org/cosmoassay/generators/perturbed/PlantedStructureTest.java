package org.cosmoassay.generators.perturbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.jtransforms.fft.DoubleFFT_3D;
import org.junit.jupiter.api.Test;

/** Defects that change the structure of a cloud, held against what their definition says. */
class PlantedStructureTest {

  private static final PeriodicBox BOX = PeriodicBox.cube(128);
  private static final int CELLS = 32;

  /** Points in clumps, with velocities and the cosmology z = 1, Om = 0.3. */
  private static PointCloud clumps(int n) {
    UniformRandomProvider random = RandomStreams.of(3);
    double[][] c = new double[6][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double centre = i % 10 == 0 ? random.nextDouble() * 128 : c[axis][i - i % 10];
        double spread = i % 10 == 0 ? 0 : 8 * (random.nextDouble() - 0.5);
        c[axis][i] = BOX.wrap(centre + spread, axis);
        c[3 + axis][i] = 300 * (random.nextDouble() - 0.5);
      }
    }
    return PointCloud.builder(BOX)
        .positions(c[0], c[1], c[2])
        .velocities(c[3], c[4], c[5])
        .cosmology(new Cosmology(0.3, 0.05, 0.7, 0.96, 0.8, 1))
        .build();
  }

  @Test
  void axisJitterMovesAlongZAlone() {
    PointCloud cloud = clumps(5000);
    PointCloud changed = Defect.of("axis-jitter", 2).apply(cloud, 1);
    assertThat(changed.copyPositions(0)).isEqualTo(cloud.copyPositions(0));
    assertThat(changed.copyPositions(1)).isEqualTo(cloud.copyPositions(1));
    double squares = 0;
    for (int i = 0; i < cloud.size(); i++) {
      squares += Math.pow(BOX.minimumImage(changed.z(i) - cloud.z(i), 2), 2);
    }
    // Variance of 5000 Gaussian numbers: relative error sqrt(2/5000), 4 sigma.
    assertThat(squares / 5000).isCloseTo(4, within(4 * 4 * Math.sqrt(2.0 / 5000)));
  }

  /** At z = 1, Om = 0.3: E^2 = 0.3 * 8 + 0.7 = 3.1, Om(a) = 2.4/3.1, by hand. */
  @Test
  void extraGrowthMovesPointsOnAlongTheirLinearDisplacement() {
    PointCloud cloud = clumps(100);
    PointCloud grown = Defect.of("extra-growth", 0.1).apply(cloud, 1);
    double perVelocity = 0.1 / (0.5 * 100 * Math.sqrt(3.1) * Math.pow(2.4 / 3.1, 0.55));
    for (int i = 0; i < cloud.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        double moved = grown.position(axis, i) - cloud.position(axis, i);
        assertThat(BOX.minimumImage(moved, axis))
            .isCloseTo(perVelocity * cloud.velocity(axis, i), within(1e-12 * 128));
        assertThat(grown.velocity(axis, i))
            .isCloseTo(1.1 * cloud.velocity(axis, i), within(1e-12 * 300));
      }
    }
  }

  @Test
  void extraGrowthNeedsACosmology() {
    PointCloud unstated =
        PointCloud.builder(BOX)
            .positions(new double[] {1}, new double[] {1}, new double[] {1})
            .velocities(new double[] {1}, new double[] {1}, new double[] {1})
            .build();
    assertThatThrownBy(() -> Defect.of("extra-growth", 0.1).apply(unstated, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("redshift");
  }

  @Test
  void velocityOffsetIsAddedAlongX() {
    PointCloud cloud = clumps(10);
    PointCloud changed = Defect.of("velocity-offset", -30).apply(cloud, 1);
    for (int i = 0; i < 10; i++) {
      assertThat(changed.velocity(0, i)).isEqualTo(cloud.velocity(0, i) - 30);
    }
    assertThat(changed.copyVelocities(1)).isEqualTo(cloud.copyVelocities(1));
  }

  @Test
  void noClosePairIsLeftAndOthersStay() {
    PointCloud cloud = clumps(1500);
    PointCloud changed = Defect.of("missing-close-pairs", 3).apply(cloud, 1);
    int moved = 0;
    for (int i = 0; i < cloud.size(); i++) {
      boolean stays = changed.x(i) == cloud.x(i);
      moved += stays ? 0 : 1;
      boolean crowded = false;
      for (int j = 0; j < i; j++) {
        assertThat(distance(changed, i, changed, j)).isGreaterThanOrEqualTo(3);
        crowded |= distance(cloud, i, changed, j) < 3;
      }
      assertThat(stays).isEqualTo(!crowded);
    }
    assertThat(moved).isGreaterThan(100);
  }

  @Test
  void tooManyPointsApartAreRefused() {
    assertThatThrownBy(() -> Defect.of("missing-close-pairs", 60).apply(clumps(500), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose a smaller separation");
  }

  /**
   * The search ends with all pairs within 1.2 % and a few, of clumps that are harder than halos;
   * that is 18 % of the power of the 18 longest waves, and 7 % of that of shorter ones.
   */
  @Test
  void scrambledPhasesKeepPairsAndPowerAndNothingElse() {
    PointCloud cloud = clumps(1000);
    PointCloud scrambled = Defect.of("phase-scrambling", 1).apply(cloud, 1);
    int[] wanted = pairs(cloud);
    int[] found = pairs(scrambled);
    for (int bin = 0; bin < wanted.length; bin++) {
      assertThat((double) found[bin]).isCloseTo(wanted[bin], within(6 + 0.01 * wanted[bin]));
    }
    double[] before = counts(cloud);
    double[] after = counts(scrambled);
    double[] power = shells(before, before);
    double[] kept = shells(after, after);
    double[] shared = shells(before, after);
    for (int shell = 1; shell < power.length; shell++) {
      // 4 sigma of the correlation of independent modes, of which half are conjugates.
      double modes = 2 * Math.PI * shell * shell;
      assertThat(shared[shell] / power[shell]).isCloseTo(0, within(4 / Math.sqrt(modes)));
      assertThat(kept[shell] / power[shell]).isCloseTo(1, within(shell == 1 ? 0.25 : 0.1));
    }
    PointCloud untouched = Defect.of("phase-scrambling", 0).apply(cloud, 1);
    assertThat(counts(untouched)).isEqualTo(before);
  }

  /** Pairs in bins of 2 Mpc/h. */
  private static int[] pairs(PointCloud cloud) {
    int[] pairs = new int[(int) (64 * Math.sqrt(3) / 2) + 1];
    for (int i = 0; i < cloud.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs[(int) (distance(cloud, i, cloud, j) / 2)]++;
      }
    }
    return pairs;
  }

  private static double distance(PointCloud a, int i, PointCloud b, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = BOX.minimumImage(a.position(axis, i) - b.position(axis, j), axis);
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  /** Numbers of points in the cells that phase scrambling uses in this box. */
  private static double[] counts(PointCloud cloud) {
    double[] counts = new double[CELLS * CELLS * CELLS];
    for (int i = 0; i < cloud.size(); i++) {
      int cell = 0;
      for (int axis = 0; axis < 3; axis++) {
        cell = cell * CELLS + (int) (cloud.position(axis, i) / 4);
      }
      counts[cell]++;
    }
    return counts;
  }

  /** Mean of Re(a* b) over modes whose wave number rounds to 0, 1, ... 12 times the fundamental. */
  private static double[] shells(double[] a, double[] b) {
    double[] sum = new double[13];
    double[] modes = new double[13];
    double[] left = transformed(a);
    double[] right = transformed(b);
    for (int k = 0; k < a.length; k++) {
      double square = 0;
      int rest = k;
      for (int axis = 0; axis < 3; axis++) {
        int wave = rest % CELLS;
        wave = wave > CELLS / 2 ? wave - CELLS : wave;
        square += wave * wave;
        rest /= CELLS;
      }
      int shell = (int) Math.round(Math.sqrt(square));
      if (shell < 13) {
        sum[shell] += left[2 * k] * right[2 * k] + left[2 * k + 1] * right[2 * k + 1];
        modes[shell]++;
      }
    }
    for (int shell = 0; shell < 13; shell++) {
      sum[shell] /= modes[shell];
    }
    return sum;
  }

  private static double[] transformed(double[] counts) {
    double[] grid = new double[2 * counts.length];
    for (int i = 0; i < counts.length; i++) {
      grid[2 * i] = counts[i];
    }
    new DoubleFFT_3D(CELLS, CELLS, CELLS).complexForward(grid);
    return grid;
  }
}
