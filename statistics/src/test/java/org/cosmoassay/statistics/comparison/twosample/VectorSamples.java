package org.cosmoassay.statistics.comparison.twosample;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Made-up vectors. */
final class VectorSamples {

  private VectorSamples() {}

  /** Gaussian vectors (n, p) of variance 1 with the same correlation between all values. */
  static double[][] gaussian(int n, int p, double correlation, long seed) {
    UniformRandomProvider random = RandomStreams.of(seed);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] vectors = new double[n][p];
    for (double[] vector : vectors) {
      double common = Math.sqrt(correlation) * normal.sample();
      Arrays.setAll(vector, k -> common + Math.sqrt(1 - correlation) * normal.sample());
    }
    return vectors;
  }

  static double[][] map(double[][] vectors, DoubleUnaryOperator change) {
    return Arrays.stream(vectors)
        .map(vector -> Arrays.stream(vector).map(change).toArray())
        .toArray(double[][]::new);
  }

  static double[][] plus(double[][] vectors, double shift) {
    return map(vectors, x -> x + shift);
  }

  static double[][] times(double[][] vectors, double factor) {
    return map(vectors, x -> x * factor);
  }

  /** One value per vector. */
  static double[][] scalars(double... values) {
    return Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }

  static TwoSampleResult test(TwoSampleTest test, double[][] r, double[][] g, boolean paired) {
    return test.test(TwoSamples.of(r, g, paired), new Permutations(999, 0.05, 1));
  }
}
