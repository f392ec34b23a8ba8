package org.cosmoassay.statistics.twopoint;

/** The arithmetic of separations in plain loops, which compilers turn into vectors. */
final class ScalarTileWalk extends TileWalk {

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
    int ahead = at - start;
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp;
      double dy = y[j] - yp;
      double dz = z[j] - zp;
      r2[ahead + j] = dx * dx + dy * dy + dz * dz;
    }
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
    int ahead = at - start;
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp + sx;
      double dy = y[j] - yp + sy;
      double dz = z[j] - zp + sz;
      r2[ahead + j] = dx * dx + dy * dy + dz * dz;
    }
  }
}
