package org.cosmoassay.statistics.shape;

/**
 * The search of one thread for the point nearest to a given one among the points of other
 * components. Of points equally near, the one of the lowest place counts as nearest.
 */
final class ForeignNeighbourSearch {

  private final PointTree tree;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final int[] componentOfPoint;
  private final int[] componentOfNode;
  private final int[] pendingNodes;
  private final double[] pendingSquared;
  private int place = -1;
  private double squared = Double.NaN;

  /**
   * A search among components.
   *
   * @param componentOfPoint component of each point, by place
   * @param componentOfNode the component of all points of a node, -1 when they differ
   */
  ForeignNeighbourSearch(PointTree tree, int[] componentOfPoint, int[] componentOfNode) {
    this.tree = tree;
    this.x = tree.coordinates(0);
    this.y = tree.coordinates(1);
    this.z = tree.coordinates(2);
    this.componentOfPoint = componentOfPoint;
    this.componentOfNode = componentOfNode;
    this.pendingNodes = new int[tree.depth() + 1];
    this.pendingSquared = new double[tree.depth() + 1];
  }

  /**
   * Looks for the nearest foreign point no farther than a bound.
   *
   * @param bound squared, in (Mpc/h)^2; may be infinite
   * @return whether there is one
   */
  boolean find(int query, double bound) {
    int own = componentOfPoint[query];
    double qx = x[query];
    double qy = y[query];
    double qz = z[query];
    // A place behind all others: a point exactly at the bound is found.
    place = tree.size();
    squared = bound;
    int firstLeaf = tree.firstLeaf();
    int pending = 0;
    pendingNodes[pending] = 0;
    pendingSquared[pending++] = 0;
    while (pending > 0) {
      pending--;
      int node = pendingNodes[pending];
      if (!canImprove(node, pendingSquared[pending], own)) {
        continue;
      }
      while (node < firstLeaf) {
        int left = 2 * node + 1;
        double leftSquared = tree.squaredSeparationFromNode(left, qx, qy, qz);
        double rightSquared = tree.squaredSeparationFromNode(left + 1, qx, qy, qz);
        boolean leftFirst = leftSquared <= rightSquared;
        int near = leftFirst ? left : left + 1;
        int far = leftFirst ? left + 1 : left;
        boolean goFar = canImprove(far, leftFirst ? rightSquared : leftSquared, own);
        if (canImprove(near, leftFirst ? leftSquared : rightSquared, own)) {
          if (goFar) {
            pendingNodes[pending] = far;
            pendingSquared[pending++] = leftFirst ? rightSquared : leftSquared;
          }
          node = near;
        } else if (goFar) {
          node = far;
        } else {
          break;
        }
      }
      if (node >= firstLeaf) {
        scan(node, qx, qy, qz, own);
      }
    }
    return place < tree.size();
  }

  /** The place of the point found last. */
  int place() {
    return place;
  }

  /** Squared separation of the point found last, in (Mpc/h)^2. */
  double squared() {
    return squared;
  }

  private boolean canImprove(int node, double nodeSquared, int own) {
    return componentOfNode[node] != own
        && (nodeSquared < squared || (nodeSquared == squared && tree.first(node) < place));
  }

  private void scan(int leaf, double qx, double qy, double qz, int own) {
    int end = tree.end(leaf);
    for (int i = tree.first(leaf); i < end; i++) {
      if (componentOfPoint[i] == own) {
        continue;
      }
      double separation = tree.squaredSeparation(i, qx, qy, qz);
      if (separation < squared || (separation == squared && i < place)) {
        squared = separation;
        place = i;
      }
    }
  }
}
