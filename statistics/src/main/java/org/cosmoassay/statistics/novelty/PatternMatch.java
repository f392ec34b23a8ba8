package org.cosmoassay.statistics.novelty;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * How one cloud comes to lie upon another best: by a symmetry of the box, then a shift.
 *
 * @param correlation of the two patterns there, at most 1
 * @param symmetry of the box
 * @param dx shift along x in Mpc/h, in [0, side)
 * @param dy shift along y in Mpc/h, in [0, side)
 * @param dz shift along z in Mpc/h, in [0, side)
 */
public record PatternMatch(
    double correlation, BoxSymmetry symmetry, double dx, double dy, double dz) {

  /** The distance of two patterns of norm 1: sqrt(2 - 2 r), 0 when they are the same. */
  public double distance() {
    return Math.sqrt(Math.max(0, 2 - 2 * correlation));
  }

  /** Shift along axis 0, 1 or 2 in Mpc/h. */
  public double shift(int axis) {
    return axis == 0 ? dx : axis == 1 ? dy : dz;
  }

  /** The same symmetry with another shift; it is wrapped into the box. */
  PatternMatch withShift(PeriodicBox box, double[] shift) {
    return new PatternMatch(
        correlation, symmetry, box.wrap(shift[0], 0), box.wrap(shift[1], 1), box.wrap(shift[2], 2));
  }

  /** The positions of a cloud, moved so that it lies upon the other. */
  public PointCloud moved(PointCloud cloud) {
    double[][] moved = new double[3][cloud.size()];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < cloud.size(); i++) {
        moved[axis][i] = symmetry.sign(axis) * cloud.position(symmetry.from(axis), i) + shift(axis);
      }
    }
    return PointCloud.builder(cloud.box())
        .positions(moved[0], moved[1], moved[2])
        .cosmology(cloud.cosmology())
        .wrap(true)
        .build();
  }
}
