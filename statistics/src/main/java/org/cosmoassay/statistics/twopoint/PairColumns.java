package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * Pairs in reach of the bins of separation, side by side, on their way into slots. Of each pair
 * there is r2 and, as far as they are wanted, u . d and |u x d|^2 of the relative velocity u and
 * the separation vector d, and |d| along lines of sight. The arrays are live: kernels write to
 * them.
 */
public final class PairColumns {

  private final double limit;
  private final double[] r2;
  private final double[] radial;
  private final double[] transverse;
  private final double[][] along = new double[3][0];
  private int size;

  /** Room for a batch of pairs, less one, and for what one more look at candidates may find. */
  PairColumns(PairRequest request) {
    RadialBins bins = request.bins();
    limit = bins.squaredEdge(bins.count());
    int room = SlotSorter.BATCH + PairBatch.CAPACITY + PointBuffer.PADDING;
    r2 = new double[room];
    radial = new double[request.velocities() ? room : 0];
    transverse = new double[request.velocities() ? room : 0];
    if (request.muBins() != null) {
      for (LineOfSight line : request.linesOfSight()) {
        along[line.axis()] = new double[room];
      }
    }
  }

  /** Pairs are in reach when r2 is below this, in (Mpc/h)^2. */
  public double limit() {
    return limit;
  }

  /** Squared separations in (Mpc/h)^2. */
  public double[] r2() {
    return r2;
  }

  /** u . d in km/s Mpc/h; empty when no velocities are wanted. */
  public double[] radial() {
    return radial;
  }

  /** |u x d|^2 in (km/s Mpc/h)^2; empty when no velocities are wanted. */
  public double[] transverse() {
    return transverse;
  }

  /** |d| along an axis, from 0 for x to 2 for z, in Mpc/h; empty when nobody looks along it. */
  public double[] along(int axis) {
    return along[axis];
  }

  /** Number of pairs. */
  public int size() {
    return size;
  }

  /** After pairs were written beyond the last. */
  public void setSize(int newSize) {
    size = newSize;
  }

  /** Removes the first pairs. */
  void drop(int pairs) {
    size -= pairs;
    move(r2, pairs);
    move(radial, pairs);
    move(transverse, pairs);
    for (double[] column : along) {
      move(column, pairs);
    }
  }

  private void move(double[] column, int pairs) {
    if (column.length > 0) {
      System.arraycopy(column, pairs, column, 0, size);
    }
  }
}
