package org.cosmoassay.reference.simulator.suite;

import org.cosmoassay.statistics.catalog.PointCloud;

/** Rounds the columns of a cloud to float32; what rounds up to the side of the box wraps to 0. */
final class SinglePrecision {

  private SinglePrecision() {}

  static PointCloud of(PointCloud cloud) {
    double[][] columns = new double[6][];
    for (int axis = 0; axis < 3; axis++) {
      columns[axis] = rounded(cloud.copyPositions(axis));
      columns[3 + axis] = rounded(cloud.copyVelocities(axis));
    }
    PointCloud.Builder rounded =
        PointCloud.builder(cloud.box())
            .positions(columns[0], columns[1], columns[2])
            .velocities(columns[3], columns[4], columns[5])
            .cosmology(cloud.cosmology())
            .wrap(true);
    if (cloud.hasMasses()) {
      rounded.masses(rounded(cloud.copyMasses()));
    }
    return rounded.build();
  }

  private static double[] rounded(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
    return values;
  }
}
