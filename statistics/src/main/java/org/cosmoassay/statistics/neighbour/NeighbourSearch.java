package org.cosmoassay.statistics.neighbour;

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
  private final double hx;
  private final double hy;
  private final double hz;

  /** Squared distances of the nearest points so far. */
  private final SmallestValues nearest;

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
    this.hx = 0.5 * lx;
    this.hy = 0.5 * ly;
    this.hz = 0.5 * lz;
    this.nearest = new SmallestValues(k);
    this.pendingNodes = new int[depth + 1];
    this.pendingSquared = new double[depth + 1];
  }

  /**
   * Squared distances [(Mpc/h)^2] of the k points nearest to a query, ascending; infinite where
   * there are no more. The array, which may be longer than k, is overwritten by the next call.
   *
   * @param limit only squared distances below it are looked for
   */
  double[] nearestSquared(QuerySet queries, int query, double limit) {
    nearest.reset(limit);
    double qx = queries.x(query);
    double qy = queries.y(query);
    double qz = queries.z(query);
    int self = queries.self(query);
    int firstLeaf = (1 << depth) - 1;
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
          return nearest.ascending();
        }
        pending--;
      } while (pendingSquared[pending] >= nearest.limit());
      node = pendingNodes[pending];
    }
  }

  private void scan(int leaf, double qx, double qy, double qz, int self) {
    double limit = nearest.limit();
    int end = TreeBuilder.first(x.length, depth, leaf + 1);
    for (int i = TreeBuilder.first(x.length, depth, leaf); i < end; i++) {
      // |minimumImage(d)| to the last bit; hardly any point is nearer through a face.
      double dx = Math.abs(qx - x[i]);
      double dy = Math.abs(qy - y[i]);
      double dz = Math.abs(qz - z[i]);
      dx = dx > hx ? lx - dx : dx;
      dy = dy > hy ? ly - dy : dy;
      dz = dz > hz ? lz - dz : dz;
      double squared = dx * dx + dy * dy + dz * dz;
      if (squared < limit && i != self) {
        limit = nearest.add(squared);
      }
    }
  }

  /** Never above the computed squared distance of a point of the node; squares are monotone. */
  double squaredDistance(int node, double qx, double qy, double qz) {
    int at = TreeBuilder.BOUNDS * node;
    double dx = gap(Math.abs(qx - bounds[at]), hx, bounds[at + 3]);
    double dy = gap(Math.abs(qy - bounds[at + 1]), hy, bounds[at + 4]);
    double dz = gap(Math.abs(qz - bounds[at + 2]), hz, bounds[at + 5]);
    return dx * dx + dy * dy + dz * dz;
  }

  /** Never below the computed squared distance of a point of the node. */
  double squaredFarthest(int node, double qx, double qy, double qz) {
    int at = TreeBuilder.BOUNDS * node;
    double dx = farthest(Math.abs(qx - bounds[at]), hx, bounds[at + 3]);
    double dy = farthest(Math.abs(qy - bounds[at + 1]), hy, bounds[at + 4]);
    double dz = farthest(Math.abs(qz - bounds[at + 2]), hz, bounds[at + 5]);
    return dx * dx + dy * dy + dz * dz;
  }

  /** min(d, L - d) + w up to rounding; nothing on a circle is farther than half its length. */
  private static double farthest(double d, double half, double w) {
    return Math.min(half, (half - Math.abs(d - half)) + w);
  }

  /**
   * max(0, min(d, L - d) - w) up to rounding: the gap between a place and an interval on a circle,
   * without a branch.
   *
   * @param d distance from the centre of the interval along the line
   * @param half half the length L of the circle
   * @param w half-width of the interval
   */
  private static double gap(double d, double half, double w) {
    double signed = (half - Math.abs(d - half)) - w;
    return 0.5 * (signed + Math.abs(signed));
  }
}
