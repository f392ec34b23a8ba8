package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.PointBuffer;
import org.cosmoassay.statistics.twopoint.TileWalk;

/**
 * The arithmetic of separations in vectors. A vector may reach beyond the end of its stretch: what
 * lies there is out of reach, and written over by the next.
 */
final class VectorWalk extends TileWalk {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  VectorWalk(CellGrid grid, PairSums sums) {
    super(grid, sums, WIDTH);
  }

  @Override
  protected void separate(PointBuffer points, int p, int start, int end, double[] r2, int at) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    int n = at;
    for (int j = start; j < end; j += WIDTH, n += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xp);
      DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yp);
      DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zp);
      dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
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
    int n = at;
    for (int j = start; j < end; j += WIDTH, n += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(LANES, x, j).sub(xp).add(sx);
      DoubleVector dy = DoubleVector.fromArray(LANES, y, j).sub(yp).add(sy);
      DoubleVector dz = DoubleVector.fromArray(LANES, z, j).sub(zp).add(sz);
      dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).intoArray(r2, n);
    }
  }
}
