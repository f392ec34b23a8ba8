package org.cosmoassay.statistics.simd;

import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Whether a vector of separations is better compared with the edges, from the largest down until
 * none is below, or looked up lane by lane. Depends on the bins and the vectors alone.
 */
final class EdgeCost {

  /** Cost of the look-up of one separation, in comparisons of a vector with an edge. */
  private static final double LOOK_UP = 1.7;

  private EdgeCost() {}

  static boolean favoursEdges(RadialBins bins, int lanes) {
    return expectedEdges(bins, lanes) <= LOOK_UP * lanes;
  }

  /** Expected number of comparisons for points that fill the sphere evenly. */
  static double expectedEdges(RadialBins bins, int lanes) {
    double edges = 0;
    for (int i = 1; i <= bins.count(); i++) {
      double below = Math.pow(bins.edge(i) / bins.rMax(), 3);
      // Edge i is compared when a lane is below edge i + 1; the last one is always.
      edges += 1 - Math.pow(1 - below, lanes);
    }
    return edges;
  }
}
