package org.cosmoassay.generators.pointprocess;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * The homogeneous Poisson process: points uniform in the box and independent of each other, so that
 * xi(r) = 0 at every separation and the nearest-neighbour distances follow Erlang's law. The
 * negative control of every clustering statistic.
 *
 * <p>Parameters: {@code count}: {@code poisson} (default; N is a Poisson number of mean {@code
 * points}) or {@code fixed} (N = {@code points}; then a binomial process); {@code
 * velocity-dispersion} in km/s: independent Gaussian velocities of that dispersion per axis.
 * Without it, or when it is 0, the cloud has no velocities. There are no masses.
 *
 * <p>The condition is carried by the cloud and otherwise ignored. Positions do not depend on the
 * velocity parameter: it has a random stream of its own.
 */
public final class UniformProcess implements Generator {

  static final String NAME = "uniform";

  private final PeriodicBox box;
  private final PointCount count;
  private final double velocityDispersion;

  private UniformProcess(PeriodicBox box, PointCount count, double velocityDispersion) {
    this.box = box;
    this.count = count;
    this.velocityDispersion = velocityDispersion;
  }

  /**
   * The process of these settings.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  public static UniformProcess of(GeneratorSettings settings) {
    Parameters parameters = Parameters.of(NAME, settings.parameters());
    PointCount count = PointCount.read(settings, parameters);
    double dispersion = parameters.nonNegative("velocity-dispersion", 0);
    parameters.requireValid();
    return new UniformProcess(settings.box(), count, dispersion);
  }

  @Override
  public String identity() {
    return "%s/1 box=%s,%s,%s %s velocity-dispersion=%s"
        .formatted(NAME, box.lx(), box.ly(), box.lz(), count.identity(), velocityDispersion);
  }

  @Override
  public PointCloud sample(Cosmology condition, long seed) {
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "positions", 0));
    int n = count.fixed() ? count.exactly() : PointCount.poisson(random, count.mean());
    double[][] positions = uniform(random, box, n);
    PointCloud.Builder cloud =
        PointCloud.builder(box)
            .positions(positions[0], positions[1], positions[2])
            .cosmology(condition);
    if (velocityDispersion > 0) {
      double[][] velocities =
          gaussian(RandomStreams.of(RandomStreams.split(seed, "velocities", 0)), n);
      for (double[] component : velocities) {
        for (int i = 0; i < n; i++) {
          component[i] *= velocityDispersion;
        }
      }
      cloud.velocities(velocities[0], velocities[1], velocities[2]);
    }
    return cloud.build();
  }

  /** Coordinates [axis][point] of n independent points, in Mpc/h, uniform in the box. */
  static double[][] uniform(UniformRandomProvider random, PeriodicBox box, int n) {
    double[][] positions = new double[3][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        // u < 1, but u * side may round up to the side itself; wrap makes that 0.
        positions[axis][i] = box.wrap(random.nextDouble() * box.side(axis), axis);
      }
    }
    return positions;
  }

  /** Independent standard normal numbers [axis][point]. */
  static double[][] gaussian(UniformRandomProvider random, int n) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] numbers = new double[3][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        numbers[axis][i] = normal.sample();
      }
    }
    return numbers;
  }
}
