package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.cosmoassay.statistics.twopoint.PairArithmetic;
import org.cosmoassay.statistics.twopoint.PairColumns;
import org.cosmoassay.statistics.twopoint.PointBuffer;

/**
 * Pair arithmetic in vectors of candidates, of which those in reach are kept side by side. What a
 * vector writes beyond them is written over by the next.
 */
final class VectorPairArithmetic implements PairArithmetic {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

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
    int size =
        columns.radial().length > 0
            ? relateMoving(points, p, start, end, sx, sy, sz, columns)
            : relateResting(points, p, start, end, sx, sy, sz, columns);
    columns.setSize(size);
  }

  /**
   * Apart from {@link #relateResting}: a branch for velocities in its loop costs twice the time.
   */
  private static int relateMoving(
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz,
      PairColumns columns) {
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
    double[] r2s = columns.r2();
    double[] radial = columns.radial();
    double[] transverse = columns.transverse();
    double[] alongX = columns.along(0);
    double[] alongY = columns.along(1);
    double[] alongZ = columns.along(2);
    double limit = columns.limit();
    int n = columns.size();
    for (int j = start; j < end; j += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(xp).add(sx);
      DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(yp).add(sy);
      DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(zp).add(sz);
      DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
      VectorMask<Double> near = r2.lt(limit);
      DoubleVector ux = DoubleVector.fromArray(SPECIES, vx, j).sub(vxp);
      DoubleVector uy = DoubleVector.fromArray(SPECIES, vy, j).sub(vyp);
      DoubleVector uz = DoubleVector.fromArray(SPECIES, vz, j).sub(vzp);
      DoubleVector cx = uy.mul(dz).sub(uz.mul(dy));
      DoubleVector cy = uz.mul(dx).sub(ux.mul(dz));
      DoubleVector cz = ux.mul(dy).sub(uy.mul(dx));
      r2.compress(near).intoArray(r2s, n);
      ux.mul(dx).add(uy.mul(dy)).add(uz.mul(dz)).compress(near).intoArray(radial, n);
      cx.mul(cx).add(cy.mul(cy)).add(cz.mul(cz)).compress(near).intoArray(transverse, n);
      if (alongX.length > 0) {
        dx.abs().compress(near).intoArray(alongX, n);
      }
      if (alongY.length > 0) {
        dy.abs().compress(near).intoArray(alongY, n);
      }
      if (alongZ.length > 0) {
        dz.abs().compress(near).intoArray(alongZ, n);
      }
      n += near.trueCount();
    }
    return n;
  }

  private static int relateResting(
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz,
      PairColumns columns) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] r2s = columns.r2();
    double[] alongX = columns.along(0);
    double[] alongY = columns.along(1);
    double[] alongZ = columns.along(2);
    double limit = columns.limit();
    int n = columns.size();
    for (int j = start; j < end; j += WIDTH) {
      DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(xp).add(sx);
      DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(yp).add(sy);
      DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(zp).add(sz);
      DoubleVector r2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
      VectorMask<Double> near = r2.lt(limit);
      r2.compress(near).intoArray(r2s, n);
      if (alongX.length > 0) {
        dx.abs().compress(near).intoArray(alongX, n);
      }
      if (alongY.length > 0) {
        dy.abs().compress(near).intoArray(alongY, n);
      }
      if (alongZ.length > 0) {
        dz.abs().compress(near).intoArray(alongZ, n);
      }
      n += near.trueCount();
    }
    return n;
  }

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
    long bits = 0;
    for (int lane = 0; lane < Math.min(LANES, count); lane += WIDTH) {
      bits += addLanes(values, from + lane, stride, count - lane, offset, origin, sums, at + lane);
    }
    return bits;
  }

  /** Adds those of the pairs to a vector of lanes that belong there. */
  private static long addLanes(
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
    LongVector bits = LongVector.zero(BITS);
    DoubleVector first = DoubleVector.fromArray(SPECIES, sums, at);
    DoubleVector second = DoubleVector.fromArray(SPECIES, sums, at + LANES);
    DoubleVector third = DoubleVector.fromArray(SPECIES, sums, at + 2 * LANES);
    DoubleVector fourth = DoubleVector.fromArray(SPECIES, sums, at + 3 * LANES);
    DoubleVector across = DoubleVector.fromArray(SPECIES, sums, at + 4 * LANES);
    int k = 0;
    for (; k <= count - WIDTH; k += LANES) {
      bits =
          bits.add(
              DoubleVector.fromArray(SPECIES, values, from + k).add(offset).reinterpretAsLongs());
      DoubleVector d = DoubleVector.fromArray(SPECIES, values, radial + k).sub(origin);
      DoubleVector d2 = d.mul(d);
      first = first.add(d);
      second = second.add(d2);
      third = third.add(d2.mul(d));
      fourth = fourth.add(d2.mul(d2));
      across = across.add(DoubleVector.fromArray(SPECIES, values, transverse + k));
    }
    if (k < count) {
      VectorMask<Double> rest = SPECIES.indexInRange(k, count);
      bits =
          bits.add(
              DoubleVector.fromArray(SPECIES, values, from + k, rest)
                  .add(offset, rest)
                  .reinterpretAsLongs());
      DoubleVector d = DoubleVector.fromArray(SPECIES, values, radial + k, rest).sub(origin, rest);
      DoubleVector d2 = d.mul(d);
      first = first.add(d);
      second = second.add(d2);
      third = third.add(d2.mul(d));
      fourth = fourth.add(d2.mul(d2));
      across = across.add(DoubleVector.fromArray(SPECIES, values, transverse + k, rest));
    }
    first.intoArray(sums, at);
    second.intoArray(sums, at + LANES);
    third.intoArray(sums, at + 2 * LANES);
    fourth.intoArray(sums, at + 3 * LANES);
    across.intoArray(sums, at + 4 * LANES);
    return bits.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public long sumOfBits(double[] values, int from, int count, double offset) {
    LongVector bits = LongVector.zero(BITS);
    int k = 0;
    for (; k <= count - WIDTH; k += WIDTH) {
      bits =
          bits.add(
              DoubleVector.fromArray(SPECIES, values, from + k).add(offset).reinterpretAsLongs());
    }
    long sum = bits.reduceLanes(VectorOperators.ADD);
    for (; k < count; k++) {
      sum += Double.doubleToRawLongBits(values[from + k] + offset);
    }
    return sum;
  }
}
