package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Clouds that are parts of one. */
final class Pieces {

  private Pieces() {}

  /** A cloud like this one, without points. */
  static PointCloud empty(PointCloud cloud) {
    PointCloud.Builder builder =
        PointCloud.builder(cloud.box())
            .cosmology(cloud.cosmology())
            .positions(new double[0], new double[0], new double[0]);
    if (cloud.hasVelocities()) {
      builder.velocities(new double[0], new double[0], new double[0]);
    }
    if (cloud.hasMasses()) {
      builder.masses(new double[0]);
    }
    if (cloud.hasWeights()) {
      builder.weights(new double[0]);
    }
    return builder.build();
  }

  /** Refuses a piece of another box, cosmology or other columns than the first. */
  static void requireAlike(Path file, PointCloud piece, Path firstFile, PointCloud first)
      throws CatalogueException {
    if (!piece.box().equals(first.box()) || !piece.cosmology().equals(first.cosmology())) {
      throw new CatalogueException(
          file,
          "is in %s, %s and %s in %s, %s; pieces are of one cloud"
              .formatted(
                  piece.box(), piece.cosmology(), firstFile, first.box(), first.cosmology()));
    }
    if (piece.hasVelocities() != first.hasVelocities()
        || piece.hasMasses() != first.hasMasses()
        || piece.hasWeights() != first.hasWeights()) {
      throw new CatalogueException(
          file, "has other columns than %s; pieces have the same ones".formatted(firstFile));
    }
  }

  /** Number of columns of a cloud. */
  static int columns(PointCloud cloud) {
    return 3
        + (cloud.hasVelocities() ? 3 : 0)
        + (cloud.hasMasses() ? 1 : 0)
        + (cloud.hasWeights() ? 1 : 0);
  }

  /** The points of one or more clouds that are alike, one cloud after the other. */
  static PointCloud joined(List<PointCloud> clouds) {
    PointCloud first = clouds.get(0);
    if (clouds.size() == 1) {
      return first;
    }
    PointCloud.Builder builder =
        PointCloud.builder(first.box())
            .cosmology(first.cosmology())
            .positions(
                column(clouds, cloud -> cloud.copyPositions(0)),
                column(clouds, cloud -> cloud.copyPositions(1)),
                column(clouds, cloud -> cloud.copyPositions(2)));
    if (first.hasVelocities()) {
      builder.velocities(
          column(clouds, cloud -> cloud.copyVelocities(0)),
          column(clouds, cloud -> cloud.copyVelocities(1)),
          column(clouds, cloud -> cloud.copyVelocities(2)));
    }
    if (first.hasMasses()) {
      builder.masses(column(clouds, PointCloud::copyMasses));
    }
    if (first.hasWeights()) {
      builder.weights(column(clouds, Pieces::weights));
    }
    return builder.build();
  }

  private static double[] weights(PointCloud cloud) {
    double[] weights = new double[cloud.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = cloud.weight(i);
    }
    return weights;
  }

  private static double[] column(List<PointCloud> clouds, Function<PointCloud, double[]> values) {
    double[] column = new double[clouds.stream().mapToInt(PointCloud::size).sum()];
    int at = 0;
    for (PointCloud cloud : clouds) {
      System.arraycopy(values.apply(cloud), 0, column, at, cloud.size());
      at += cloud.size();
    }
    return column;
  }
}
