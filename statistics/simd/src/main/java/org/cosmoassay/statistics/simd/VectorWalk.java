package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairBatch;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.PairTiles;
import org.cosmoassay.statistics.twopoint.SeparationHistogram;

/**
 * The state of one task: squared separations are computed by vectors and binned by the code that
 * all kernels share, so that no bit depends on the number of lanes. A vector may reach beyond the
 * end of its stretch: what lies there is out of reach and is not counted.
 */
final class VectorWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  /** So many more fit into a batch in any case, in whole vectors. */
  private static final int ROOM = PairBatch.CAPACITY - WIDTH;

  private final PairTiles tiles;
  private final SeparationHistogram histogram;
  private final double[] r2 = new double[PairBatch.CAPACITY];
  private int filled;

  VectorWalk(CellGrid grid, PairSums sums) {
    tiles = new PairTiles(grid, sums.request(), 0);
    histogram = new SeparationHistogram(sums);
  }

  void over(int from, int to) {
    int i = from;
    while (i < to) {
      i = tiles.form(i, to);
      for (int stretch = 0; stretch < tiles.stretches(); stretch++) {
        for (int p = 0; p < tiles.primaries(); p++) {
          partnersOf(p, stretch);
        }
      }
    }
    histogram.add(r2, filled);
    histogram.move();
  }

  private void partnersOf(int p, int stretch) {
    int end = tiles.end(stretch);
    int start = stretch == 0 ? p + 1 : tiles.start(stretch);
    while (start < end) {
      if (filled > ROOM - WIDTH) {
        histogram.add(r2, filled);
        filled = 0;
      }
      int to = Math.min(end, start + (ROOM - filled) / WIDTH * WIDTH);
      if (stretch == 0) {
        plain(p, start, to);
      } else {
        shifted(p, start, to, stretch);
      }
      filled += to - start;
      start = to;
    }
  }

  private void plain(int p, int start, int end) {
    double[] x = tiles.near().x();
    double[] y = tiles.near().y();
    double[] z = tiles.near().z();
    double[] r2 = this.r2;
    double xi = x[p];
    double yi = y[p];
    double zi = z[p];
    int n = filled;
    for (int j = start; j < end; j += WIDTH, n += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi);
      DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi);
      DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi);
      dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
    }
  }

  private void shifted(int p, int start, int end, int stretch) {
    double[] x = tiles.near().x();
    double[] y = tiles.near().y();
    double[] z = tiles.near().z();
    double sx = tiles.shiftX(stretch);
    double sy = tiles.shiftY(stretch);
    double sz = tiles.shiftZ(stretch);
    double[] r2 = this.r2;
    double xi = x[p];
    double yi = y[p];
    double zi = z[p];
    int n = filled;
    for (int j = start; j < end; j += WIDTH, n += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi).add(sx);
      DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi).add(sy);
      DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi).add(sz);
      dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
    }
  }
}
