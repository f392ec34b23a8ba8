package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Sorts pairs into slots by separation, by separation and angle to the line of sight, or by
 * separations across and along it.
 *
 * <p>Edges are inclusive below and exclusive above; squares are compared with squared edges in
 * double precision, without fused operations. The line of sight is an axis of the box, or, for an
 * observer at the origin, the direction l = x1 + x2 of the pair's mid-point, the same for all
 * scales (Fisher et al. 1994, doi:10.1093/mnras/267.4.927).
 */
public interface PairBinning {

  /** Number of slots. */
  int slots();

  /** No pair of a larger separation has a slot, in Mpc/h. */
  double reach();

  /**
   * Checks that at most one periodic image of a pair has a slot.
   *
   * @throws IllegalArgumentException when it reaches too far, or needs an observer
   */
  void requireFits(PeriodicBox box);

  /**
   * The slot of a pair; -1 for none.
   *
   * @param dx separation along x in Mpc/h, and so on
   * @param lx sum of both x coordinates in Mpc/h, and so on; twice the mid-point
   */
  int slot(double dx, double dy, double dz, double lx, double ly, double lz);

  /** Slot i holds the pairs in bin i of separation. */
  static PairBinning separations(RadialBins bins) {
    return new SeparationBinning(bins);
  }

  /** Slot i * foldedCount + k holds the pairs in bin i of s and folded bin k of mu. */
  static PairBinning angles(RadialBins bins, MuBins muBins, LineOfSight line) {
    return new AngleBinning(bins, muBins, line);
  }

  /** Bins of s and of mu to the direction of the mid-point; in open space only. */
  static PairBinning anglesToMidPoint(RadialBins bins, MuBins muBins) {
    return new AngleBinning(bins, muBins, null);
  }

  /**
   * Slot i * along.count() + k holds the pairs in bin i of r_p and bin k of |pi|, by the rule of
   * {@link ProjectedBins}: |pi| itself is compared with the edges, being a coordinate difference.
   */
  static PairBinning projections(RadialBins across, RadialBins along, LineOfSight line) {
    return new ProjectedBinning(across, along, line);
  }

  /**
   * Bins of r_p and of |pi| with respect to the mid-point, in open space only: pi^2 = (s.l)^2 /
   * l^2, r_p^2 = s^2 - pi^2, which rounding may put a little below 0; that is 0.
   */
  static PairBinning projectionsToMidPoint(RadialBins across, RadialBins along) {
    return new ProjectedBinning(across, along, null);
  }
}
