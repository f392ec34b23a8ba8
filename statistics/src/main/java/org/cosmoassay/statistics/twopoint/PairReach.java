package org.cosmoassay.statistics.twopoint;

import java.util.Set;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The region about a point in which its partners lie: a sphere, cylinders about lines of sight, or
 * their union. A little larger than the bins, to be safe from rounding.
 */
final class PairReach {

  /** Relative to the longest side: far above every rounding error of cells and window bounds. */
  private static final double SLACK = 1e-12;

  private static final double NOWHERE = -1;

  private final double sphere2;
  private final double across2;
  private final double along;
  private final boolean[] sights = new boolean[3];
  private final boolean cylinders;
  private final double[] extent = new double[3];

  private PairReach(double sphere, double across, double along, Iterable<LineOfSight> lines) {
    sphere2 = sphere < 0 ? NOWHERE : sphere * sphere;
    across2 = across * across;
    this.along = along;
    for (LineOfSight line : lines) {
      sights[line.axis()] = true;
    }
    cylinders = sights[0] || sights[1] || sights[2];
    for (int axis = 0; axis < 3; axis++) {
      extent[axis] = Math.max(sphere, 0);
      for (int line = 0; line < 3; line++) {
        if (sights[line]) {
          extent[axis] = Math.max(extent[axis], line == axis ? along : across);
        }
      }
    }
  }

  /** Everything a request bins. */
  static PairReach of(PairRequest request, PeriodicBox box) {
    double slack = SLACK * Math.max(box.lx(), Math.max(box.ly(), box.lz()));
    double sphere = request.bins().count() == 0 ? NOWHERE : request.bins().rMax() + slack;
    ProjectedBins projected = request.projectedBins();
    return projected == null
        ? new PairReach(sphere, 0, 0, Set.of())
        : new PairReach(
            sphere, projected.rpMax() + slack, projected.piMax() + slack, request.linesOfSight());
  }

  /** The largest coordinate difference along an axis, in Mpc/h. */
  double extent(int axis) {
    return extent[axis];
  }

  /** The largest coordinate difference, in Mpc/h. */
  double extent() {
    return Math.max(extent[0], Math.max(extent[1], extent[2]));
  }

  /** The square of the largest separation, in (Mpc/h)^2. */
  double radius2() {
    return cylinders ? Math.max(sphere2, across2 + along * along) : sphere2;
  }

  /**
   * The square of the largest |dx| of partners whose |dy| and |dz| are at least the given gaps;
   * negative when there are none.
   */
  double chord2(double gapY, double gapZ) {
    double chord2 = sphere2 - gapY * gapY - gapZ * gapZ;
    return cylinders ? Math.max(chord2, cylinderChord2(gapY, gapZ)) : chord2;
  }

  private double cylinderChord2(double gapY, double gapZ) {
    double chord2 = NOWHERE;
    if (sights[0] && gapY * gapY + gapZ * gapZ <= across2) {
      chord2 = along * along;
    }
    if (sights[1] && gapY <= along) {
      chord2 = Math.max(chord2, across2 - gapZ * gapZ);
    }
    if (sights[2] && gapZ <= along) {
      chord2 = Math.max(chord2, across2 - gapY * gapY);
    }
    return chord2;
  }
}
