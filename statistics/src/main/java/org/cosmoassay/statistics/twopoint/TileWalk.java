package org.cosmoassay.statistics.twopoint;

/**
 * One task of a walk that needs nothing of a pair but its separation: squared separations tile by
 * tile into a {@link SeparationHistogram}. Kernels give the arithmetic; no bit depends on it.
 */
public abstract class TileWalk {

  private final PairTiles tiles;
  private final SeparationHistogram histogram;

  /** Squared separations on their way into the histogram. */
  private final double[] r2 = new double[PairBatch.CAPACITY];

  private final int room;
  private int filled;

  /**
   * A walk in a grid that was made for the request of the sums.
   *
   * @param width number of squared separations written at a time, a divisor of {@link
   *     PairBatch#CAPACITY}
   */
  protected TileWalk(CellGrid grid, PairSums sums, int width) {
    tiles = new PairTiles(grid, sums.request(), 0);
    histogram = new SeparationHistogram(sums);
    room = PairBatch.CAPACITY - width;
  }

  /** Adds the pairs whose primaries are {@code from .. to - 1} to the sums. */
  public final void over(int from, int to) {
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
    while (start < end) {
      if (filled >= room) {
        histogram.add(r2, filled);
        filled = 0;
      }
      int to = Math.min(end, start + room - filled);
      if (stretch == 0) {
        separate(points, p, start, to, r2, filled);
      } else {
        double sx = tiles.shiftX(stretch);
        double sy = tiles.shiftY(stretch);
        double sz = tiles.shiftZ(stretch);
        separate(points, p, start, to, sx, sy, sz, r2, filled);
      }
      filled += to - start;
      start = to;
    }
  }

  /**
   * Writes (x_j - x_p)^2 + (y_j - y_p)^2 + (z_j - z_p)^2, every operation rounded and sums from the
   * left, for j from {@code start} to {@code end - 1} to {@code r2} from place {@code at} on. Up to
   * the width of the walk may be written after them.
   */
  protected abstract void separate(
      PointBuffer points, int p, int start, int end, double[] r2, int at);

  /** The same with a shift added to every difference of coordinates before it is squared. */
  protected abstract void separate(
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz,
      double[] r2,
      int at);
}
