package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.PairTiles;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.Sieve;

/**
 * Counts pairs below each edge, lanes at a time, and takes the differences at the end: for bins so
 * wide at the upper end that few pairs lie below the fourth edge from above. The upper four edges
 * are compared without a branch, the others when a lane is below them; of points that are too far
 * for the second edge only the first is compared.
 */
final class EdgeWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int ALWAYS = 4;

  /**
   * A branch taken less often than this is foreseen well enough: with 14 logarithmic bins from 0.1
   * to 25 and vectors of 8 it is taken by 0.23 of them, in half the time of counters of cells.
   */
  private static final double SELDOM = 0.3;

  private final PairSums sums;
  private final PairTiles tiles;

  /** Squared edges from the largest down, and the number of pairs below each. */
  private final double[] edges;

  private final long[] below;

  EdgeWalk(CellGrid grid, PairSums sums, Sieve sieve) {
    this.sums = sums;
    RadialBins bins = sums.request().bins();
    tiles = new PairTiles(grid, sums.request(), bins.edge(bins.count() - 1), sieve);
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
    int i = from;
    while (i < to) {
      i = tiles.form(i, to);
      near();
      far();
      for (int stretch = 1; stretch < tiles.stretches(); stretch++) {
        shifted(stretch);
      }
    }
    long[] counts = sums.counts();
    int count = edges.length;
    for (int e = 0; e < count; e++) {
      long inner = e + 1 < count ? below[e + 1] : 0;
      counts[count - 1 - e] += below[e] - inner;
    }
  }

  private void near() {
    double[] x = tiles.near().x();
    double[] y = tiles.near().y();
    double[] z = tiles.near().z();
    double edge0 = edges[0];
    double edge1 = edges[1];
    double edge2 = edges[2];
    double edge3 = edges[3];
    int primaries = tiles.primaries();
    int end = tiles.end(0);
    int below0 = 0;
    int below1 = 0;
    int below2 = 0;
    int below3 = 0;
    for (int p = 0; p < primaries; p++) {
      double xi = x[p];
      double yi = y[p];
      double zi = z[p];
      for (int j = p + 1; j < end; j += WIDTH) {
        DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi);
        DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi);
        DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi);
        DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
        below0 += r2.lt(edge0).trueCount();
        below1 += r2.lt(edge1).trueCount();
        below2 += r2.lt(edge2).trueCount();
        int closest = r2.lt(edge3).trueCount();
        if (closest > 0) {
          below3 += closest;
          descend(r2, ALWAYS);
        }
      }
    }
    below[0] += below0;
    below[1] += below1;
    below[2] += below2;
    below[3] += below3;
  }

  private void far() {
    double[] x = tiles.far().x();
    double[] y = tiles.far().y();
    double[] z = tiles.far().z();
    double edge0 = edges[0];
    int primaries = tiles.primaries();
    int end = tiles.far().size();
    int below0 = 0;
    for (int p = 0; p < primaries; p++) {
      double xi = tiles.near().x()[p];
      double yi = tiles.near().y()[p];
      double zi = tiles.near().z()[p];
      for (int j = 0; j < end; j += WIDTH) {
        DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi);
        DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi);
        DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi);
        DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
        below0 += r2.lt(edge0).trueCount();
      }
    }
    below[0] += below0;
  }

  private void shifted(int stretch) {
    double[] x = tiles.near().x();
    double[] y = tiles.near().y();
    double[] z = tiles.near().z();
    double sx = tiles.shiftX(stretch);
    double sy = tiles.shiftY(stretch);
    double sz = tiles.shiftZ(stretch);
    int start = tiles.start(stretch);
    int end = tiles.end(stretch);
    for (int p = 0; p < tiles.primaries(); p++) {
      double xi = x[p];
      double yi = y[p];
      double zi = z[p];
      for (int j = start; j < end; j += WIDTH) {
        DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi).add(sx);
        DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi).add(sy);
        DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi).add(sz);
        descend(dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)), 0);
      }
    }
  }

  /** Counts the lanes below each edge from a given one down. */
  private void descend(DoubleVector r2, int first) {
    for (int e = first; e < edges.length; e++) {
      int closer = r2.lt(edges[e]).trueCount();
      if (closer == 0) {
        return;
      }
      below[e] += closer;
    }
  }
}
