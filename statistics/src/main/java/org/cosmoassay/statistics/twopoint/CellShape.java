package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Numbers of cells along x, y and z. They depend on the box, the reach and the number of points
 * alone, and change the speed of a walk but none of its counts.
 */
record CellShape(int nx, int ny, int nz) {

  /** Cost of looking up one row for one point, in units of the cost of looking at one neighbour. */
  private static final double ROW_COST = 10;

  /** The same in tiles, where a neighbour costs less. */
  private static final double ROW_COST_OF_TILES = 20;

  /** Rows narrower than this fraction of the reach have never paid. */
  private static final int FINEST = 10;

  /** Keeps row and cell indices, and their memory, small whatever the box. */
  private static final int MOST_PER_AXIS = 1024;

  private static final int MOST_CELLS = 1 << 26;

  /**
   * The shape with the least estimated work for N points in a box.
   *
   * @param tiles whether the walk goes by {@link PairTiles}
   */
  static CellShape suited(PeriodicBox box, double reach, long points, boolean tiles) {
    double rowCost = tiles ? ROW_COST_OF_TILES : ROW_COST;
    double density = (double) points / box.volume();
    double best = Double.POSITIVE_INFINITY;
    double width = reach;
    for (int m = 1; m <= FINEST; m++) {
      double w = reach / m;
      // Rows of the half plane that touch the disc of the reach, and their points within it.
      double rows = 0.5 * Math.PI * (m + 0.7) * (m + 0.7);
      double candidates = density * rows * w * w * (4.0 / 3) * reach;
      double cost = rows * rowCost + candidates;
      if (cost < best) {
        best = cost;
        width = w;
      }
    }
    // Not many more rows than points: empty rows cost, too.
    double most = Math.max(1, Math.sqrt((double) points));
    int ny = (int) Math.max(1, Math.min(Math.min(MOST_PER_AXIS, most), box.ly() / width));
    int nz = (int) Math.max(1, Math.min(Math.min(MOST_PER_AXIS, most), box.lz() / width));
    long rows = (long) ny * nz;
    // One point to a cell of x on average.
    int nx = (int) Math.max(1, Math.min(points, MOST_CELLS) / rows);
    return new CellShape(nx, ny, nz);
  }
}
