package org.cosmoassay.statistics.neighbour;

import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Brings points into the order of a balanced k-d tree and bounds its nodes.
 *
 * <p>A tree of depth D has 2^l nodes at level l; node j of a level of N points holds the points [jN
 * / 2^l, (j + 1)N / 2^l), so its children are known without any pointer. Nodes are numbered as in a
 * heap: 0 is the root, 2i + 1 and 2i + 2 are the children of i. A node is split across its widest
 * axis.
 */
final class TreeBuilder {

  /** Numbers per node: centre and half-width along x, y, z. */
  static final int BOUNDS = 6;

  /** Levels split one after the other before the subtrees below are built side by side. */
  private static final int SERIAL_LEVELS = 4;

  /** Below this many points a task costs more than it saves. */
  private static final int FEWEST_POINTS_FOR_TASKS = 20_000;

  private final double[][] points;
  private final int[] order;
  private final int depth;
  private final double[] bounds;
  private final double[] margins = new double[3];

  private TreeBuilder(PeriodicBox box, double[][] points, int[] order, int depth) {
    this.points = points;
    this.order = order;
    this.depth = depth;
    this.bounds = new double[BOUNDS * ((2 << depth) - 1)];
    for (int axis = 0; axis < 3; axis++) {
      // More than the rounding errors of a centre, a half-width and a difference together, so that
      // the distance to a node is never above the computed distance to one of its points.
      margins[axis] = 16 * Math.ulp(box.side(axis));
    }
  }

  /**
   * Reorders the coordinates and their indices in place.
   *
   * @return centre and half-width per axis of every node [Mpc/h]
   */
  static double[] build(PeriodicBox box, double[][] points, int[] order, int depth) {
    TreeBuilder builder = new TreeBuilder(box, points, order, depth);
    if (order.length < FEWEST_POINTS_FOR_TASKS) {
      builder.subtree(0, 0, depth);
    } else {
      builder.subtree(0, 0, SERIAL_LEVELS - 1);
      Parallel.map(
          1 << SERIAL_LEVELS,
          j -> {
            builder.subtree(SERIAL_LEVELS, j, depth);
            return j;
          });
    }
    return builder.bounds;
  }

  /** Bounds node j of a level and, down to the last level, its descendants; splits the others. */
  private void subtree(int level, int j, int lastLevel) {
    int start = first(level, j);
    int end = first(level, j + 1);
    int widest = bound((1 << level) - 1 + j, start, end);
    if (level == depth) {
      return;
    }
    select(points[widest], start, end, first(level + 1, 2 * j + 1));
    if (level < lastLevel) {
      subtree(level + 1, 2 * j, lastLevel);
      subtree(level + 1, 2 * j + 1, lastLevel);
    }
  }

  private int first(int level, int j) {
    return first(order.length, level, j);
  }

  /** Place of the first point of node j of a level, of {@code count} points. */
  static int first(int count, int level, int j) {
    return (int) (((long) j * count) >> level);
  }

  /** Writes the bounds of a node and returns its widest axis. */
  private int bound(int node, int start, int end) {
    int widest = 0;
    double width = -1;
    for (int axis = 0; axis < 3 && start < end; axis++) {
      double[] column = points[axis];
      double lo = column[start];
      double hi = lo;
      for (int i = start + 1; i < end; i++) {
        lo = Math.min(lo, column[i]);
        hi = Math.max(hi, column[i]);
      }
      bounds[BOUNDS * node + axis] = 0.5 * (lo + hi);
      bounds[BOUNDS * node + 3 + axis] = 0.5 * (hi - lo) + margins[axis];
      if (hi - lo > width) {
        width = hi - lo;
        widest = axis;
      }
    }
    return widest;
  }

  /**
   * Reorders [start, end) so that no key before {@code middle} is above, and none from it on below,
   * the key at {@code middle} (Hoare 1961, doi:10.1145/366622.366647; median of three). Scans stop
   * at equal keys, so that many coincident points cost no more than distinct ones.
   */
  private void select(double[] keys, int start, int end, int middle) {
    int lo = start;
    int hi = end - 1;
    while (lo < hi) {
      double pivot = medianOfThree(keys[lo], keys[(lo + hi) >>> 1], keys[hi]);
      int i = lo;
      int j = hi;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (middle <= j) {
        hi = j;
      } else if (middle >= i) {
        lo = i;
      } else {
        return;
      }
    }
  }

  private static double medianOfThree(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private void swap(int i, int j) {
    for (double[] column : points) {
      double value = column[i];
      column[i] = column[j];
      column[j] = value;
    }
    int index = order[i];
    order[i] = order[j];
    order[j] = index;
  }
}
