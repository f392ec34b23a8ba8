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

  private double[] x = new double[FEW];
  private double[] y = new double[FEW];
  private double[] z = new double[FEW];
  private int size;

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
    }
  }

  /** Adds points {@code from .. to - 1} of a grid. */
  void add(CellGrid grid, int from, int to) {
    int n = to - from;
    reserve(n);
    if (n > FEW) {
      System.arraycopy(grid.x(), from, x, size, n);
      System.arraycopy(grid.y(), from, y, size, n);
      System.arraycopy(grid.z(), from, z, size, n);
      size += n;
      return;
    }
    double[] gridX = grid.x();
    double[] gridY = grid.y();
    double[] gridZ = grid.z();
    for (int j = from; j < to; j++) {
      x[size] = gridX[j];
      y[size] = gridY[j];
      z[size] = gridZ[j];
      size++;
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
