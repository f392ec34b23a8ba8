package org.cosmoassay.statistics.neighbour;

import org.cosmoassay.statistics.slab.SlabSums;

/**
 * Numbers of query points by neighbour k and by the smallest radius that reaches it: exact, so that
 * those of many slabs add up to those of the whole. Immutable.
 */
public final class NeighbourCounts implements SlabSums<NeighbourCounts> {

  private static final long serialVersionUID = 1L;

  private final long[][] counts;

  private NeighbourCounts(long[][] counts) {
    this.counts = counts;
  }

  /** Takes over counts by k and radius, with one place more for what no radius reaches. */
  static NeighbourCounts of(long[][] counts) {
    return new NeighbourCounts(counts);
  }

  @Override
  public NeighbourCounts plus(NeighbourCounts other) {
    if (counts.length != other.counts.length
        || (counts.length > 0 && counts[0].length != other.counts[0].length)) {
      throw new IllegalArgumentException("The counts are of other radii; add those of one pass.");
    }
    long[][] sum = new long[counts.length][];
    for (int c = 0; c < sum.length; c++) {
      sum[c] = counts[c].clone();
      for (int row = 0; row < sum[c].length; row++) {
        sum[c][row] += other.counts[c][row];
      }
    }
    return new NeighbourCounts(sum);
  }

  /** The counts, shared. */
  long[][] counts() {
    return counts;
  }
}
