package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** Bins of the separations across, r_p, and along, |pi|, the line of sight. */
final class ProjectedBinning implements PairBinning {

  /** Relative to the corner of the cylinder: far above the rounding of its length. */
  private static final double SLACK = 1e-12;

  private final RadialBins across;
  private final RadialBins along;
  private final @Nullable LineOfSight line;
  private final SeparationLookup lookupAcross;
  private final SeparationLookup lookupAlong;
  private final double limitAcross;
  private final double limitAlong;

  /** Along an axis, or, when null, to the mid-point. */
  ProjectedBinning(RadialBins across, RadialBins along, @Nullable LineOfSight line) {
    this.across = across;
    this.along = along;
    this.line = line;
    lookupAcross = new SeparationLookup(across);
    lookupAlong = new SeparationLookup(along);
    limitAcross = across.squaredEdge(across.count());
    limitAlong = along.squaredEdge(along.count());
  }

  @Override
  public int slots() {
    return across.count() * along.count();
  }

  @Override
  public double reach() {
    return Math.hypot(across.rMax(), along.rMax()) * (1 + SLACK);
  }

  @Override
  public void requireFits(PeriodicBox box) {
    if (line == null) {
      throw new IllegalArgumentException(
          "los: a periodic box has no mid-points of pairs; take x, y or z");
    }
    requireFits(box, across.rMax(), along.rMax(), line);
  }

  /** Images are unique when r_p stays below half of both sides across, |pi| below half of its. */
  static void requireFits(PeriodicBox box, double rpMax, double piMax, LineOfSight line) {
    for (int axis = 0; axis < 3; axis++) {
      boolean sight = axis == line.axis();
      double most = sight ? piMax : rpMax;
      if (!(most < 0.5 * box.side(axis))) {
        throw new IllegalArgumentException(
            "%s = %s must be below half the box side %s along %s, that is below %s Mpc/h; lower %s"
                .formatted(
                    sight ? "pi-max" : "rp_max",
                    most,
                    box.side(axis),
                    "xyz".charAt(axis),
                    0.5 * box.side(axis),
                    sight ? "it" : "the last bin edge"));
      }
    }
  }

  @Override
  public int slot(double dx, double dy, double dz, double lx, double ly, double lz) {
    double rp2;
    double pi2;
    if (line == null) {
      double l2 = lx * lx + ly * ly + lz * lz;
      double dot = dx * lx + dy * ly + dz * lz;
      pi2 = l2 > 0 ? dot * dot / l2 : 0;
      rp2 = Math.max(0, dx * dx + dy * dy + dz * dz - pi2);
    } else {
      switch (line) {
        case X -> {
          pi2 = dx * dx;
          rp2 = dy * dy + dz * dz;
        }
        case Y -> {
          pi2 = dy * dy;
          rp2 = dx * dx + dz * dz;
        }
        default -> {
          pi2 = dz * dz;
          rp2 = dx * dx + dy * dy;
        }
      }
    }
    if (!(rp2 < limitAcross && pi2 < limitAlong)) {
      return -1;
    }
    int bin = lookupAcross.slot(rp2) - 1;
    int row = lookupAlong.slot(pi2) - 1;
    return bin < 0 || row < 0 ? -1 : bin * along.count() + row;
  }
}
