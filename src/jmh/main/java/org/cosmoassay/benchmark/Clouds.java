package org.cosmoassay.benchmark;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** The clouds that are measured. */
final class Clouds {

  /** Points per cluster and its width per axis in Mpc/h. */
  private static final int FAMILY = 20;

  private static final double WIDTH = 5;

  private Clouds() {}

  /**
   * Points with velocities.
   *
   * @param kind {@code uniform}, or {@code clustered} for a Thomas process
   */
  static PointCloud of(String kind, int points, double side) {
    UniformRandomProvider rng = RandomStreams.of(1);
    ZigguratSampler normal = ZigguratSampler.NormalizedGaussian.of(rng);
    boolean clustered = kind.equals("clustered");
    PeriodicBox box = PeriodicBox.cube(side);
    double[][] columns = new double[6][points];
    double[] parent = new double[3];
    for (int i = 0; i < points; i++) {
      for (int axis = 0; axis < 3; axis++) {
        if (!clustered || i % FAMILY == 0) {
          parent[axis] = rng.nextDouble() * side;
        }
        double offset = clustered ? WIDTH * normal.sample() : 0;
        columns[axis][i] = box.wrap(parent[axis] + offset, axis);
        columns[axis + 3][i] = 300 * normal.sample();
      }
    }
    return PointCloud.builder(box)
        .positions(columns[0], columns[1], columns[2])
        .velocities(columns[3], columns[4], columns[5])
        .build();
  }
}
