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
    int end = tiles.end(stretch);
    int start = stretch == 0 ? p + 1 : tiles.start(stretch);
    if (start >= end) {
      return;
    }
    separate(p, start, end, tiles.shiftX(stretch), tiles.shiftY(stretch), tiles.shiftZ(stretch));
    while (start < end) {
      if (filled == r2.length) {
        histogram.add(r2, filled);
        filled = 0;
      }
      int n = Math.min(end - start, r2.length - filled);
      System.arraycopy(squares, start, r2, filled, n);
      filled += n;
      start += n;
    }
  }

  /**
   * Squared separations, every operation rounded and sums from the left. The loop writes to the
   * same place of an array as it reads from: only then do compilers turn it into vectors.
   */
  private void separate(int p, int start, int end, double sx, double sy, double sz) {
    if (squares.length < end) {
      squares = new double[2 * end];
    }
    double[] x = tiles.near().x();
    double[] y = tiles.near().y();
    double[] z = tiles.near().z();
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
