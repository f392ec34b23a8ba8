package org.cosmoassay.statistics.shape;

/**
 * The growth of underdense spheres by one thread: the largest r around a centre with N(&lt;r) &lt;=
 * (1 + delta) nbar 4/3 pi r^3.
 *
 * <p>A sphere of radius r_max may hold m = floor((1 + delta) nbar 4/3 pi r_max^3) points, a smaller
 * one no more: only the m + 1 points nearest to the centre matter. They lie within the distance of
 * the (m + 1)-th from a centre nearby and the way from there.
 */
final class SphereGrowth {

  /** Far above the rounding errors of a sum of two distances and its square. */
  private static final double SLACK = 1 + 1e-12;

  private final SphereSearch search;
  private final PointTree tree;
  private final double smallest;
  private final double largest;

  /** Points allowed per r^3, in h^3/Mpc^3. */
  private final double allowed;

  private final int most;
  private final double[] previous = new double[3];
  private double reach = Double.POSITIVE_INFINITY;

  /**
   * Spheres of radii from the smallest to the largest [Mpc/h].
   *
   * @param threshold mean density contrast delta
   */
  SphereGrowth(PointTree tree, double threshold, double smallest, double largest) {
    this.tree = tree;
    this.search = new SphereSearch(tree);
    this.smallest = smallest * smallest;
    this.largest = largest * largest;
    this.allowed = (1 + threshold) * (tree.size() / tree.box().volume()) * 4 / 3 * Math.PI;
    this.most = (int) Math.floor(pointsIn(this.largest));
  }

  /** Squared radius [(Mpc/h)^2] around a centre; 0 when below the smallest. */
  double squaredRadius(double[] centre) {
    double near = reach + separation(centre);
    double limit = Math.min(largest, near * near * SLACK);
    int count = search.find(centre[0], centre[1], centre[2], limit);
    search.sort(count);
    System.arraycopy(centre, 0, previous, 0, 3);
    reach = Math.sqrt(count > most ? search.squared(most) : largest);
    if (count <= most) {
      // Fewer than all that are allowed, so the search went as far as the largest sphere.
      return largest;
    }
    // A sphere that grows up to point i in order of distance holds the i points before it.
    for (int i = most; i >= 0; i--) {
      double squared = search.squared(i);
      if (squared < smallest) {
        return 0;
      }
      if (i <= pointsIn(squared)) {
        return squared;
      }
    }
    return 0;
  }

  private double pointsIn(double squaredRadius) {
    return allowed * squaredRadius * Math.sqrt(squaredRadius);
  }

  private double separation(double[] centre) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double difference = tree.box().minimumImage(centre[axis] - previous[axis], axis);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
