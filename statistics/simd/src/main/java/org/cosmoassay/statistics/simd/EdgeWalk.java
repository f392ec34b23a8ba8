package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairRuns;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Counts pairs below every edge, from the largest edge down until no lane is below, and takes the
 * differences at the end.
 */
final class EdgeWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  /** So many multiples of separations can be added up in a lane. */
  private static final int MOST_TERMS = 1 << 10;

  private final PairSums sums;
  private final PairRuns runs;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  /** Squared edges from the largest down. */
  private final double[] edges;

  private final double limit;
  private final double second;

  /** Number of pairs below each edge, and, lane by lane, multiples of their separations. */
  private final long[] below;

  private final long[] multiples;
  private final boolean separations;
  private final double offset;
  private final long offsetBits;
  private int terms;

  EdgeWalk(CellGrid grid, PairSums sums) {
    this.sums = sums;
    runs = new PairRuns(grid, sums.request());
    x = grid.x();
    y = grid.y();
    z = grid.z();
    RadialBins bins = sums.request().bins();
    int count = bins.count() + 1;
    edges = new double[count];
    for (int e = 0; e < count; e++) {
      edges[e] = bins.squaredEdge(bins.count() - e);
    }
    limit = edges[0];
    second = edges[1];
    below = new long[count];
    separations = sums.request().separations();
    multiples = new long[separations ? count * WIDTH : 0];
    offset = sums.separations().offset();
    offsetBits = Double.doubleToRawLongBits(offset);
  }

  void over(int from, int to) {
    for (int i = from; i < to; i++) {
      runs.find(i);
      if (separations) {
        sumOf(i);
      } else {
        countOf(i);
      }
    }
    if (separations) {
      moveMultiples();
    }
    long[] counts = sums.counts();
    int count = edges.length;
    for (int e = 0; e < count; e++) {
      long inner = e + 1 < count ? below[e + 1] : 0;
      counts[count - 1 - e] += below[e] - inner;
    }
  }

  private void countOf(int i) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double limit = this.limit;
    double second = this.second;
    int[] starts = runs.starts();
    int[] ends = runs.ends();
    int[] rowEnds = runs.rowEnds();
    double[] shiftsX = runs.shiftsX();
    double[] shiftsY = runs.shiftsY();
    double[] shiftsZ = runs.shiftsZ();
    int count = runs.count();
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    long belowLimit = 0;
    long belowSecond = 0;
    for (int k = 0; k < count; k++) {
      double sx = shiftsX[k];
      double sy = shiftsY[k];
      double sz = shiftsZ[k];
      int end = ends[k];
      int last = rowEnds[k] - WIDTH;
      int j = starts[k];
      if (sx == 0 && sy == 0 && sz == 0) {
        for (; j < end && j <= last; j += WIDTH) {
          DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi);
          DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi);
          DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi);
          DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
          int n = r2.lt(limit).trueCount();
          if (n > 0) {
            belowLimit += n;
            n = r2.lt(second).trueCount();
            if (n > 0) {
              belowSecond += n;
              descend(r2);
            }
          }
        }
      } else {
        for (; j < end && j <= last; j += WIDTH) {
          DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi).add(sx);
          DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi).add(sy);
          DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi).add(sz);
          DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
          int n = r2.lt(limit).trueCount();
          if (n > 0) {
            belowLimit += n;
            n = r2.lt(second).trueCount();
            if (n > 0) {
              belowSecond += n;
              descend(r2);
            }
          }
        }
      }
      for (; j < end; j++) {
        single(squared(x[j] - xi + sx, y[j] - yi + sy, z[j] - zi + sz));
      }
    }
    below[0] += belowLimit;
    below[1] += belowSecond;
  }

  private void descend(DoubleVector r2) {
    for (int e = 2; e < edges.length; e++) {
      int n = r2.lt(edges[e]).trueCount();
      if (n == 0) {
        return;
      }
      below[e] += n;
    }
  }

  private static double squared(double dx, double dy, double dz) {
    return dx * dx + dy * dy + dz * dz;
  }

  private void single(double r2) {
    for (int e = 0; e < edges.length && r2 < edges[e]; e++) {
      below[e]++;
    }
  }

  private void sumOf(int i) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double limit = this.limit;
    int[] starts = runs.starts();
    int[] ends = runs.ends();
    int[] rowEnds = runs.rowEnds();
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    for (int k = 0; k < runs.count(); k++) {
      double sx = runs.shiftsX()[k];
      double sy = runs.shiftsY()[k];
      double sz = runs.shiftsZ()[k];
      int end = ends[k];
      int last = rowEnds[k] - WIDTH;
      int j = starts[k];
      for (; j < end && j <= last; j += WIDTH) {
        DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xi).add(sx);
        DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yi).add(sy);
        DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zi).add(sz);
        DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
        if (r2.lt(limit).anyTrue()) {
          descendWithSums(r2);
        }
      }
      for (; j < end; j++) {
        singleWithSum(squared(x[j] - xi + sx, y[j] - yi + sy, z[j] - zi + sz));
      }
    }
  }

  private void descendWithSums(DoubleVector r2) {
    if (++terms > MOST_TERMS) {
      moveMultiples();
      terms = 1;
    }
    LongVector rounded =
        r2.lanewise(VectorOperators.SQRT)
            .add(offset)
            .reinterpretAsLongs()
            .sub(offsetBits);
    LongVector none = rounded.sub(rounded);
    for (int e = 0; e < edges.length; e++) {
      VectorMask<Double> near = r2.lt(edges[e]);
      int n = near.trueCount();
      if (n == 0) {
        return;
      }
      below[e] += n;
      none.blend(rounded, near.cast(LongVector.SPECIES_PREFERRED))
          .add(LongVector.fromArray(LongVector.SPECIES_PREFERRED, multiples, e * WIDTH))
          .intoArray(multiples, e * WIDTH);
    }
  }

  private void singleWithSum(double r2) {
    if (r2 < limit) {
      if (++terms > MOST_TERMS) {
        moveMultiples();
        terms = 1;
      }
      long rounded = Double.doubleToRawLongBits(Math.sqrt(r2) + offset) - offsetBits;
      for (int e = 0; e < edges.length && r2 < edges[e]; e++) {
        below[e]++;
        multiples[e * WIDTH] += rounded;
      }
    }
  }

  /** Differences of exact integers, so nothing is lost. */
  private void moveMultiples() {
    int count = edges.length;
    for (int e = 0; e < count; e++) {
      for (int lane = 0; lane < WIDTH; lane++) {
        long outer = multiples[e * WIDTH + lane];
        long inner = e + 1 < count ? multiples[(e + 1) * WIDTH + lane] : 0;
        sums.separations().add(count - 1 - e, outer - inner);
        multiples[e * WIDTH + lane] = 0;
      }
    }
    terms = 0;
  }
}
