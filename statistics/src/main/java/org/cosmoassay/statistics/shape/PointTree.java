package org.cosmoassay.statistics.shape;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A balanced k-d tree of the points of a cloud in its periodic box. Points carry the numbers 0 .. N
 * - 1 of their places in the tree; nodes are numbered as in a heap (the children of i are 2i + 1
 * and 2i + 2) and hold contiguous places, so that neighbours in space are neighbours in memory.
 *
 * <p>The squared separation of two points is dx^2 + dy^2 + dz^2, in this order and without fused
 * operations, each difference |d| shortened to min(|d|, L - |d|): the double that a loop over all
 * points finds with {@link PeriodicBox#minimumImage}, and the same both ways round.
 *
 * <p>Reference: Friedman, Bentley & Finkel 1977, doi:10.1145/355744.355745.
 */
final class PointTree {

  /** Most points in a leaf. */
  private static final int LEAF_SIZE = 8;

  private final PeriodicBox box;
  private final double[][] points;
  private final int[] order;
  private final int depth;

  /** First place of each node; nodes of one level follow each other. */
  private final int[] first;

  /** Centre and half-width of each node per axis, in Mpc/h. */
  private final double[][] centres = new double[3][];

  private final double[][] halfWidths = new double[3][];

  private PointTree(PeriodicBox box, double[][] points, int[] order, int depth) {
    this.box = box;
    this.points = points;
    this.order = order;
    this.depth = depth;
    int nodes = (2 << depth) - 1;
    first = new int[nodes];
    for (int axis = 0; axis < 3; axis++) {
      centres[axis] = new double[nodes];
      halfWidths[axis] = new double[nodes];
    }
  }

  /** The tree of all points of a cloud, which may be empty. */
  static PointTree of(PointCloud cloud) {
    double[][] points = {cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2)};
    int[] order = new int[cloud.size()];
    Arrays.setAll(order, i -> i);
    int depth = 0;
    while ((long) LEAF_SIZE << depth < order.length) {
      depth++;
    }
    PointTree tree = new PointTree(cloud.box(), points, order, depth);
    tree.build(0, 0, 0);
    return tree;
  }

  int size() {
    return order.length;
  }

  PeriodicBox box() {
    return box;
  }

  /** Coordinates along an axis in the order of places, in Mpc/h; shared, never written to. */
  double[] coordinates(int axis) {
    return points[axis];
  }

  /** Index in the cloud of the point at a place. */
  int index(int place) {
    return order[place];
  }

  int depth() {
    return depth;
  }

  int nodes() {
    return first.length;
  }

  /** The number of the first leaf; all nodes from it on are leaves. */
  int firstLeaf() {
    return (1 << depth) - 1;
  }

  /** The first place of a node. */
  int first(int node) {
    return first[node];
  }

  /** The place after the last of a node. */
  int end(int node) {
    // The last node of a level, 2^l - 2, is followed by one of the next level.
    boolean last = ((node + 2) & (node + 1)) == 0;
    return last ? order.length : first[node + 1];
  }

  /** Squared separation of two points, in (Mpc/h)^2. */
  double squaredSeparation(int a, int b) {
    return squaredSeparation(a, points[0][b], points[1][b], points[2][b]);
  }

  /** Squared separation [(Mpc/h)^2] of a point from a position inside the box. */
  double squaredSeparation(int a, double x, double y, double z) {
    double dx = Math.abs(points[0][a] - x);
    double dy = Math.abs(points[1][a] - y);
    double dz = Math.abs(points[2][a] - z);
    dx = Math.min(dx, box.lx() - dx);
    dy = Math.min(dy, box.ly() - dy);
    dz = Math.min(dz, box.lz() - dz);
    return dx * dx + dy * dy + dz * dz;
  }

  /** Never above the squared separation of the position from a point of the node. */
  double squaredSeparationFromNode(int node, double x, double y, double z) {
    double dx = Math.abs(centres[0][node] - x);
    double dy = Math.abs(centres[1][node] - y);
    double dz = Math.abs(centres[2][node] - z);
    dx = Math.max(Math.min(dx, box.lx() - dx) - halfWidths[0][node], 0);
    dy = Math.max(Math.min(dy, box.ly() - dy) - halfWidths[1][node], 0);
    dz = Math.max(Math.min(dz, box.lz() - dz) - halfWidths[2][node], 0);
    return dx * dx + dy * dy + dz * dz;
  }

  /** Bounds node j of a level, splits it across its widest axis and goes on with both halves. */
  private void build(int node, int level, int j) {
    int start = start(level, j);
    int end = start(level, j + 1);
    first[node] = start;
    int widest = bound(node, start, end);
    if (level < depth) {
      select(points[widest], start, end, start(level + 1, 2 * j + 1));
      build(2 * node + 1, level + 1, 2 * j);
      build(2 * node + 2, level + 1, 2 * j + 1);
    }
  }

  private int start(int level, int j) {
    return (int) (((long) j * order.length) >> level);
  }

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
      centres[axis][node] = 0.5 * (lo + hi);
      // More than the rounding errors of a centre, a half-width and a difference together.
      halfWidths[axis][node] = 0.5 * (hi - lo) + 8 * Math.ulp(box.side(axis));
      if (hi - lo > width) {
        width = hi - lo;
        widest = axis;
      }
    }
    return widest;
  }

  /**
   * Reorders [start, end) so that no key before {@code middle} is above, and none from it on below,
   * the key at {@code middle} (Hoare 1961, doi:10.1145/366622.366647; median of three).
   */
  private void select(double[] keys, int start, int end, int middle) {
    int lo = start;
    int hi = end - 1;
    while (lo < hi) {
      double a = keys[lo];
      double b = keys[(lo + hi) >>> 1];
      double c = keys[hi];
      double pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
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
