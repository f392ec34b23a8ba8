package org.cosmoassay.statistics.survey;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Points in a cone-like window: a cube of side 100 Mpc/h whose near corner is off the observer. */
final class Windows {

  static final double SIDE = 100;

  /** Of the near corner, in Mpc/h. */
  private static final double[] CORNER = {150, -40, 60};

  private Windows() {}

  /** n uniform points of the window. */
  static Survey uniform(int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(RandomStreams.split(seed, "window", 0));
    double[][] positions = new double[3][n];
    for (int axis = 0; axis < 3; axis++) {
      double corner = CORNER[axis];
      Arrays.setAll(positions[axis], i -> corner + SIDE * rng.nextDouble());
    }
    return Survey.ofPositions(positions[0], positions[1], positions[2]);
  }

  /** The points of a cloud that lie in the first cube of side 100 Mpc/h, moved to the window. */
  static Survey cut(PointCloud cloud) {
    double[][] positions = new double[3][cloud.size()];
    int n = 0;
    for (int i = 0; i < cloud.size(); i++) {
      if (cloud.x(i) < SIDE && cloud.y(i) < SIDE && cloud.z(i) < SIDE) {
        for (int axis = 0; axis < 3; axis++) {
          positions[axis][n] = CORNER[axis] + cloud.position(axis, i);
        }
        n++;
      }
    }
    return Survey.ofPositions(
        Arrays.copyOf(positions[0], n),
        Arrays.copyOf(positions[1], n),
        Arrays.copyOf(positions[2], n));
  }

  /** n seeded weights from 0 to 1. */
  static double[] weights(int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(RandomStreams.split(seed, "weights", 0));
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> rng.nextDouble());
    return weights;
  }
}
