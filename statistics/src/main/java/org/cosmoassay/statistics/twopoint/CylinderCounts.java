package org.cosmoassay.statistics.twopoint;

import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.catalog.LineOfSight;

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

  /** One walk in real space serves all lines of sight; in redshift space every line has its own. */
  static List<PairRequest> requests(CylinderBins bins, Viewpoint viewpoint) {
    if (viewpoint.isReal()) {
      return List.of(PairRequest.projected(bins.projected(), PairSpace.REAL, viewpoint.lines()));
    }
    return viewpoint.lines().stream()
        .map(line -> PairRequest.projected(bins.projected(), viewpoint.space(line), Set.of(line)))
        .toList();
  }

  /** Adds up the tallies of the {@link #requests}. */
  static CylinderCounts of(List<PairTally> tallies, CylinderBins bins, Viewpoint viewpoint) {
    int width = bins.along().count();
    long[] pairs = new long[bins.across().count() * width];
    int walk = 0;
    for (LineOfSight line : viewpoint.lines()) {
      PairTally tally = tallies.get(viewpoint.isReal() ? 0 : walk++);
      for (int slot = 0; slot < pairs.length; slot++) {
        pairs[slot] += tally.projectedPairs(line, slot / width, slot % width);
      }
    }
    PairCounts counts = tallies.get(0).counts();
    double all = 0.5 * counts.points() * (counts.points() - 1.0) * viewpoint.lines().size();
    return new CylinderCounts(bins, pairs, all / counts.volume());
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
