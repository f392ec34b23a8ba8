package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The search of one thread through a tree: nearer child first, nodes beyond the k-th neighbour so
 * far left out.
 */
final class NeighbourSearch {

  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] bounds;
  private final int depth;
  private final double lx;
  private final double ly;
  private final double lz;

  /** Squared distances of the nearest points so far, ascending. */
  private final double[] nearest;

  /** Nodes still to be visited and their squared distances; one per level at most. */
  private final int[] pendingNodes;

  private final double[] pendingSquared;

  NeighbourSearch(PeriodicBox box, double[][] points, double[] bounds, int depth, int k) {
    this.x = points[0];
    this.y = points[1];
    this.z = points[2];
    this.bounds = bounds;
    this.depth = depth;
    this.lx = box.lx();
    this.ly = box.ly();
    this.lz = box.lz();
    this.nearest = new double[k];
    this.pendingNodes = new int[depth + 1];
    this.pendingSquared = new double[depth + 1];
  }

  /**
   * Squared distances [(Mpc/h)^2] of the k points nearest to a query, ascending; infinite where
   * there are no more. The array is overwritten by the next call.
   */
  double[] nearestSquared(QuerySet queries, int query) {
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    double qx = queries.x(query);
    double qy = queries.y(query);
    double qz = queries.z(query);
    int self = queries.self(query);
    int firstLeaf = (1 << depth) - 1;
    int last = nearest.length - 1;
    int pending = 0;
    int node = 0;
    while (true) {
      while (node < firstLeaf) {
        int left = 2 * node + 1;
        double leftSquared = squaredDistance(left, qx, qy, qz);
        double rightSquared = squaredDistance(left + 1, qx, qy, qz);
        boolean leftFirst = leftSquared <= rightSquared;
        node = leftFirst ? left : left + 1;
        pendingNodes[pending] = leftFirst ? left + 1 : left;
        pendingSquared[pending++] = leftFirst ? rightSquared : leftSquared;
      }
      scan(node - firstLeaf, qx, qy, qz, self);
      // A node as far as the k-th neighbour can only hold the same distance again.
      do {
        if (pending == 0) {
          return nearest;
        }
        pending--;
      } while (pendingSquared[pending] >= nearest[last]);
      node = pendingNodes[pending];
    }
  }

  private void scan(int leaf, double qx, double qy, double qz, int self) {
    int last = nearest.length - 1;
    double farthest = nearest[last];
    int end = TreeBuilder.first(x.length, depth, leaf + 1);
    for (int i = TreeBuilder.first(x.length, depth, leaf); i < end; i++) {
      // min(d, L - d) is |minimumImage(d)| to the last bit, without a branch.
      double dx = Math.abs(qx - x[i]);
      double dy = Math.abs(qy - y[i]);
      double dz = Math.abs(qz - z[i]);
      dx = Math.min(dx, lx - dx);
      dy = Math.min(dy, ly - dy);
      dz = Math.min(dz, lz - dz);
      double squared = dx * dx + dy * dy + dz * dz;
      if (squared < farthest && i != self) {
        int place = last;
        while (place > 0 && nearest[place - 1] > squared) {
          nearest[place] = nearest[place - 1];
          place--;
        }
        nearest[place] = squared;
        farthest = nearest[last];
      }
    }
  }

  /** Never above the computed squared distance of a point of the node; squares are monotone. */
  private double squaredDistance(int node, double qx, double qy, double qz) {
    int at = TreeBuilder.BOUNDS * node;
    double dx = Math.abs(qx - bounds[at]);
    double dy = Math.abs(qy - bounds[at + 1]);
    double dz = Math.abs(qz - bounds[at + 2]);
    dx = Math.max(Math.min(dx, lx - dx) - bounds[at + 3], 0);
    dy = Math.max(Math.min(dy, ly - dy) - bounds[at + 4], 0);
    dz = Math.max(Math.min(dz, lz - dz) - bounds[at + 5], 0);
    return dx * dx + dy * dy + dz * dz;
  }
}
