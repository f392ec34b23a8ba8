package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;

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
    if (from < to) {
      new Walk(grid, sums).over(from, to);
    }
  }

  /** The state of one task. */
  private static final class Walk {

    private static final int CAPACITY = 1024;

    private final CellGrid grid;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final RowNeighbours rows;
    private final SeparationLookup lookup;
    private final PairSums sums;
    private final boolean velocities;
    private final VelocityBatch batch;
    private final boolean angles;
    private final double limit;

    /** Pairs in reach, not yet binned: squared separation, and separation vector if needed. */
    private final double[] r2 = new double[CAPACITY];

    private final double[] dx;
    private final double[] dy;
    private final double[] dz;
    private final int[] partner;
    private int filled;

    Walk(CellGrid grid, PairSums sums) {
      this.grid = grid;
      this.sums = sums;
      x = grid.x();
      y = grid.y();
      z = grid.z();
      PairRequest request = sums.request();
      rows = new RowNeighbours(grid);
      lookup = new SeparationLookup(request.bins());
      velocities = request.velocities();
      angles = request.muBins() != null;
      limit = request.bins().squaredEdge(request.bins().count());
      int vectors = velocities || angles ? CAPACITY : 0;
      dx = new double[vectors];
      dy = new double[vectors];
      dz = new double[vectors];
      partner = new int[vectors];
      batch = new VelocityBatch(grid, sums, lookup, r2, dx, dy, dz, partner);
    }

    void over(int from, int to) {
      int row = grid.rowOf(from);
      int i = from;
      while (i < to) {
        int end = Math.min(to, grid.rowStart(row + 1));
        if (i < end) {
          int neighbours = rows.around(row);
          for (; i < end; i++) {
            pairsOf(i, neighbours);
          }
        }
        row++;
      }
      bin(to - 1);
    }

    private void pairsOf(int i, int neighbours) {
      double reach2 = grid.reach() * grid.reach();
      double xi = x[i];
      double yi = y[i];
      double zi = z[i];
      for (int k = 0; k < neighbours; k++) {
        double gapY = Math.max(0, Math.max(rows.lowY[k] - yi, yi - rows.highY[k]));
        double gapZ = Math.max(0, Math.max(rows.lowZ[k] - zi, zi - rows.highZ[k]));
        double chord2 = reach2 - gapY * gapY - gapZ * gapZ;
        if (chord2 >= 0) {
          window(i, k, xi, Math.sqrt(chord2));
        }
      }
      if (velocities) {
        batch.primary(i, filled);
      }
    }

    /** The runs of row k within a half chord of point i along x. */
    private void window(int i, int k, double xi, double halfChord) {
      int row = rows.row[k];
      double shiftY = rows.shiftY[k];
      double shiftZ = rows.shiftZ[k];
      double side = grid.box().lx();
      double low = xi - halfChord;
      double high = xi + halfChord;
      int rowEnd = grid.rowStart(row + 1);
      int start = low <= 0 ? grid.rowStart(row) : grid.start(row, grid.cellX(low));
      int end = high >= side ? rowEnd : grid.start(row, grid.cellX(high) + 1);
      boolean own = k == 0;
      run(i, own ? i + 1 : start, end, 0, shiftY, shiftZ);
      if (high >= side) {
        int beyond = grid.start(row, grid.cellX(high - side) + 1);
        run(i, grid.rowStart(row), beyond, side, shiftY, shiftZ);
      }
      if (low < 0 && !own) {
        run(i, grid.start(row, grid.cellX(low + side)), rowEnd, -side, shiftY, shiftZ);
      }
    }

    private void run(int i, int start, int end, double sx, double sy, double sz) {
      int from = start;
      while (from < end) {
        if (filled == CAPACITY) {
          bin(i);
        }
        int to = Math.min(end, from + CAPACITY - filled);
        if (velocities || angles) {
          gatherVectors(i, from, to, sx, sy, sz);
        } else {
          gather(i, from, to, sx, sy, sz);
        }
        from = to;
      }
    }

    private void gather(int i, int from, int to, double sx, double sy, double sz) {
      double[] x = this.x;
      double[] y = this.y;
      double[] z = this.z;
      double[] r2 = this.r2;
      double limit = this.limit;
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
        n += below(q, limit);
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
        n += below(q, limit);
      }
      filled = n;
    }

    /** 1 when q is below the limit, else 0: the sign bit of an exact comparison, not a branch. */
    private static int below(double q, double limit) {
      return (int) (Double.doubleToRawLongBits(q - limit) >>> 63);
    }

    /** Bins what is buffered, the latest of it with the primary i. */
    private void bin(int i) {
      if (angles) {
        binAngles();
      }
      if (velocities) {
        batch.primary(i, filled);
        batch.sum();
      }
      if (!sums.request().moments()) {
        binCounts();
      }
      filled = 0;
    }

    private void binCounts() {
      long[] counts = sums.counts();
      double[] separations = sums.separations();
      for (int k = 0; k < filled; k++) {
        double q = r2[k];
        int slot = lookup.slot(q);
        counts[slot]++;
        separations[slot] += Math.sqrt(q);
      }
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
