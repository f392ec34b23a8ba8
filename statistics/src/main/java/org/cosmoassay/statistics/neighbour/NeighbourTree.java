package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A balanced k-d tree of a cloud in its periodic box, for exact distances to the k-th nearest
 * point.
 *
 * <p>The distance of two points is that of their nearest images: r^2 = dx^2 + dy^2 + dz^2, with
 * each difference through {@link PeriodicBox#minimumImage}, summed in this order and without fused
 * operations. Distances equal those of a loop over all points to the last bit, in a box of any
 * shape and at any distance, half the box side and beyond included. Coincident points are separate
 * neighbours at distance 0.
 *
 * <p>Reference: Friedman, Bentley & Finkel 1977, doi:10.1145/355744.355745.
 */
public final class NeighbourTree {

  /** The highest k. */
  public static final int MAX_K = 1024;

  /** Most points in a leaf. */
  static final int LEAF_SIZE = 16;

  /** Queries of one task: far longer than its scheduling, and many for every thread. */
  private static final int QUERIES_PER_TASK = 4096;

  private final PeriodicBox box;

  /** Coordinates per axis in the order of the leaves, in Mpc/h. */
  private final double[][] points;

  /** Index in the cloud of each point of the tree. */
  private final int[] order;

  private final int depth;

  /** Centre and half-width per axis of the box around the points of each node, in heap order. */
  private final double[] bounds;

  private NeighbourTree(PeriodicBox box, double[][] points, int[] order, int depth) {
    this.box = box;
    this.points = points;
    this.order = order;
    this.depth = depth;
    this.bounds = TreeBuilder.build(box, points, order, depth);
  }

  /** The tree of all points of a cloud, which may be empty. */
  public static NeighbourTree of(PointCloud cloud) {
    double[][] points = {cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2)};
    int[] order = new int[cloud.size()];
    Arrays.setAll(order, i -> i);
    int depth = 0;
    while ((long) LEAF_SIZE << depth < order.length) {
      depth++;
    }
    return new NeighbourTree(cloud.box(), points, order, depth);
  }

  /** Number of points N. */
  public int size() {
    return order.length;
  }

  public PeriodicBox box() {
    return box;
  }

  /**
   * Number of points that can be a neighbour of a query: N, or N - 1 when queries are the points
   * themselves. The k-th neighbour exists for k up to this number.
   */
  public int neighbours(QueryPoints queries) {
    return queries.excludesSelf() ? Math.max(0, size() - 1) : size();
  }

  /**
   * Distances [Mpc/h] from every query to its k-th nearest point.
   *
   * @param ks the wanted k, each in 1 .. {@value #MAX_K}, in any order
   * @return an array (number of ks, number of queries), queries in their own order; NaN where there
   *     are fewer than k points
   */
  public double[][] distances(QueryPoints queries, int... ks) {
    int deepest = Arrays.stream(ks).map(NeighbourTree::requireK).max().orElse(1);
    int available = neighbours(queries);
    QuerySet set = queries.in(this);
    double[][] distances = new double[ks.length][set.size()];
    search(
        set,
        deepest,
        () -> distances,
        (rows, query, squared) -> {
          for (int c = 0; c < ks.length; c++) {
            rows[c][set.place(query)] =
                ks[c] > available ? Double.NaN : Math.sqrt(squared[ks[c] - 1]);
          }
        });
    return distances;
  }

  /** What is done with the neighbours of one query. */
  @FunctionalInterface
  interface Visitor<T> {
    /**
     * Takes the squared distances [(Mpc/h)^2] of the nearest points in ascending order, infinite
     * where there are no more; the array, which may be longer than k, is reused later.
     */
    void visit(T accumulator, int query, double[] squared);
  }

  /**
   * Finds the k nearest points of every query. Tasks are fixed runs of queries, each with its own
   * accumulator, returned in the order of the runs.
   */
  <T> List<T> search(QuerySet queries, int k, Supplier<T> accumulators, Visitor<T> visitor) {
    return inTasks(
        queries.size(),
        (first, end) -> {
          SharedSearch search = new SharedSearch(box, points, bounds, depth, k);
          T accumulator = accumulators.get();
          search.search(queries, first, end, accumulator, visitor);
          return accumulator;
        });
  }

  /** What is done with the counts around one query. */
  @FunctionalInterface
  interface CountVisitor<T> {
    /** Takes the numbers of points within each radius; the array is reused for the next query. */
    void visit(T accumulator, int query, int[] counts);
  }

  /**
   * Counts the points within radii [Mpc/h], strictly increasing and below half the shortest side,
   * of every query; a point is within a radius when its distance is not above it. Tasks are fixed
   * runs of queries, each with its own accumulator, returned in the order of the runs.
   */
  <T> List<T> count(
      QuerySet queries, double[] radii, Supplier<T> accumulators, CountVisitor<T> visitor) {
    double[] thresholds = SphereCounter.thresholds(radii);
    return inTasks(
        queries.size(),
        (first, end) -> {
          SphereCounter counter = new SphereCounter(box, points, bounds, depth, thresholds);
          T accumulator = accumulators.get();
          for (int query = first; query < end; query++) {
            visitor.visit(accumulator, query, counter.count(queries, query));
          }
          return accumulator;
        });
  }

  /** The work of one task: queries [first, end). */
  @FunctionalInterface
  private interface Run<T> {
    T over(int first, int end);
  }

  private static <T> List<T> inTasks(int count, Run<T> run) {
    int tasks = (int) (((long) count + QUERIES_PER_TASK - 1) / QUERIES_PER_TASK);
    return Parallel.map(
        tasks,
        task -> {
          int first = task * QUERIES_PER_TASK;
          return run.over(first, Math.min(count, first + QUERIES_PER_TASK));
        });
  }

  /** The points themselves as queries, in the order of the leaves. */
  QuerySet ownPoints() {
    return new QuerySet(points, order, true);
  }

  static int requireK(int k) {
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException(
          "k (%d) must be between 1 and %d, the number of the neighbour".formatted(k, MAX_K));
    }
    return k;
  }
}
