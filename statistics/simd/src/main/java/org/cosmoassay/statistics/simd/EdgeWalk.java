package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairRuns;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Counts pairs below each edge, lanes at a time, and takes the differences at the end: for bins so
 * wide at the upper end that few pairs lie below the fourth edge from above. The upper four edges
 * are compared without a branch, the others when a lane is below them.
 */
final class EdgeWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int ALWAYS = 4;

  /** A branch taken less often than this is foreseen well enough. */
  private static final double SELDOM = 0.2;

  private final PairSums sums;
  private final PairRuns runs;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  /** Squared edges from the largest down, and the number of pairs below each. */
  private final double[] edges;

  private final long[] below;

  EdgeWalk(CellGrid grid, PairSums sums) {
    this.sums = sums;
    runs = new PairRuns(grid, sums.request());
    x = grid.x();
    y = grid.y();
    z = grid.z();
    RadialBins bins = sums.request().bins();
    edges = new double[bins.count() + 1];
    for (int e = 0; e < edges.length; e++) {
      edges[e] = bins.squaredEdge(bins.count() - e);
    }
    below = new long[edges.length];
  }

  /**
   * Whether the bins are suited: of points that fill the sphere evenly, a vector seldom has a lane
   * below the fourth edge from above.
   */
  static boolean suits(RadialBins bins, int lanes) {
    if (bins.count() < ALWAYS) {
      return false;
    }
    double ratio = bins.edge(bins.count() + 1 - ALWAYS) / bins.rMax();
    return lanes * ratio * ratio * ratio < SELDOM;
  }

  void over(int from, int to) {
    for (int i = from; i < to; i++) {
      runs.find(i);
      partnersOf(i);
    }
    long[] counts = sums.counts();
    int count = edges.length;
    for (int e = 0; e < count; e++) {
      long inner = e + 1 < count ? below[e + 1] : 0;
      counts[count - 1 - e] += below[e] - inner;
    }
  }

  private void partnersOf(int i) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double edge0 = edges[0];
    double edge1 = edges[1];
    double edge2 = edges[2];
    double edge3 = edges[3];
    int[] starts = runs.starts();
    int[] ends = runs.ends();
    int[] rowEnds = runs.rowEnds();
    int count = runs.count();
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    int below0 = 0;
    int below1 = 0;
    int below2 = 0;
    int below3 = 0;
    for (int k = 0; k < count; k++) {
      int end = ends[k];
      int last = rowEnds[k] - WIDTH;
      int j = starts[k];
      double sx = runs.shiftsX()[k];
      double sy = runs.shiftsY()[k];
      double sz = runs.shiftsZ()[k];
      boolean shifted = runs.isShifted(k);
      for (; j < end && j <= last; j += WIDTH) {
        DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi);
        DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi);
        DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi);
        if (shifted) {
          dx = dx.add(sx);
          dy = dy.add(sy);
          dz = dz.add(sz);
        }
        DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
        below0 += r2.lt(edge0).trueCount();
        below1 += r2.lt(edge1).trueCount();
        below2 += r2.lt(edge2).trueCount();
        int near = r2.lt(edge3).trueCount();
        if (near > 0) {
          below3 += near;
          descend(r2);
        }
      }
      for (; j < end; j++) {
        double dx = x[j] - xi + sx;
        double dy = y[j] - yi + sy;
        double dz = z[j] - zi + sz;
        double r2 = dx * dx + dy * dy + dz * dz;
        for (int e = 0; e < edges.length && r2 < edges[e]; e++) {
          below[e]++;
        }
      }
    }
    below[0] += below0;
    below[1] += below1;
    below[2] += below2;
    below[3] += below3;
  }

  private void descend(DoubleVector r2) {
    for (int e = ALWAYS; e < edges.length; e++) {
      int near = r2.lt(edges[e]).trueCount();
      if (near == 0) {
        return;
      }
      below[e] += near;
    }
  }
}
