package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Pairs of a cloud by r_p and |pi|, added up over the lines of sight of a viewpoint. */
final class CylinderCounts {

  private final CylinderBins bins;
  private final long[] pairs;
  private final double expectedPerVolume;

  private CylinderCounts(CylinderBins bins, long[] pairs, double expectedPerVolume) {
    this.bins = bins;
    this.pairs = pairs;
    this.expectedPerVolume = expectedPerVolume;
  }

  static CylinderCounts of(PointCloud cloud, CylinderBins bins, Viewpoint viewpoint) {
    long[] pairs = new long[bins.across().count() * bins.along().count()];
    for (LineOfSight line : viewpoint.lines()) {
      BinnedPairs walked =
          CrossWalk.within(
              PairPoints.of(viewpoint.space(line).view(cloud)),
              PairBinning.projections(bins.across(), bins.along(), line));
      for (int slot = 0; slot < pairs.length; slot++) {
        pairs[slot] += walked.pairs(slot);
      }
    }
    double all = 0.5 * cloud.size() * (cloud.size() - 1.0) * viewpoint.lines().size();
    return new CylinderCounts(bins, pairs, all / cloud.box().volume());
  }

  /** Number of pairs in bin i of r_p and bin k of |pi|. */
  long pairs(int i, int k) {
    return pairs[i * bins.along().count() + k];
  }

  /** Number of pairs in bin i of r_p out to pi_max. */
  long pairs(int i) {
    long sum = 0;
    for (int k = 0; k < bins.along().count(); k++) {
      sum += pairs(i, k);
    }
    return sum;
  }

  /** xi(r_p, pi) = DD / RR - 1 in one cell; NaN without pairs. */
  double xi(int i, int k) {
    return excess(pairs(i, k), bins.volume(i, k));
  }

  /** The mean of xi(r_p, pi) over |pi| up to pi_max; NaN without pairs. */
  double xi(int i) {
    return excess(pairs(i), bins.volume(i));
  }

  private double excess(long count, double volume) {
    return count == 0 ? Double.NaN : count / (expectedPerVolume * volume) - 1;
  }
}
