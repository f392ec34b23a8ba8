package org.cosmoassay.generators.pointprocess;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Parameters;

/**
 * How many points a cloud has.
 *
 * @param mean expected number of points
 * @param fixed whether every cloud has exactly that number, rather than the natural scatter of the
 *     process
 */
record PointCount(double mean, boolean fixed) {

  /** More points than this do not fit the arrays of a cloud with room to spare. */
  static final double MOST = 1e9;

  private static final String NATURAL = "poisson";
  private static final String FIXED = "fixed";

  /** Reads {@code points} and the parameter {@code count}. */
  static PointCount read(GeneratorSettings settings, Parameters parameters) {
    double points = settings.points();
    boolean fixed = parameters.oneOf("count", NATURAL, List.of(NATURAL, FIXED)).equals(FIXED);
    parameters.require(
        points >= 0 && points <= MOST, "points", points, "must be a number from 0 to 1e9");
    parameters.require(
        !fixed || points == Math.rint(points),
        "points",
        points,
        "must be a whole number when count is fixed");
    return new PointCount(points, fixed);
  }

  /** The number itself when it is fixed. */
  int exactly() {
    return Math.toIntExact(Math.round(mean));
  }

  /** A Poisson number; 0 for a mean of 0. */
  static int poisson(UniformRandomProvider random, double mean) {
    return mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
  }

  /** Canonical text for a generator's identity. */
  String identity() {
    return "points=" + mean + " count=" + (fixed ? FIXED : NATURAL);
  }
}
