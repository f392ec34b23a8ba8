package org.cosmoassay.statistics.field;

import java.util.Optional;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.FourierField;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * The density of points in units of its mean, each point spread by a Gaussian: 1 + delta(x) = V / W
 * sum_i w_i G(x - x_i), with W the total weight and G normalised to 1.
 *
 * <p>Points are assigned to the mesh by {@link MassAssignment#PCS}, whose window is divided out in
 * Fourier space. What is left of the mesh are images of each mode: the nearest six add (k a / (2 pi
 * - k a))^4 along an axis with cells of side a, which is 18 (a / (2 pi R))^4 of the peak of a
 * point, to leading order in a / R: 1e-2 for a Gaussian as wide as a cell, 7e-4 for one of two
 * cells.
 */
final class SmoothedDensity {

  private static final MassAssignment ASSIGNMENT = MassAssignment.PCS;

  private final FourierField overdensity;

  private SmoothedDensity(FourierField overdensity) {
    this.overdensity = overdensity;
  }

  /** The density of a cloud; nothing when its total weight is not above 0. */
  static Optional<SmoothedDensity> of(PointCloud cloud, Mesh mesh) {
    DensityField density = DensityField.of(cloud, mesh, ASSIGNMENT);
    if (!(density.mean() > 0)) {
      return Optional.empty();
    }
    double[][] inverse = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      int n = mesh.cells(axis);
      inverse[axis] = new double[n];
      for (int i = 0; i < n; i++) {
        inverse[axis][i] = 1 / ASSIGNMENT.window(Math.PI * mesh.waves(axis, i) / n);
      }
    }
    return Optional.of(
        new SmoothedDensity(
            density
                .overdensity()
                .transform()
                .filtered((i, j, k) -> inverse[0][i] * inverse[1][j] * inverse[2][k])));
  }

  /** The overdensity delta in Fourier space, before any smoothing. */
  FourierField overdensity() {
    return overdensity;
  }

  /**
   * 1 + delta, smoothed. What rounding and the finite mesh leave below 0, which no density can be,
   * is 0.
   *
   * @param radius standard deviation of the Gaussian per axis, in Mpc/h
   */
  DensityField ratio(double radius) {
    Mesh mesh = overdensity.mesh();
    double[][] gaussian = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      gaussian[axis] = new double[mesh.cells(axis)];
      for (int i = 0; i < gaussian[axis].length; i++) {
        double x = mesh.fundamental(axis) * mesh.waves(axis, i) * radius;
        gaussian[axis][i] = Math.exp(-0.5 * x * x);
      }
    }
    return overdensity
        .filtered((i, j, k) -> gaussian[0][i] * gaussian[1][j] * gaussian[2][k])
        .inverse()
        .map(delta -> Math.max(0, 1 + delta));
  }

  /** The radius, if it is a length. */
  static double requireRadius(double radius) {
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "radius = " + radius + " Mpc/h is no smoothing length; give a finite one above 0");
    }
    return radius;
  }

  /** Refuses a length that wraps around the box. */
  static void requireBelowHalfBox(String statistic, String what, double length, PeriodicBox box) {
    double limit = 0.5 * box.shortestSide();
    if (!(length < limit)) {
      throw new IllegalArgumentException(
          "%s: %s = %s Mpc/h must be below half the shortest box side, %s Mpc/h"
              .formatted(statistic, what, length, limit));
    }
  }

  /** Refuses a Gaussian narrower than a cell, which the mesh cannot hold. */
  static void requireResolved(String statistic, String what, double length, Mesh mesh) {
    for (int axis = 0; axis < 3; axis++) {
      double side = mesh.cellSide(axis);
      if (length < side) {
        throw new IllegalArgumentException(
            "%s: %s = %s Mpc/h is below the side of a cell, %s Mpc/h; raise it or the grid to %d"
                .formatted(
                    statistic,
                    what,
                    length,
                    side,
                    (int) Math.ceil(mesh.box().side(axis) / length)));
      }
    }
  }
}
