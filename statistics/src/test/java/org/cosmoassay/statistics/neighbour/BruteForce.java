package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Neighbour distances from a loop over all points and a full sort, and the queries they need. */
final class BruteForce {

  private BruteForce() {}

  /** Coordinates per axis [Mpc/h] of query points in the caller's order. */
  static double[][] coordinates(QueryPoints queries, PeriodicBox box) {
    PointCloud empty = PointCloud.of(box, new double[0], new double[0], new double[0]);
    QuerySet set = queries.in(NeighbourTree.of(empty));
    double[][] points = new double[3][set.size()];
    for (int i = 0; i < set.size(); i++) {
      points[0][set.place(i)] = set.x(i);
      points[1][set.place(i)] = set.y(i);
      points[2][set.place(i)] = set.z(i);
    }
    return points;
  }

  /** Distances [Mpc/h] of all points but the excluded one (-1: none) from a query, ascending. */
  static double[] distances(PointCloud cloud, double[] query, int excluded) {
    PeriodicBox box = cloud.box();
    double[] distances = new double[cloud.size()];
    int count = 0;
    for (int i = 0; i < cloud.size(); i++) {
      if (i == excluded) {
        continue;
      }
      double dx = box.minimumImage(query[0] - cloud.x(i), 0);
      double dy = box.minimumImage(query[1] - cloud.y(i), 1);
      double dz = box.minimumImage(query[2] - cloud.z(i), 2);
      distances[count++] = Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
    double[] sorted = Arrays.copyOf(distances, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
