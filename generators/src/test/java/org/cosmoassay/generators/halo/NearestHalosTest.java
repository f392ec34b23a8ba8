package org.cosmoassay.generators.halo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class NearestHalosTest {

  private static final PeriodicBox BOX = new PeriodicBox(100, 40, 70);

  @Test
  void areThoseOfASortOfAllDistances() {
    for (int n : new int[] {5, 40, 600}) {
      double[][] points = points(n);
      NearestHalos nearest = NearestHalos.among(BOX, points);
      for (int i = 0; i < n; i += 7) {
        int count = Math.min(9, n - 1);
        assertThat(nearest.of(i, count)).isEqualTo(sorted(points, i, count));
      }
    }
  }

  @Test
  void tooFewPointsAreAnError() {
    NearestHalos nearest = NearestHalos.among(BOX, points(4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nearest.of(0, 4))
        .withMessage("4 points do not have 4 neighbours each");
  }

  /** Half of the points in a clump, so that some find their neighbours in one cell, others not. */
  private static double[][] points(int n) {
    UniformRandomProvider random = RandomStreams.of(n);
    double[][] points = new double[3][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double share = i % 2 == 0 ? 1 : 0.05;
        points[axis][i] = share * BOX.side(axis) * random.nextDouble();
      }
    }
    return points;
  }

  private static int[] sorted(double[][] points, int i, int count) {
    return IntStream.range(0, points[0].length)
        .filter(j -> j != i)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> square(points, i, j)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double square(double[][] points, int i, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = BOX.minimumImage(points[axis][j] - points[axis][i], axis);
      sum += d * d;
    }
    return sum;
  }
}
