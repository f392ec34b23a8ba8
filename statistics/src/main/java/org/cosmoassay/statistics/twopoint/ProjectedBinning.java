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
    new ProjectedBins(across, along).requireFits(box, line);
  }

  @Override
  public int slot(double dx, double dy, double dz, double lx, double ly, double lz) {
    if (line == null) {
      double l2 = lx * lx + ly * ly + lz * lz;
      double dot = dx * lx + dy * ly + dz * lz;
      double pi2 = l2 > 0 ? dot * dot / l2 : 0;
      double rp2 = Math.max(0, dx * dx + dy * dy + dz * dz - pi2);
      return pi2 < limitAlong ? slot(rp2, lookupAlong.slot(pi2) - 1) : -1;
    }
    return switch (line) {
      case X -> slot(dy * dy + dz * dz, row(Math.abs(dx)));
      case Y -> slot(dx * dx + dz * dz, row(Math.abs(dy)));
      case Z -> slot(dx * dx + dy * dy, row(Math.abs(dz)));
    };
  }

  private int slot(double rp2, int row) {
    if (row < 0 || !(rp2 < limitAcross)) {
      return -1;
    }
    int bin = lookupAcross.slot(rp2) - 1;
    return bin < 0 ? -1 : bin * along.count() + row;
  }

  /** The bin of |pi|, which is compared with the edges themselves; -1 for none. */
  private int row(double pi) {
    if (!(pi < along.rMax())) {
      return -1;
    }
    // Squares that round to that of an edge may lie below it.
    double pi2 = pi * pi;
    int row = pi2 < limitAlong ? lookupAlong.slot(pi2) - 1 : along.count() - 1;
    return row >= 0 && pi < along.edge(row) ? row - 1 : row;
  }
}
