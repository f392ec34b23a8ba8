package org.cosmoassay.statistics.comparison.covariance;

import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * The covariance (p, p) of the mean of n vectors, from the vectors themselves.
 *
 * <ul>
 *   <li>{@link #sample}: sum (x_i - xbar)(x_i - xbar)^T / (n (n - 1));
 *   <li>{@link #jackknife}: (n - 1)/n sum of products of the means without one vector about their
 *       mean; of a mean it is the same as the first, to rounding;
 *   <li>{@link #bootstrap}: the covariance (divisor B - 1) of the means of B samples of n vectors
 *       drawn with replacement, which tends to (n - 1)/n of the first.
 * </ul>
 *
 * <p>For a function of the mean, such as a ratio, the last two hold where the first does not; they
 * take one.
 *
 * <p>Efron (1979), doi:10.1214/aos/1176344552; Efron and Stein (1981), doi:10.1214/aos/1176345462.
 */
public final class MeanCovariance {

  private MeanCovariance() {}

  /** What is estimated from a mean vector. */
  public interface Estimator {
    double[] of(double[] mean);
  }

  /**
   * The sample covariance over n.
   *
   * @param vectors values (n, p), n at least 2
   */
  public static double[][] sample(double[][] vectors) {
    int n = requireTwo(vectors);
    return products(vectors, mean(vectors), 1 / (n * (n - 1.0)));
  }

  /** The jackknife covariance of a function of the mean, the identity for the mean itself. */
  public static double[][] jackknife(double[][] vectors, Estimator estimator) {
    int n = requireTwo(vectors);
    double[] mean = mean(vectors);
    double[][] estimates = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] without = new double[mean.length];
      for (int k = 0; k < mean.length; k++) {
        without[k] = (n * mean[k] - vectors[i][k]) / (n - 1);
      }
      estimates[i] = estimator.of(without);
    }
    return products(estimates, mean(estimates), (n - 1.0) / n);
  }

  /**
   * The bootstrap covariance of a function of the mean.
   *
   * @param draws B, at least 2
   */
  public static double[][] bootstrap(
      double[][] vectors, Estimator estimator, int draws, long seed) {
    int n = requireTwo(vectors);
    if (draws < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "A bootstrap needs at least 2 draws, not %d.", draws));
    }
    UniformRandomProvider random = RandomStreams.of(seed);
    double[][] estimates = new double[draws][];
    for (int b = 0; b < draws; b++) {
      double[][] drawn = new double[n][];
      for (int i = 0; i < n; i++) {
        drawn[i] = vectors[random.nextInt(n)];
      }
      estimates[b] = estimator.of(mean(drawn));
    }
    return products(estimates, mean(estimates), 1 / (draws - 1.0));
  }

  private static int requireTwo(double[][] vectors) {
    if (vectors.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A covariance needs at least 2 vectors, not %d.", vectors.length));
    }
    return vectors.length;
  }

  private static double[] mean(double[][] vectors) {
    double[] mean = new double[vectors[0].length];
    for (double[] vector : vectors) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vector[k] / vectors.length;
      }
    }
    return mean;
  }

  private static double[][] products(double[][] vectors, double[] mean, double factor) {
    int p = mean.length;
    double[][] covariance = new double[p][p];
    for (double[] vector : vectors) {
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          covariance[a][b] += factor * (vector[a] - mean[a]) * (vector[b] - mean[b]);
        }
      }
    }
    return covariance;
  }
}
