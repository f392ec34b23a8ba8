package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairBatch;
import org.cosmoassay.statistics.twopoint.PairRuns;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.SeparationHistogram;

/**
 * The state of one task: squared separations are computed by vectors and binned by the code that
 * all kernels share, so that no bit depends on the number of lanes. A vector may reach beyond the
 * end of its run: what lies there is out of reach and is dropped with the rest that is.
 */
final class VectorWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  /** So many more fit into a batch in any case. */
  private static final int ROOM = PairBatch.CAPACITY - WIDTH;

  private final PairRuns runs;
  private final SeparationHistogram histogram;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] r2 = new double[PairBatch.CAPACITY];
  private int filled;

  VectorWalk(CellGrid grid, PairSums sums) {
    runs = new PairRuns(grid, sums.request());
    histogram = new SeparationHistogram(sums);
    x = grid.x();
    y = grid.y();
    z = grid.z();
  }

  void over(int from, int to) {
    for (int i = from; i < to; i++) {
      runs.find(i);
      partnersOf(i);
    }
    histogram.add(r2, filled);
    histogram.move();
  }

  private void partnersOf(int i) {
    int[] starts = runs.starts();
    int[] ends = runs.ends();
    int count = runs.count();
    for (int k = 0; k < count; k++) {
      int start = starts[k];
      int end = ends[k];
      while (start < end) {
        int to = Math.min(end, start + ROOM);
        if (filled + to - start > ROOM) {
          histogram.add(r2, filled);
          filled = 0;
        }
        int last = runs.rowEnds()[k] - WIDTH;
        // In the middle of a run a vector must not reach beyond what is asked for.
        last = to < end ? to - WIDTH : last;
        if (runs.isShifted(k)) {
          shifted(i, start, to, last, runs.shiftsX()[k], runs.shiftsY()[k], runs.shiftsZ()[k]);
        } else {
          plain(i, start, to, last);
        }
        start = to;
      }
    }
  }

  private void plain(int i, int start, int end, int last) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double[] r2 = this.r2;
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    int n = filled;
    int j = start;
    for (; j < end && j <= last; j += WIDTH, n += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi);
      DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi);
      DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi);
      dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
    }
    for (; j < end; j++, n++) {
      double dx = x[j] - xi;
      double dy = y[j] - yi;
      double dz = z[j] - zi;
      r2[n] = dx * dx + dy * dy + dz * dz;
    }
    filled = n;
  }

  private void shifted(int i, int start, int end, int last, double sx, double sy, double sz) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double[] r2 = this.r2;
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    int n = filled;
    int j = start;
    for (; j < end && j <= last; j += WIDTH, n += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi).add(sx);
      DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi).add(sy);
      DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi).add(sz);
      dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
    }
    for (; j < end; j++, n++) {
      double dx = x[j] - xi + sx;
      double dy = y[j] - yi + sy;
      double dz = z[j] - zi + sz;
      r2[n] = dx * dx + dy * dy + dz * dz;
    }
    filled = n;
  }
}
