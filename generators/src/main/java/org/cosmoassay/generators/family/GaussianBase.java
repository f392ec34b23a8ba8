package org.cosmoassay.generators.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Independent standard normal numbers, where most models begin. */
public final class GaussianBase {

  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private GaussianBase() {}

  /** Numbers of a seed. */
  public static double[] draw(long seed, int numbers) {
    return draw(RandomStreams.of(RandomStreams.split(seed, "base", 0)), numbers);
  }

  /** Numbers of a stream. */
  public static double[] draw(UniformRandomProvider random, int numbers) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] drawn = new double[numbers];
    for (int i = 0; i < numbers; i++) {
      drawn[i] = normal.sample();
    }
    return drawn;
  }

  /** Log-density of each point, in nats; shape (points). */
  public static double[] logDensity(double[] points, int dimension) {
    double[] density = new double[points.length / dimension];
    for (int i = 0; i < density.length; i++) {
      double squares = 0;
      for (int j = 0; j < dimension; j++) {
        double x = points[i * dimension + j];
        squares += x * x;
      }
      density[i] = -0.5 * (squares + dimension * LOG_2_PI);
    }
    return density;
  }
}
