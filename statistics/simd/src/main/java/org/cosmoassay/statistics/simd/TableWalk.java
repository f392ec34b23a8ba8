package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairRuns;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.SeparationHistogram;

/** Computes separations by vectors and looks them up one by one. */
final class TableWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int CAPACITY = 1 << 10;

  private final PairRuns runs;
  private final SeparationHistogram histogram;
  private final boolean separations;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] r2 = new double[CAPACITY];
  private int filled;

  TableWalk(CellGrid grid, PairSums sums) {
    runs = new PairRuns(grid, sums.request());
    histogram = new SeparationHistogram(sums);
    separations = sums.request().separations();
    x = grid.x();
    y = grid.y();
    z = grid.z();
  }

  void over(int from, int to) {
    for (int i = from; i < to; i++) {
      runs.find(i);
      for (int k = 0; k < runs.count(); k++) {
        gather(i, k);
      }
    }
    flush();
  }

  private void gather(int i, int k) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double[] r2 = this.r2;
    double sx = runs.shiftsX()[k];
    double sy = runs.shiftsY()[k];
    double sz = runs.shiftsZ()[k];
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    int end = runs.ends()[k];
    int last = runs.rowEnds()[k] - WIDTH;
    int j = runs.starts()[k];
    while (j < end) {
      if (filled > CAPACITY - WIDTH) {
        flush();
      }
      int n = filled;
      for (; j < end && j <= last && n <= CAPACITY - WIDTH; j += WIDTH, n += WIDTH) {
        DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi).add(sx);
        DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi).add(sy);
        DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi).add(sz);
        dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
      }
      if (j > last) {
        for (; j < end && n < CAPACITY; j++, n++) {
          double dx = x[j] - xi + sx;
          double dy = y[j] - yi + sy;
          double dz = z[j] - zi + sz;
          r2[n] = dx * dx + dy * dy + dz * dz;
        }
      }
      filled = n;
    }
  }

  private void flush() {
    if (separations) {
      histogram.countAndSum(r2, filled);
    } else {
      histogram.count(r2, filled);
    }
    filled = 0;
  }
}
