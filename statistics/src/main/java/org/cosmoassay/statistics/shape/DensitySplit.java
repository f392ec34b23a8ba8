package org.cosmoassay.statistics.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.twopoint.BinnedPairs;
import org.cosmoassay.statistics.twopoint.CrossWalk;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Density-split clustering: how the points of a cloud cluster around places of low, middling and
 * high density.
 *
 * <p>Random query points fill the box. The density at a query is the number of points of the cloud
 * nearer than a radius R, counted exactly. Queries are ordered by it and split into quantiles of
 * equal size (to one), quantile 0 the emptiest; queries of equal density keep the order in which
 * they were drawn, that is a random one. Of each quantile the cross-correlation with the cloud is
 * xi_q(r) = D_q D / (N_q N V_shell / V_box) - 1, exact in a periodic box; D_q D counts pairs of a
 * query and a point. The mean of xi_q over quantiles, weighted by N_q, is that of all queries,
 * which is 0 up to the noise of queries.
 *
 * <p>For a Poisson cloud xi_q(r &lt; R) is the mean count of the quantile over nbar 4/3 pi R^3,
 * less 1, and 0 beyond R.
 *
 * <p>Columns: {@code pairs_q0}, ... and {@code xi_q0}, ..., one each per quantile. A bin without
 * pairs of a quantile is NaN for it, never -1, and the row flagged {@link Flag#EMPTY}; with a cloud
 * without points all is NaN, flagged {@link Flag#TOO_FEW}. Weights are not used. Query points are a
 * function of seed, number and box alone, the same for every cloud of a comparison.
 *
 * <p>References: Paillas et al. 2021, arXiv:2101.09854; Paillas et al. 2023, arXiv:2209.04310.
 */
public final class DensitySplit implements Statistic {

  /** Queries of one task: far longer than its scheduling. */
  private static final int QUERIES_PER_TASK = 1024;

  /** Most quantiles. */
  public static final int MOST_QUANTILES = 100;

  /** Most query points. */
  public static final int MOST_QUERIES = 10_000_000;

  private final RadialBins bins;
  private final int quantiles;
  private final double radius;
  private final int queries;
  private final long seed;

  private DensitySplit(RadialBins bins, int quantiles, double radius, int queries, long seed) {
    this.bins = bins;
    this.quantiles = quantiles;
    this.radius = radius;
    this.queries = queries;
    this.seed = seed;
  }

  /**
   * Density-split clustering.
   *
   * @param bins of the separation of queries and points
   * @param quantiles number of quantiles, from 2 on
   * @param radius R of the spheres in which the density is counted, in Mpc/h
   * @param queries number of query points
   * @param seed of the query points
   * @throws IllegalArgumentException when one of them is out of range
   */
  public static DensitySplit of(
      RadialBins bins, int quantiles, double radius, int queries, long seed) {
    if (quantiles < 2 || quantiles > MOST_QUANTILES) {
      throw new IllegalArgumentException(
          "quantiles: %d given; use 2 to %d".formatted(quantiles, MOST_QUANTILES));
    }
    if (!(radius > 0)) {
      throw new IllegalArgumentException(
          "radius: spheres of %s Mpc/h hold nothing; use a radius above 0".formatted(radius));
    }
    if (queries < quantiles || queries > MOST_QUERIES) {
      throw new IllegalArgumentException(
          "queries: %d points for %d quantiles; use %d to %d"
              .formatted(queries, quantiles, quantiles, MOST_QUERIES));
    }
    return new DensitySplit(bins, quantiles, radius, queries, seed);
  }

  @Override
  public String name() {
    return "density-split";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "bins=%s; quantiles=%d; radius=%s; queries=%d; seed=%d"
        .formatted(bins, quantiles, radius, queries, seed);
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    bins.requireFits(cloud.box());
    requireRadiusIn(cloud.box());
    double[][] points = queryPoints(cloud.box());
    int[] ranked = ranked(counts(cloud, points));
    PairPoints tracers = PairPoints.of(cloud);
    List<Column> pairs = new ArrayList<>();
    List<Column> correlations = new ArrayList<>();
    Flag[] flags = new Flag[bins.count()];
    Arrays.fill(flags, Flag.NONE);
    for (int q = 0; q < quantiles; q++) {
      int[] members = Arrays.copyOfRange(ranked, share(q), share(q + 1));
      long[] counted = pairs(pick(cloud.box(), points, members), tracers);
      double[] xi = new double[counted.length];
      for (int i = 0; i < xi.length; i++) {
        double unclustered =
            (double) members.length * cloud.size() * (bins.shellVolume(i) / cloud.box().volume());
        xi[i] = counted[i] == 0 ? Double.NaN : counted[i] / unclustered - 1;
        if (counted[i] == 0) {
          flags[i] = cloud.size() == 0 ? Flag.TOO_FEW : Flag.EMPTY;
        }
      }
      pairs.add(Column.counts("pairs_q" + q, counted));
      correlations.add(Column.component("xi_q" + q, "", xi));
    }
    pairs.addAll(correlations);
    return Measurement.of(name(), bins.axis("r"), pairs, flags);
  }

  /** Coordinates of the query points per axis, in Mpc/h. */
  double[][] queryPoints(PeriodicBox box) {
    UniformRandomProvider rng =
        RandomStreams.of(RandomStreams.split(seed, "density-split-queries", 0));
    double[][] points = new double[3][queries];
    for (int i = 0; i < queries; i++) {
      for (int axis = 0; axis < 3; axis++) {
        points[axis][i] = box.wrap(rng.nextDouble() * box.side(axis), axis);
      }
    }
    return points;
  }

  /** Number of points of the cloud nearer than the radius to each query. */
  private int[] counts(PointCloud cloud, double[][] points) {
    PointTree tree = PointTree.of(cloud);
    int[] counts = new int[queries];
    int tasks = (queries + QUERIES_PER_TASK - 1) / QUERIES_PER_TASK;
    Parallel.map(
        tasks,
        task -> {
          SphereSearch search = new SphereSearch(tree);
          int end = Math.min(queries, (task + 1) * QUERIES_PER_TASK);
          for (int i = task * QUERIES_PER_TASK; i < end; i++) {
            counts[i] = search.find(points[0][i], points[1][i], points[2][i], radius * radius);
          }
          return task;
        });
    return counts;
  }

  /** Queries in ascending order of their counts, then of their numbers. */
  private static int[] ranked(int[] counts) {
    long[] keys = new long[counts.length];
    Arrays.setAll(keys, i -> ((long) counts[i] << Integer.SIZE) | i);
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Rank of the first query of a quantile. */
  private int share(int quantile) {
    return (int) ((long) quantile * queries / quantiles);
  }

  private long[] pairs(PairPoints members, PairPoints tracers) {
    if (tracers.size() == 0) {
      return new long[bins.count()];
    }
    BinnedPairs counted = CrossWalk.between(members, tracers, PairBinning.separations(bins));
    return counted.pairs();
  }

  private static PairPoints pick(PeriodicBox box, double[][] points, int[] members) {
    double[][] picked = new double[3][members.length];
    for (int axis = 0; axis < 3; axis++) {
      double[] column = points[axis];
      Arrays.setAll(picked[axis], i -> column[members[i]]);
    }
    return PairPoints.of(PointCloud.of(box, picked[0], picked[1], picked[2]));
  }

  private void requireRadiusIn(PeriodicBox box) {
    double half = 0.5 * box.shortestSide();
    if (!(radius < half)) {
      throw new IllegalArgumentException(
          "radius = %s Mpc/h must be below half the shortest box side, %s Mpc/h"
              .formatted(radius, half));
    }
  }
}
