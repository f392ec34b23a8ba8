package org.cosmoassay.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Seeded clouds of known laws, and the symmetries of a periodic box. Every cloud carries velocities
 * [km/s], masses [Msun/h] and a cosmology, so that any statistic can measure it.
 */
public final class TestClouds {

  /** Om = 0.3 at z = 0.5: enough for a mapping into redshift space. */
  public static final Cosmology COSMOLOGY = new Cosmology(0.3, 0.05, 0.7, 0.96, 0.8, 0.5);

  /** Velocity dispersion per axis of every cloud here, in km/s. */
  public static final double SIGMA_1D = 300;

  private TestClouds() {}

  /** n independent uniform points with independent Gaussian velocities: no correlations at all. */
  public static PointCloud uniform(PeriodicBox box, int n, long seed) {
    UniformRandomProvider rng = RandomStreams.of(RandomStreams.split(seed, "uniform", 0));
    double[][] positions = new double[3][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][i] = rng.nextDouble() * box.side(axis);
      }
    }
    return complete(box, positions, gaussian(n, rng), rng);
  }

  /**
   * A Thomas (1949) cluster process: a Poisson number of uniform parents, each with a Poisson
   * number of offspring scattered around it by a Gaussian; xi(r) = exp(-r^2 / (4 sigma^2)) / ((4 pi
   * sigma^2)^(3/2) n_parents). Offspring fall towards their parent with v = -100 (x - x_parent)
   * km/s per Mpc/h on top of the random velocities.
   *
   * @param parents expected number of clusters in the box
   * @param offspring expected points per cluster
   * @param sigma scatter per axis, in Mpc/h
   */
  public static PointCloud thomas(
      PeriodicBox box, double parents, double offspring, double sigma, long seed) {
    UniformRandomProvider rng = RandomStreams.of(RandomStreams.split(seed, "thomas", 0));
    ZigguratSampler normal = ZigguratSampler.NormalizedGaussian.of(rng);
    int[] family = PoissonSampler.of(rng, offspring).samples(poisson(parents, rng)).toArray();
    int n = Arrays.stream(family).sum();
    double[][] positions = new double[3][n];
    double[][] velocities = gaussian(n, rng);
    int i = 0;
    for (int members : family) {
      double[] parent = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        parent[axis] = rng.nextDouble() * box.side(axis);
      }
      for (int end = i + members; i < end; i++) {
        for (int axis = 0; axis < 3; axis++) {
          double offset = sigma * normal.sample();
          positions[axis][i] = box.wrap(parent[axis] + offset, axis);
          velocities[axis][i] -= 100 * offset;
        }
      }
    }
    return complete(box, positions, velocities, rng);
  }

  /** Points at given coordinates [Mpc/h], a row per point, with seeded velocities and masses. */
  public static PointCloud at(PeriodicBox box, double[]... points) {
    UniformRandomProvider rng = RandomStreams.of(points.length);
    double[][] positions = new double[3][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[axis][i] = points[i][axis];
      }
    }
    return complete(box, positions, gaussian(points.length, rng), rng);
  }

  /**
   * The cloud with positions rounded down to multiples of {@code spacing}, a power of two [Mpc/h].
   * In a box whose sides are powers of two, differences, squares and their sums are then exact, so
   * that symmetries hold to the last bit.
   */
  public static PointCloud onGrid(PointCloud cloud, double spacing) {
    double[][] positions = positions(cloud);
    for (double[] column : positions) {
      Arrays.setAll(column, i -> spacing * Math.floor(column[i] / spacing));
    }
    return like(cloud, cloud.box(), positions, velocities(cloud), cloud.copyMasses());
  }

  /** The cloud moved by a shift [Mpc/h] and wrapped back into its box. */
  public static PointCloud translated(PointCloud cloud, double... shift) {
    double[][] positions = positions(cloud);
    for (int axis = 0; axis < 3; axis++) {
      double[] column = positions[axis];
      for (int i = 0; i < column.length; i++) {
        column[i] = cloud.box().wrap(column[i] + shift[axis], axis);
      }
    }
    return like(cloud, cloud.box(), positions, velocities(cloud), cloud.copyMasses());
  }

  /** The cloud whose axis a is axis {@code axes[a]} of the given one; the box turns with it. */
  public static PointCloud permuted(PointCloud cloud, int... axes) {
    PeriodicBox box = cloud.box();
    double[][] positions = positions(cloud);
    double[][] velocities = velocities(cloud);
    return like(
        cloud,
        new PeriodicBox(box.side(axes[0]), box.side(axes[1]), box.side(axes[2])),
        new double[][] {positions[axes[0]], positions[axes[1]], positions[axes[2]]},
        new double[][] {velocities[axes[0]], velocities[axes[1]], velocities[axes[2]]},
        cloud.copyMasses());
  }

  /** The same points in another, seeded order. */
  public static PointCloud shuffled(PointCloud cloud, long seed) {
    int[] order = PermutationSampler.natural(cloud.size());
    PermutationSampler.shuffle(RandomStreams.of(seed), order);
    return like(
        cloud,
        cloud.box(),
        pick(positions(cloud), order),
        pick(velocities(cloud), order),
        pick(new double[][] {cloud.copyMasses()}, order)[0]);
  }

  /** Columns x, y, z, freshly copied, in Mpc/h. */
  public static double[][] positions(PointCloud cloud) {
    return new double[][] {cloud.copyPositions(0), cloud.copyPositions(1), cloud.copyPositions(2)};
  }

  /** Columns vx, vy, vz, freshly copied, in km/s. */
  public static double[][] velocities(PointCloud cloud) {
    return new double[][] {
      cloud.copyVelocities(0), cloud.copyVelocities(1), cloud.copyVelocities(2)
    };
  }

  private static int poisson(double mean, UniformRandomProvider rng) {
    return PoissonSampler.of(rng, mean).sample();
  }

  private static double[][] gaussian(int n, UniformRandomProvider rng) {
    ZigguratSampler normal = ZigguratSampler.NormalizedGaussian.of(rng);
    double[][] velocities = new double[3][n];
    for (double[] column : velocities) {
      Arrays.setAll(column, i -> SIGMA_1D * normal.sample());
    }
    return velocities;
  }

  /** Masses follow a power law n(>m) ~ 1/m above 1e12 Msun/h. */
  private static PointCloud complete(
      PeriodicBox box, double[][] positions, double[][] velocities, UniformRandomProvider rng) {
    double[] masses = new double[positions[0].length];
    Arrays.setAll(masses, i -> 1e12 / (1 - rng.nextDouble()));
    return cloud(box, COSMOLOGY, positions, velocities, masses);
  }

  private static PointCloud like(
      PointCloud source,
      PeriodicBox box,
      double[][] positions,
      double[][] velocities,
      double[] masses) {
    return cloud(box, source.cosmology(), positions, velocities, masses);
  }

  private static PointCloud cloud(
      PeriodicBox box,
      Cosmology cosmology,
      double[][] positions,
      double[][] velocities,
      double[] masses) {
    return PointCloud.builder(box)
        .positions(positions[0], positions[1], positions[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .masses(masses)
        .cosmology(cosmology)
        .build();
  }

  private static double[][] pick(double[][] columns, int[] order) {
    double[][] picked = new double[columns.length][order.length];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < order.length; i++) {
        picked[c][i] = columns[c][order[i]];
      }
    }
    return picked;
  }
}
