package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * Pairs on their way into the sums, kept by slot: pairs of one slot are binned together once there
 * are enough of them. Sums of a slot then stay in registers, and no pair waits for the one before.
 *
 * <p>Of each pair a bucket keeps r2 and, as far as they are wanted, u . d and |u x d|^2 of the
 * relative velocity u and the separation vector d, and |d| along lines of sight.
 */
final class PairBuckets {

  /** Most pairs that come in between two times that buckets are emptied. */
  static final int CHUNK = 32;

  /** Places of a bucket in a column. */
  private static final int DEPTH = 1 << 7;

  /** So many pairs of a bucket are binned together. */
  private static final int FULL = DEPTH - CHUNK;

  private final SeparationLookup lookup;
  private final BucketSums sums;
  private final boolean velocities;

  private final double[] r2;
  private final double[] radial;
  private final double[] transverse;

  /** By axis; empty for axes along which nobody looks. */
  private final double[][] along = new double[3][0];

  /** The place of the next pair in each bucket. */
  private final int[] next;

  /** Buckets that became full. */
  private final int[] full;

  private int fullCount;

  /** Places of the pairs of the latest chunk. */
  private final int[] places = new int[CHUNK];

  PairBuckets(PairSums sums) {
    PairRequest request = sums.request();
    lookup = sums.lookup();
    velocities = request.velocities();
    int slots = sums.counts().length;
    r2 = new double[slots * DEPTH];
    radial = new double[velocities ? slots * DEPTH : 0];
    transverse = new double[velocities ? slots * DEPTH : 0];
    if (request.muBins() != null) {
      for (LineOfSight line : request.linesOfSight()) {
        along[line.axis()] = new double[slots * DEPTH];
      }
    }
    next = new int[slots];
    Arrays.setAll(next, slot -> slot * DEPTH);
    full = new int[slots];
    this.sums = new BucketSums(sums);
  }

  /**
   * Adds pairs of the point p of a buffer, at most {@link #CHUNK}.
   *
   * @param r2 squared separations of the points from p, in (Mpc/h)^2
   * @param chosen the partners, from place {@code from} to {@code to - 1}; all in reach
   */
  void add(
      PointBuffer points,
      int p,
      double[] r2,
      int[] chosen,
      int from,
      int to,
      double sx,
      double sy,
      double sz) {
    place(r2, chosen, from, to);
    if (velocities) {
      addVelocities(points, p, chosen, from, to, sx, sy, sz);
    }
    addAlong(along[0], points.x(), p, chosen, from, to, sx);
    addAlong(along[1], points.y(), p, chosen, from, to, sy);
    addAlong(along[2], points.z(), p, chosen, from, to, sz);
    while (fullCount > 0) {
      empty(full[--fullCount]);
    }
  }

  private void place(double[] separations, int[] chosen, int from, int to) {
    double[] r2 = this.r2;
    int[] next = this.next;
    int[] places = this.places;
    SeparationLookup lookup = this.lookup;
    for (int k = from; k < to; k++) {
      double q = separations[chosen[k]];
      int slot = lookup.slot(q);
      int place = next[slot];
      r2[place] = q;
      places[k - from] = place;
      next[slot] = place + 1;
      if ((place & (DEPTH - 1)) == FULL - 1) {
        full[fullCount++] = slot;
      }
    }
  }

  private void addVelocities(
      PointBuffer points, int p, int[] chosen, int from, int to, double sx, double sy, double sz) {
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
    double[] radial = this.radial;
    double[] transverse = this.transverse;
    int[] places = this.places;
    for (int k = from; k < to; k++) {
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
      int place = places[k - from];
      radial[place] = ux * dx + uy * dy + uz * dz;
      transverse[place] = cx * cx + cy * cy + cz * cz;
    }
  }

  private void addAlong(
      double[] along, double[] x, int p, int[] chosen, int from, int to, double shift) {
    if (along.length == 0) {
      return;
    }
    double xp = x[p];
    for (int k = from; k < to; k++) {
      along[places[k - from]] = Math.abs(x[chosen[k]] - xp + shift);
    }
  }

  private void empty(int slot) {
    int from = slot * DEPTH;
    int to = next[slot];
    next[slot] = from;
    if (velocities) {
      sums.addTransverse(slot, transverse, r2, from, to);
    }
    sums.addSeparations(slot, r2, from, to);
    if (velocities) {
      sums.addRadial(slot, radial, r2, from, to);
    }
    for (LineOfSight line : LineOfSight.values()) {
      if (along[line.axis()].length > 0) {
        sums.addAngles(slot, line, along[line.axis()], r2, from, to);
      }
    }
  }

  /** Moves everything added so far into the sums of the task. */
  void move() {
    for (int slot = 0; slot < next.length; slot++) {
      empty(slot);
    }
  }
}
