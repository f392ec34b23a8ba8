package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;

/** Pairs of a kernel on their way into the histograms of r_p and |pi|. */
final class ProjectedBatch {

  private final PairSums sums;
  private final ProjectedBins bins;
  private final SeparationLookup across;
  private final double limitAcross;
  private final double limitAlong;

  /** The sums must have been requested with projected bins. */
  ProjectedBatch(PairSums sums, ProjectedBins bins) {
    this.sums = sums;
    this.bins = bins;
    across = new SeparationLookup(bins.across());
    limitAcross = bins.across().squaredEdge(bins.across().count());
    limitAlong = bins.piMax();
  }

  /** Counts the pairs {@code from .. to - 1} with the given separation vectors. */
  void count(double[] dx, double[] dy, double[] dz, int from, int to) {
    for (LineOfSight line : sums.request().linesOfSight()) {
      long[] histogram = sums.projections(line);
      // The order of the terms is that of the axes.
      switch (line) {
        case X -> count(histogram, dy, dz, dx, from, to);
        case Y -> count(histogram, dx, dz, dy, from, to);
        case Z -> count(histogram, dx, dy, dz, from, to);
      }
    }
  }

  private void count(
      long[] histogram, double[] first, double[] second, double[] sight, int from, int to) {
    int width = bins.along().count() + 1;
    for (int k = from; k < to; k++) {
      double rp2 = first[k] * first[k] + second[k] * second[k];
      double pi = Math.abs(sight[k]);
      if (rp2 < limitAcross && pi < limitAlong) {
        histogram[across.slot(rp2) * width + slotAlong(pi)]++;
      }
    }
  }

  /** 0 below the first edge, k + 1 in bin k. */
  private int slotAlong(double pi) {
    RadialBins along = bins.along();
    double low = along.edge(0);
    // Exact where bins are equal, a start not far off elsewhere: the edges themselves decide.
    int slot = (int) ((pi - low) * (along.count() / (limitAlong - low)));
    slot = Math.max(0, Math.min(along.count(), slot));
    while (slot > 0 && pi < along.edge(slot - 1)) {
      slot--;
    }
    while (pi >= along.edge(slot)) {
      slot++;
    }
    return slot;
  }
}
