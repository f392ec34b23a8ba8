package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Counts of one thread: how many points of a tree lie in each of several concentric spheres. Nodes
 * between two neighbouring spheres are counted as a whole.
 */
final class SphereCounter {

  private final NeighbourSearch search;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final int depth;
  private final PeriodicBox box;

  /** The greatest r^2 whose root is within each radius: a comparison of roots, without the root. */
  private final double[] thresholds;

  private final double largest;
  private final int[] counts;
  private final int[] pending;

  /** Equal steps of r^2 and the first threshold that is not below each. */
  private final int[] firstAt;

  private final double perSquare;

  SphereCounter(
      PeriodicBox box, double[][] points, double[] bounds, int depth, double[] thresholds) {
    this.search = new NeighbourSearch(box, points, bounds, depth, 1);
    this.box = box;
    this.x = points[0];
    this.y = points[1];
    this.z = points[2];
    this.depth = depth;
    this.thresholds = thresholds;
    this.largest = thresholds[thresholds.length - 1];
    this.counts = new int[thresholds.length];
    this.pending = new int[depth + 2];
    this.firstAt = new int[STEPS + 1];
    this.perSquare = largest > 0 ? STEPS / largest : 0;
    for (int step = 0; step <= STEPS; step++) {
      // One step down, so that rounding cannot put a number behind its threshold.
      double below = (step - 1) * (largest / STEPS);
      while (firstAt[step] < thresholds.length - 1 && thresholds[firstAt[step]] < below) {
        firstAt[step]++;
      }
    }
  }

  private static final int STEPS = 1024;

  /** The greatest double whose square root is at most each radius. */
  static double[] thresholds(double[] radii) {
    double[] thresholds = new double[radii.length];
    for (int i = 0; i < radii.length; i++) {
      double square = radii[i] * radii[i];
      while (Math.sqrt(square) > radii[i]) {
        square = Math.nextDown(square);
      }
      while (Math.sqrt(Math.nextUp(square)) <= radii[i]) {
        square = Math.nextUp(square);
      }
      thresholds[i] = square;
    }
    return thresholds;
  }

  /**
   * Numbers of points within each radius of a query, itself excluded when it is a point. The array
   * is overwritten by the next call.
   */
  int[] count(QuerySet queries, int query) {
    Arrays.fill(counts, 0);
    double qx = queries.x(query);
    double qy = queries.y(query);
    double qz = queries.z(query);
    int firstLeaf = (1 << depth) - 1;
    int waiting = 0;
    pending[waiting++] = 0;
    while (waiting > 0) {
      int node = pending[--waiting];
      double nearest = search.squaredDistance(node, qx, qy, qz);
      if (!(nearest <= largest)) {
        continue;
      }
      int first = firstSphere(nearest);
      double farthest = search.squaredFarthest(node, qx, qy, qz);
      if (farthest <= largest && firstSphere(farthest) == first) {
        counts[first] += points(node);
      } else if (node < firstLeaf) {
        pending[waiting++] = 2 * node + 2;
        pending[waiting++] = 2 * node + 1;
      } else {
        scan(node - firstLeaf, qx, qy, qz);
      }
    }
    if (queries.self(query) >= 0) {
      counts[0]--;
    }
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
    return counts;
  }

  /** The smallest sphere that holds a point at this squared distance; the last if none does. */
  private int firstSphere(double squared) {
    int sphere = firstAt[(int) Math.min(STEPS, squared * perSquare)];
    while (sphere < thresholds.length - 1 && thresholds[sphere] < squared) {
      sphere++;
    }
    return sphere;
  }

  private int points(int node) {
    int level = 31 - Integer.numberOfLeadingZeros(node + 1);
    int j = node + 1 - (1 << level);
    return TreeBuilder.first(x.length, level, j + 1) - TreeBuilder.first(x.length, level, j);
  }

  private void scan(int leaf, double qx, double qy, double qz) {
    int end = TreeBuilder.first(x.length, depth, leaf + 1);
    for (int i = TreeBuilder.first(x.length, depth, leaf); i < end; i++) {
      double dx = box.minimumImage(qx - x[i], 0);
      double dy = box.minimumImage(qy - y[i], 1);
      double dz = box.minimumImage(qz - z[i], 2);
      double squared = dx * dx + dy * dy + dz * dz;
      if (squared <= largest) {
        counts[firstSphere(squared)]++;
      }
    }
  }
}
