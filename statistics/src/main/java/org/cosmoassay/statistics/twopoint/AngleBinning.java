package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** Bins of separation s and of |mu|; a pair of separation 0, or of mid-point 0, has mu = 0. */
final class AngleBinning implements PairBinning {

  private final RadialBins bins;
  private final MuBins muBins;
  private final @Nullable LineOfSight line;
  private final SeparationLookup lookup;
  private final double limit;

  /** Along an axis, or, when null, to the mid-point. */
  AngleBinning(RadialBins bins, MuBins muBins, @Nullable LineOfSight line) {
    this.bins = bins;
    this.muBins = muBins;
    this.line = line;
    lookup = new SeparationLookup(bins);
    limit = bins.squaredEdge(bins.count());
  }

  @Override
  public int slots() {
    return bins.count() * muBins.foldedCount();
  }

  @Override
  public double reach() {
    return bins.rMax();
  }

  @Override
  public void requireFits(PeriodicBox box) {
    bins.requireFits(box);
    if (line == null) {
      throw new IllegalArgumentException(
          "los: a periodic box has no mid-points of pairs; take x, y or z");
    }
  }

  @Override
  public int slot(double dx, double dy, double dz, double lx, double ly, double lz) {
    double s2 = dx * dx + dy * dy + dz * dz;
    if (!(s2 < limit)) {
      return -1;
    }
    int bin = lookup.slot(s2) - 1;
    if (bin < 0) {
      return -1;
    }
    return bin * muBins.foldedCount() + muBins.foldedIndex(absoluteMu(s2, dx, dy, dz, lx, ly, lz));
  }

  private double absoluteMu(
      double s2, double dx, double dy, double dz, double lx, double ly, double lz) {
    if (s2 == 0) {
      return 0;
    }
    if (line == null) {
      double l2 = lx * lx + ly * ly + lz * lz;
      double dot = dx * lx + dy * ly + dz * lz;
      return l2 > 0 ? Math.abs(dot) / Math.sqrt(s2 * l2) : 0;
    }
    double along =
        switch (line) {
          case X -> dx;
          case Y -> dy;
          case Z -> dz;
        };
    return Math.abs(along) / Math.sqrt(s2);
  }
}
