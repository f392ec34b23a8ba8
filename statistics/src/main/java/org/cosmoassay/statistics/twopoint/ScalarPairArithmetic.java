package org.cosmoassay.statistics.twopoint;

/**
 * Pair arithmetic in plain loops. Those that read and write arrays at the same place become
 * vectors; what is in reach is then listed without a branch, and looked at once more.
 */
final class ScalarPairArithmetic implements PairArithmetic {

  /** Of the candidates, from the first of the latest look on. */
  private double[] r2 = {};

  /** The candidates in reach. */
  private final int[] chosen = new int[PairBatch.CAPACITY];

  @Override
  public void relate(
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz,
      PairColumns columns) {
    if (r2.length < end) {
      r2 = new double[2 * end];
    }
    separate(points, p, start, end, sx, sy, sz);
    int found = select(start, end, columns.limit());
    copySeparations(found, columns);
    if (columns.radial().length > 0) {
      addVelocities(points, p, found, sx, sy, sz, columns);
    }
    addAlong(points.x(), p, found, sx, columns.along(0), columns.size());
    addAlong(points.y(), p, found, sy, columns.along(1), columns.size());
    addAlong(points.z(), p, found, sz, columns.along(2), columns.size());
    columns.setSize(columns.size() + found);
  }

  private void separate(
      PointBuffer points, int p, int start, int end, double sx, double sy, double sz) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] r2 = this.r2;
    for (int j = start; j < end; j++) {
      double dx = x[j] - xp + sx;
      double dy = y[j] - yp + sy;
      double dz = z[j] - zp + sz;
      r2[j] = dx * dx + dy * dy + dz * dz;
    }
  }

  /** Lists the candidates in reach; their number. */
  private int select(int start, int end, double limit) {
    double[] r2 = this.r2;
    int[] chosen = this.chosen;
    int found = 0;
    for (int j = start; j < end; j++) {
      chosen[found] = j;
      found += Branchless.below(r2[j], limit);
    }
    return found;
  }

  private void copySeparations(int found, PairColumns columns) {
    double[] r2 = this.r2;
    int[] chosen = this.chosen;
    double[] to = columns.r2();
    int size = columns.size();
    for (int k = 0; k < found; k++) {
      to[size + k] = r2[chosen[k]];
    }
  }

  private void addVelocities(
      PointBuffer points, int p, int found, double sx, double sy, double sz, PairColumns columns) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double[] vx = points.vx();
    double[] vy = points.vy();
    double[] vz = points.vz();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double vxp = vx[p];
    double vyp = vy[p];
    double vzp = vz[p];
    double[] radial = columns.radial();
    double[] transverse = columns.transverse();
    int[] chosen = this.chosen;
    int size = columns.size();
    for (int k = 0; k < found; k++) {
      int j = chosen[k];
      double dx = x[j] - xp + sx;
      double dy = y[j] - yp + sy;
      double dz = z[j] - zp + sz;
      double ux = vx[j] - vxp;
      double uy = vy[j] - vyp;
      double uz = vz[j] - vzp;
      double cx = uy * dz - uz * dy;
      double cy = uz * dx - ux * dz;
      double cz = ux * dy - uy * dx;
      radial[size + k] = ux * dx + uy * dy + uz * dz;
      transverse[size + k] = cx * cx + cy * cy + cz * cz;
    }
  }

  private void addAlong(double[] x, int p, int found, double shift, double[] along, int size) {
    if (along.length == 0) {
      return;
    }
    double xp = x[p];
    int[] chosen = this.chosen;
    for (int k = 0; k < found; k++) {
      along[size + k] = Math.abs(x[chosen[k]] - xp + shift);
    }
  }

  /** Two lanes at a time, lest every term wait for the one before. */
  @Override
  public long addMoments(
      double[] values,
      int from,
      int stride,
      int count,
      double offset,
      double origin,
      double[] sums,
      int at) {
    int radial = from + stride;
    int transverse = radial + stride;
    for (int lane = 0; lane < Math.min(LANES, count); lane += 2) {
      int to = at + lane;
      double first = sums[to];
      double otherFirst = sums[to + 1];
      double second = sums[to + LANES];
      double otherSecond = sums[to + LANES + 1];
      double third = sums[to + 2 * LANES];
      double otherThird = sums[to + 2 * LANES + 1];
      double fourth = sums[to + 3 * LANES];
      double otherFourth = sums[to + 3 * LANES + 1];
      double across = sums[to + 4 * LANES];
      double otherAcross = sums[to + 4 * LANES + 1];
      int k = lane;
      for (; k < count - 1; k += LANES) {
        double d = values[radial + k] - origin;
        double d2 = d * d;
        first += d;
        second += d2;
        third += d2 * d;
        fourth += d2 * d2;
        across += values[transverse + k];
        double e = values[radial + k + 1] - origin;
        double e2 = e * e;
        otherFirst += e;
        otherSecond += e2;
        otherThird += e2 * e;
        otherFourth += e2 * e2;
        otherAcross += values[transverse + k + 1];
      }
      if (k < count) {
        double d = values[radial + k] - origin;
        double d2 = d * d;
        first += d;
        second += d2;
        third += d2 * d;
        fourth += d2 * d2;
        across += values[transverse + k];
      }
      sums[to] = first;
      sums[to + 1] = otherFirst;
      sums[to + LANES] = second;
      sums[to + LANES + 1] = otherSecond;
      sums[to + 2 * LANES] = third;
      sums[to + 2 * LANES + 1] = otherThird;
      sums[to + 3 * LANES] = fourth;
      sums[to + 3 * LANES + 1] = otherFourth;
      sums[to + 4 * LANES] = across;
      sums[to + 4 * LANES + 1] = otherAcross;
    }
    return sumOfBits(values, from, count, offset);
  }

  @Override
  public long sumOfBits(double[] values, int from, int count, double offset) {
    long bits = 0;
    for (int k = from; k < from + count; k++) {
      bits += Double.doubleToRawLongBits(values[k] + offset);
    }
    return bits;
  }
}
