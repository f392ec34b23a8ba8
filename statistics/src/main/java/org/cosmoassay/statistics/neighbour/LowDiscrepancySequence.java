package org.cosmoassay.statistics.neighbour;

import java.util.Locale;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Sequences that fill the unit cube more evenly than independent points, scrambled by a seed so
 * that every point is uniformly distributed and estimates have no bias. The first n of a larger n
 * are the same points.
 */
enum LowDiscrepancySequence {

  /**
   * Sobol's sequence (1967, doi:10.1016/0041-5553(67)90144-9) with the direction numbers of Joe &
   * Kuo 2008 (doi:10.1137/070709359), under a random digital shift: the 52 bits of each coordinate
   * are combined by exclusive or with one random word per axis (Dick & Pillichshammer 2010,
   * doi:10.1017/CBO9780511761188). Every dyadic box holds as many points as before.
   */
  SOBOL {
    @Override
    double[][] points(long seed, int count) {
      UniformRandomProvider rng = stream(seed);
      long[] shift = {rng.nextLong() >>> 12, rng.nextLong() >>> 12, rng.nextLong() >>> 12};
      SobolSequenceGenerator sequence = new SobolSequenceGenerator(3);
      double[][] points = new double[3][count];
      for (int i = 0; i < count; i++) {
        double[] point = sequence.nextVector();
        for (int axis = 0; axis < 3; axis++) {
          points[axis][i] = ((long) (point[axis] * SOBOL_STEPS) ^ shift[axis]) / SOBOL_STEPS;
        }
      }
      return points;
    }
  },

  /**
   * Halton's sequence (1960, doi:10.1007/BF01386213) in bases 2, 3 and 5, its digits multiplied by
   * the weights of Chi, Mascagni & Warnock (2005, doi:10.1016/j.matcom.2005.03.004), shifted modulo
   * 1 by one random vector (Cranley & Patterson 1976, doi:10.1137/0713071).
   */
  HALTON {
    @Override
    double[][] points(long seed, int count) {
      UniformRandomProvider rng = stream(seed);
      double[] shift = {rng.nextDouble(), rng.nextDouble(), rng.nextDouble()};
      HaltonSequenceGenerator sequence = new HaltonSequenceGenerator(3);
      double[][] points = new double[3][count];
      for (int i = 0; i < count; i++) {
        double[] point = sequence.nextVector();
        for (int axis = 0; axis < 3; axis++) {
          double moved = point[axis] + shift[axis];
          points[axis][i] = moved < 1 ? moved : moved - 1;
        }
      }
      return points;
    }
  };

  /** Coordinates of the sequence are multiples of 2^-52. */
  private static final double SOBOL_STEPS = 0x1p52;

  /** Coordinates in [0, 1) per axis of the first points; a function of the arguments alone. */
  abstract double[][] points(long seed, int count);

  /** The word of the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  UniformRandomProvider stream(long seed) {
    return RandomStreams.of(RandomStreams.split(seed, "knn-queries-" + word(), 0));
  }
}
