package org.cosmoassay.generators.perturbed;

import java.util.stream.IntStream;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/** The columns of a cloud as arrays of one's own, to be changed and made into a cloud again. */
final class CloudColumns {

  private final PointCloud cloud;

  /** Coordinates (3, N) in Mpc/h. */
  final double[][] positions;

  /** Velocities (3, N) in km/s; null when the cloud has none. */
  final double @Nullable [][] velocities;

  private CloudColumns(PointCloud cloud) {
    this.cloud = cloud;
    this.positions =
        new double[][] {cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2)};
    this.velocities =
        cloud.hasVelocities()
            ? new double[][] {
              cloud.copyVelocities(0), cloud.copyVelocities(1), cloud.copyVelocities(2)
            }
            : null;
  }

  static CloudColumns of(PointCloud cloud) {
    return new CloudColumns(cloud);
  }

  /**
   * The velocities of a cloud that must have them.
   *
   * @throws IllegalArgumentException when it has none
   */
  double[][] requireVelocities(String defect) {
    if (velocities == null) {
      throw new IllegalArgumentException(
          "The defect %s needs a cloud with velocities and this one has none: name its velocity columns, or choose another defect."
              .formatted(defect));
    }
    return velocities;
  }

  /** Puts every coordinate back into the box. */
  void wrap() {
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < cloud.size(); i++) {
        positions[axis][i] = cloud.box().wrap(positions[axis][i], axis);
      }
    }
  }

  /** The cloud with these positions and velocities and all else as it was. */
  PointCloud build() {
    return build(IntStream.range(0, cloud.size()).toArray());
  }

  /** The cloud of these rows, in this order. */
  PointCloud build(int[] rows) {
    PointCloud.Builder built =
        PointCloud.builder(cloud.box())
            .cosmology(cloud.cosmology())
            .positions(
                pick(positions[0], rows), pick(positions[1], rows), pick(positions[2], rows));
    if (velocities != null) {
      built.velocities(
          pick(velocities[0], rows), pick(velocities[1], rows), pick(velocities[2], rows));
    }
    if (cloud.hasMasses()) {
      built.masses(pick(cloud.copyMasses(), rows));
    }
    if (cloud.hasWeights()) {
      built.weights(IntStream.of(rows).mapToDouble(cloud::weight).toArray());
    }
    return built.build();
  }

  private static double[] pick(double[] column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
  }
}
