package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.jspecify.annotations.Nullable;

/**
 * The kernel in plain Java. Candidates of a run are tested without a branch into a small buffer;
 * whatever is in reach is then binned from there.
 */
public final class ScalarPairKernel implements PairKernel {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void accumulate(CellGrid grid, int from, int to, PairSums sums) {
    if (sums.request().separationsOnly()) {
      new ScalarTileWalk(grid, sums).over(from, to);
    } else if (from < to) {
      new Walk(grid, sums).over(from, to);
    }
  }

  /** The state of one task. */
  private static final class Walk {

    private static final int CAPACITY = PairBatch.CAPACITY;

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final PairRuns runs;
    private final SeparationLookup lookup;
    private final SeparationHistogram histogram;
    private final PairSums sums;
    private final boolean velocities;
    private final VelocityBatch batch;
    private final boolean angles;
    private final @Nullable ProjectedBatch projections;
    private final double limit;

    /** Pairs in reach, not yet binned: squared separation, separation vector and second point. */
    private final double[] r2 = new double[CAPACITY];

    private final double[] dx = new double[CAPACITY];
    private final double[] dy = new double[CAPACITY];
    private final double[] dz = new double[CAPACITY];
    private final int[] partner = new int[CAPACITY];
    private int filled;

    /** As many of the buffered pairs are projected already and known to be in the radial bins. */
    private int settled;

    Walk(CellGrid grid, PairSums sums) {
      this.sums = sums;
      x = grid.x();
      y = grid.y();
      z = grid.z();
      PairRequest request = sums.request();
      runs = new PairRuns(grid, request);
      lookup = sums.lookup();
      histogram = new SeparationHistogram(sums);
      velocities = request.velocities();
      angles = request.muBins() != null;
      limit = request.bins().squaredEdge(request.bins().count());
      ProjectedBins projected = request.projectedBins();
      projections = projected == null ? null : new ProjectedBatch(sums, projected);
      batch = new VelocityBatch(grid, sums, lookup, r2, dx, dy, dz, partner);
    }

    void over(int from, int to) {
      for (int i = from; i < to; i++) {
        runs.find(i);
        for (int k = 0; k < runs.count(); k++) {
          run(
              i,
              runs.starts()[k],
              runs.ends()[k],
              runs.shiftsX()[k],
              runs.shiftsY()[k],
              runs.shiftsZ()[k]);
        }
        settle(i);
      }
      bin(to - 1);
      histogram.move();
    }

    private void run(int i, int start, int end, double sx, double sy, double sz) {
      int from = start;
      while (from < end) {
        if (filled == CAPACITY) {
          bin(i);
        }
        int to = Math.min(end, from + CAPACITY - filled);
        if (projections != null) {
          gatherAll(i, from, to, sx, sy, sz);
        } else {
          gatherVectors(i, from, to, sx, sy, sz);
        }
        from = to;
      }
    }

    /** Projects the latest pairs, whose primary is i, and keeps those in the radial bins. */
    private void settle(int i) {
      if (projections != null) {
        projections.count(dx, dy, dz, settled, filled);
        keepNear();
      }
      if (velocities) {
        batch.primary(i, filled);
      }
      settled = filled;
    }

    private void keepNear() {
      int n = settled;
      for (int k = settled; k < filled; k++) {
        r2[n] = r2[k];
        dx[n] = dx[k];
        dy[n] = dy[k];
        dz[n] = dz[k];
        partner[n] = partner[k];
        n += Branchless.below(r2[k], limit);
      }
      filled = n;
    }

    /** Every candidate, for cylinders reach beyond the radial bins. */
    private void gatherAll(int i, int from, int to, double sx, double sy, double sz) {
      double[] x = this.x;
      double[] y = this.y;
      double[] z = this.z;
      double xi = x[i];
      double yi = y[i];
      double zi = z[i];
      int n = filled;
      for (int j = from; j < to; j++, n++) {
        double ex = x[j] - xi + sx;
        double ey = y[j] - yi + sy;
        double ez = z[j] - zi + sz;
        r2[n] = ex * ex + ey * ey + ez * ez;
        dx[n] = ex;
        dy[n] = ey;
        dz[n] = ez;
        partner[n] = j;
      }
      filled = n;
    }

    private void gatherVectors(int i, int from, int to, double sx, double sy, double sz) {
      double[] x = this.x;
      double[] y = this.y;
      double[] z = this.z;
      double xi = x[i];
      double yi = y[i];
      double zi = z[i];
      int n = filled;
      for (int j = from; j < to; j++) {
        double ex = x[j] - xi + sx;
        double ey = y[j] - yi + sy;
        double ez = z[j] - zi + sz;
        double q = ex * ex + ey * ey + ez * ez;
        r2[n] = q;
        dx[n] = ex;
        dy[n] = ey;
        dz[n] = ez;
        partner[n] = j;
        n += Branchless.below(q, limit);
      }
      filled = n;
    }

    /** Bins what is buffered, the latest of it with the primary i. */
    private void bin(int i) {
      settle(i);
      if (angles) {
        binAngles();
      }
      if (velocities) {
        batch.sum();
      }
      if (!sums.request().moments()) {
        histogram.add(r2, filled);
      }
      filled = 0;
      settled = 0;
    }

    private void binAngles() {
      for (LineOfSight line : sums.request().linesOfSight()) {
        double[] along =
            switch (line) {
              case X -> dx;
              case Y -> dy;
              case Z -> dz;
            };
        binAngles(along, sums.angles(line));
      }
    }

    private void binAngles(double[] along, long[] histogram) {
      MuBins muBins = sums.request().muBins();
      if (muBins == null) {
        return;
      }
      int width = muBins.foldedCount();
      for (int k = 0; k < filled; k++) {
        double q = r2[k];
        double mu = q > 0 ? Math.abs(along[k]) / Math.sqrt(q) : 0;
        histogram[lookup.slot(q) * width + muBins.foldedIndex(mu)]++;
      }
    }
  }
}
