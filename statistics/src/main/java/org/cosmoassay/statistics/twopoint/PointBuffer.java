package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Points copied side by side from where they lie in a grid, for kernels to run over. The arrays are
 * shared and change when points are added.
 */
public final class PointBuffer {

  /** The longest vector, in doubles: so many places follow the last point of any stretch. */
  static final int PADDING = 8;

  /** Up to here a loop copies faster than the general routine. */
  private static final int FEW = 12;

  private final boolean moving;
  private double[] x = new double[FEW];
  private double[] y = new double[FEW];
  private double[] z = new double[FEW];
  private double[] vx;
  private double[] vy;
  private double[] vz;
  private int size;

  /**
   * A buffer without points.
   *
   * @param moving whether velocities are copied along with the positions
   */
  PointBuffer(boolean moving) {
    this.moving = moving;
    vx = new double[moving ? FEW : 0];
    vy = new double[moving ? FEW : 0];
    vz = new double[moving ? FEW : 0];
  }

  /** Coordinates in Mpc/h. */
  public double[] x() {
    return x;
  }

  public double[] y() {
    return y;
  }

  public double[] z() {
    return z;
  }

  /** Velocities in km/s; empty when they are not copied. */
  public double[] vx() {
    return vx;
  }

  public double[] vy() {
    return vy;
  }

  public double[] vz() {
    return vz;
  }

  /** Number of points, padding between stretches included. */
  public int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** After points were written to the arrays beyond the last. */
  void setSize(int newSize) {
    size = newSize;
  }

  /** Makes room for so many more points and padding. */
  void reserve(int more) {
    int needed = size + more + 2 * PADDING;
    if (needed > x.length) {
      int length = Math.max(needed, 2 * x.length);
      x = Arrays.copyOf(x, length);
      y = Arrays.copyOf(y, length);
      z = Arrays.copyOf(z, length);
      if (moving) {
        vx = Arrays.copyOf(vx, length);
        vy = Arrays.copyOf(vy, length);
        vz = Arrays.copyOf(vz, length);
      }
    }
  }

  /** Adds points {@code from .. to - 1} of a grid. */
  void add(CellGrid grid, int from, int to) {
    int n = to - from;
    reserve(n);
    copy(grid.x(), grid.y(), grid.z(), x, y, z, from, n);
    if (moving) {
      copy(grid.vx(), grid.vy(), grid.vz(), vx, vy, vz, from, n);
    }
    size += n;
  }

  private void copy(
      double[] fromX,
      double[] fromY,
      double[] fromZ,
      double[] toX,
      double[] toY,
      double[] toZ,
      int from,
      int n) {
    int at = size;
    if (n > FEW) {
      System.arraycopy(fromX, from, toX, at, n);
      System.arraycopy(fromY, from, toY, at, n);
      System.arraycopy(fromZ, from, toZ, at, n);
      return;
    }
    for (int j = from; j < from + n; j++) {
      toX[at] = fromX[j];
      toY[at] = fromY[j];
      toZ[at] = fromZ[j];
      at++;
    }
  }

  /** Ends a stretch: what a vector may read beyond its last point lies at a place out of reach. */
  void pad(double outOfReach) {
    reserve(0);
    Arrays.fill(x, size, size + PADDING, outOfReach);
  }

  /** Ends a stretch that others follow. */
  void padAndSkip(double outOfReach) {
    pad(outOfReach);
    size += PADDING;
  }
}
