package org.cosmoassay.statistics.twopoint;

/**
 * One task of a walk that only counts, without vectors of its own: squared separations of all
 * candidates, tile by tile, into a {@link SeparationHistogram}. Where nobody can look at several
 * candidates at once, it is faster than to sort out first which are in reach.
 */
final class TileWalk {

  private final PairTiles tiles;
  private final SeparationHistogram histogram;

  /** Of the candidates of a primary. */
  private double[] squares = {};

  /** Squared separations on their way into the histogram. */
  private final double[] r2 = new double[PairBatch.CAPACITY];

  private int filled;

  /** A walk in a grid that was made for the request of the sums. */
  TileWalk(CellGrid grid, PairSums sums) {
    tiles = new PairTiles(grid, sums.request(), 0, new ScalarSieve());
    histogram = new SeparationHistogram(sums);
  }

  /** Adds the pairs whose primaries are {@code from .. to - 1} to the sums. */
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
    PointBuffer points = tiles.near();
    int end = tiles.end(stretch);
    int start = stretch == 0 ? p + 1 : tiles.start(stretch);
    if (squares.length < end) {
      squares = new double[2 * end];
    }
    while (start < end) {
      if (filled == r2.length) {
        histogram.add(r2, filled);
        filled = 0;
      }
      int to = Math.min(end, start + r2.length - filled);
      if (stretch == 0) {
        separate(points, p, start, to);
      } else {
        double sx = tiles.shiftX(stretch);
        double sy = tiles.shiftY(stretch);
        double sz = tiles.shiftZ(stretch);
        separate(points, p, start, to, sx, sy, sz);
      }
      System.arraycopy(squares, start, r2, filled, to - start);
      filled += to - start;
      start = to;
    }
  }

  /**
   * Squared separations, every operation rounded and sums from the left. The loop writes to the
   * same place of an array as it reads from: only then do compilers turn it into vectors.
   */
  private void separate(PointBuffer points, int p, int start, int end) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] squares = this.squares;
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp;
      double dy = y[j] - yp;
      double dz = z[j] - zp;
      squares[j] = dx * dx + dy * dy + dz * dz;
    }
  }

  private void separate(
      PointBuffer points, int p, int start, int end, double sx, double sy, double sz) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] squares = this.squares;
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp + sx;
      double dy = y[j] - yp + sy;
      double dz = z[j] - zp + sz;
      squares[j] = dx * dx + dy * dy + dz * dz;
    }
  }
}
