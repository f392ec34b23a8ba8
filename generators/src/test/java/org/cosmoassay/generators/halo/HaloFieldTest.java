package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class HaloFieldTest {

  private static final int N = 40;

  /**
   * Sums of some hundred numbers of about 1 in single precision (6e-8 each), in another order after
   * a permutation of neighbours' axes.
   */
  private static final double ROUNDING = 2e-5;

  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private final HaloField field =
      HaloField.of(SmallClouds.NETWORK, SmallClouds.answering(SmallClouds.NETWORK, 4));
  private final PointCloud cloud = SmallClouds.cloud(N, 1);
  private final double[] states = states();

  @Test
  void turnsWithTheHalosUnderAllSymmetriesOfTheCube() {
    double[] answer = field.over(BaseHalos.of(cloud, N)).at(0.4, states);
    assertThat(Arrays.stream(answer).map(Math::abs).average().orElse(0)).isGreaterThan(0.01);
    for (int[] order : ORDERS) {
      for (int signs = 0; signs < 8; signs++) {
        BaseHalos turned = BaseHalos.of(turned(cloud, order, signs), N);
        double[] found = field.over(turned).at(0.4, turned(states, order, signs));
        assertThat(found).containsExactly(turned(answer, order, signs), within(ROUNDING));
      }
    }
  }

  @Test
  void doesNotKnowWhereTheOriginIs() {
    double[] answer = field.over(BaseHalos.of(cloud, N)).at(0.4, states);
    BaseHalos moved = BaseHalos.of(shifted(cloud, 17.3), N);
    assertThat(field.over(moved).at(0.4, states)).containsExactly(answer, within(ROUNDING));
  }

  @Test
  void theOrderOfHalosDoesNotMatter() {
    double[] answer = field.over(BaseHalos.of(withoutMasses(cloud, identity()), N)).at(0.4, states);
    List<Integer> shuffled = new java.util.ArrayList<>(IntStream.range(0, N).boxed().toList());
    Collections.shuffle(shuffled, new java.util.Random(6));
    int[] order = shuffled.stream().mapToInt(Integer::intValue).toArray();
    double[] found =
        field.over(BaseHalos.of(withoutMasses(cloud, order), N)).at(0.4, rows(states, order));
    assertThat(found).containsExactly(rows(answer, order), within(ROUNDING));
  }

  @Test
  void seesTimeAndConditions() {
    BaseHalos base = BaseHalos.of(cloud, N);
    double[] answer = field.over(base).at(0.4, states);
    assertThat(field.over(base).at(0.5, states)).isNotEqualTo(answer);
    BaseHalos other = BaseHalos.of(cloud.withCosmology(SmallClouds.COSMOLOGY.withOmegaM(0.2)), N);
    assertThat(field.over(other).at(0.4, states)).isNotEqualTo(answer);
  }

  private static double[] states() {
    UniformRandomProvider random = RandomStreams.of(8);
    return IntStream.range(0, N * HaloUnits.STATE)
        .mapToDouble(i -> random.nextDouble() - 0.5)
        .toArray();
  }

  private static int[] identity() {
    return IntStream.range(0, N).toArray();
  }

  private static double[] rows(double[] states, int[] order) {
    double[] rows = new double[states.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(
          states, order[i] * HaloUnits.STATE, rows, i * HaloUnits.STATE, HaloUnits.STATE);
    }
    return rows;
  }

  private static double[] turned(double[] states, int[] order, int signs) {
    double[] turned = states.clone();
    for (int at = 0; at < states.length; at += HaloUnits.STATE) {
      for (int axis = 0; axis < 3; axis++) {
        double sign = (signs >> axis & 1) == 0 ? 1 : -1;
        turned[at + axis] = sign * states[at + order[axis]];
        turned[at + 3 + axis] = sign * states[at + 3 + order[axis]];
      }
    }
    return turned;
  }

  private static PointCloud turned(PointCloud cloud, int[] order, int signs) {
    double[][] columns = new double[6][];
    for (int axis = 0; axis < 3; axis++) {
      double sign = (signs >> axis & 1) == 0 ? 1 : -1;
      columns[axis] = Arrays.stream(cloud.copyPositions(order[axis])).map(x -> sign * x).toArray();
      columns[3 + axis] =
          Arrays.stream(cloud.copyVelocities(order[axis])).map(v -> sign * v).toArray();
    }
    return rebuilt(cloud, columns, cloud.copyMasses());
  }

  private static PointCloud shifted(PointCloud cloud, double by) {
    double[][] columns = new double[6][];
    for (int axis = 0; axis < 3; axis++) {
      columns[axis] = Arrays.stream(cloud.copyPositions(axis)).map(x -> x + by).toArray();
      columns[3 + axis] = cloud.copyVelocities(axis);
    }
    return rebuilt(cloud, columns, cloud.copyMasses());
  }

  /** In another order, with one mass for all, as halos are sorted by mass. */
  private static PointCloud withoutMasses(PointCloud cloud, int[] order) {
    double[][] columns = new double[6][N];
    for (int i = 0; i < N; i++) {
      for (int axis = 0; axis < 3; axis++) {
        columns[axis][i] = cloud.position(axis, order[i]);
        columns[3 + axis][i] = cloud.velocity(axis, order[i]);
      }
    }
    double[] masses = new double[N];
    Arrays.fill(masses, 1e14);
    return rebuilt(cloud, columns, masses);
  }

  private static PointCloud rebuilt(PointCloud like, double[][] columns, double[] masses) {
    return PointCloud.builder(like.box())
        .cosmology(like.cosmology())
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .masses(masses)
        .wrap(true)
        .build();
  }
}
