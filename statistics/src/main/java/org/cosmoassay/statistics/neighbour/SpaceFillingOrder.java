package org.cosmoassay.statistics.neighbour;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Orders points along a Morton (Z-order) curve of cells, so that consecutive ones are close in
 * space and the parts of a tree they need are still in the cache. A counting sort: points of one
 * cell keep their order.
 */
final class SpaceFillingOrder {

  /** Few enough cells that counting them costs nothing next to the points. */
  private static final int POINTS_PER_CELL = 4;

  /** At most 2^21 cells. */
  private static final int MOST_BITS_PER_AXIS = 7;

  private SpaceFillingOrder() {}

  /** The points [Mpc/h] of the box in curve order, with their places in the given order. */
  static QuerySet sorted(PeriodicBox box, double[][] points) {
    int count = points[0].length;
    int bits = 0;
    while (bits < MOST_BITS_PER_AXIS && (long) POINTS_PER_CELL << (3 * (bits + 1)) <= count) {
      bits++;
    }
    int[] cells = new int[count];
    for (int axis = 0; axis < 3; axis++) {
      int[] spread = spread(bits, axis);
      double cellsPerLength = (1 << bits) / box.side(axis);
      double[] column = points[axis];
      for (int i = 0; i < count; i++) {
        cells[i] |= spread[Math.min(spread.length - 1, (int) (column[i] * cellsPerLength))];
      }
    }
    int[] next = new int[(1 << (3 * bits)) + 1];
    for (int cell : cells) {
      next[cell + 1]++;
    }
    for (int cell = 1; cell < next.length; cell++) {
      next[cell] += next[cell - 1];
    }
    double[][] sorted = new double[3][count];
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int place = next[cells[i]]++;
      sorted[0][place] = points[0][i];
      sorted[1][place] = points[1][i];
      sorted[2][place] = points[2][i];
      places[place] = i;
    }
    return new QuerySet(sorted, places, false);
  }

  /** For each cell number along an axis its bits, three apart, shifted by the axis. */
  private static int[] spread(int bits, int axis) {
    int[] spread = new int[1 << bits];
    for (int i = 0; i < spread.length; i++) {
      for (int bit = 0; bit < bits; bit++) {
        spread[i] |= ((i >> bit) & 1) << (3 * bit + axis);
      }
    }
    return spread;
  }
}
