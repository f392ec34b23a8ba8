package org.cosmoassay.statistics.shape;

import java.util.Arrays;

/** The search of one thread for all points inside a sphere. */
final class SphereSearch {

  private final PointTree tree;
  private final int[] pending;
  private double[] squared = new double[64];

  SphereSearch(PointTree tree) {
    this.tree = tree;
    this.pending = new int[tree.depth() + 2];
  }

  /**
   * Finds the points of squared separation below a limit from a position inside the box; each point
   * counts once, by its nearest image.
   *
   * @param limit in (Mpc/h)^2
   * @return their number
   */
  int find(double x, double y, double z, double limit) {
    int found = 0;
    int open = 0;
    pending[open++] = 0;
    while (open > 0) {
      int node = pending[--open];
      if (tree.squaredSeparationFromNode(node, x, y, z) >= limit) {
        continue;
      }
      if (node < tree.firstLeaf()) {
        pending[open++] = 2 * node + 2;
        pending[open++] = 2 * node + 1;
        continue;
      }
      int end = tree.end(node);
      for (int i = tree.first(node); i < end; i++) {
        double separation = tree.squaredSeparation(i, x, y, z);
        if (separation < limit) {
          if (found == squared.length) {
            squared = Arrays.copyOf(squared, 2 * found);
          }
          squared[found++] = separation;
        }
      }
    }
    return found;
  }

  /** Squared separation [(Mpc/h)^2] of point i found last, in no particular order. */
  double squared(int i) {
    return squared[i];
  }

  /** Brings the first {@code count} squared separations into ascending order. */
  void sort(int count) {
    Arrays.sort(squared, 0, count);
  }
}
