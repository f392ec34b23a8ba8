package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/** Bins of separation. */
final class SeparationBinning implements PairBinning {

  private final RadialBins bins;
  private final SeparationLookup lookup;
  private final double limit;

  SeparationBinning(RadialBins bins) {
    this.bins = bins;
    lookup = new SeparationLookup(bins);
    limit = bins.squaredEdge(bins.count());
  }

  @Override
  public int slots() {
    return bins.count();
  }

  @Override
  public double reach() {
    return bins.rMax();
  }

  @Override
  public void requireFits(PeriodicBox box) {
    bins.requireFits(box);
  }

  @Override
  public int slot(double dx, double dy, double dz, double lx, double ly, double lz) {
    double r2 = dx * dx + dy * dy + dz * dz;
    return r2 < limit ? lookup.slot(r2) - 1 : -1;
  }
}
