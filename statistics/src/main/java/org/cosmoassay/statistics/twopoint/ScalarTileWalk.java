package org.cosmoassay.statistics.twopoint;

/**
 * The arithmetic of separations in plain loops, which compilers turn into vectors: only because
 * they write to the same place of an array as they read from, and copy the results afterwards.
 */
final class ScalarTileWalk extends TileWalk {

  private double[] squares = {};

  ScalarTileWalk(CellGrid grid, PairSums sums) {
    super(grid, sums, 1);
  }

  @Override
  protected void separate(PointBuffer points, int p, int start, int end, double[] r2, int at) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] squares = roomFor(points);
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp;
      double dy = y[j] - yp;
      double dz = z[j] - zp;
      squares[j] = dx * dx + dy * dy + dz * dz;
    }
    System.arraycopy(squares, start, r2, at, end - start);
  }

  @Override
  protected void separate(
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz,
      double[] r2,
      int at) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] squares = roomFor(points);
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp + sx;
      double dy = y[j] - yp + sy;
      double dz = z[j] - zp + sz;
      squares[j] = dx * dx + dy * dy + dz * dz;
    }
    System.arraycopy(squares, start, r2, at, end - start);
  }

  private double[] roomFor(PointBuffer points) {
    if (squares.length < points.size()) {
      squares = new double[2 * points.size()];
    }
    return squares;
  }
}
