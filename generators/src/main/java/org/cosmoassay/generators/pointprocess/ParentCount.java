package org.cosmoassay.generators.pointprocess;

import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The number K of parents of a Thomas process that is known to have N points:
 *
 * <pre>
 *   P(K | N) ~ Poisson(K; lambda) Poisson(N; mu K)
 * </pre>
 *
 * <p>with lambda the mean number of parents and mu the mean number of offspring of one. The law is
 * log-concave in K: its terms fall on both sides of the mode, and are summed until they no longer
 * count. For N = 0 the answer is 0, as parents without offspring leave no trace in a cloud.
 */
final class ParentCount {

  /** Terms below exp(-60) = 1e-26 of the greatest are below the last bit of the sum. */
  private static final double NEGLIGIBLE = -60;

  private final double lambda;
  private final double mu;
  private final int points;

  private ParentCount(double lambda, double mu, int points) {
    this.lambda = lambda;
    this.mu = mu;
    this.points = points;
  }

  /** A draw of K given N = {@code points}. */
  static int draw(UniformRandomProvider random, double lambda, double mu, int points) {
    return points == 0 ? 0 : new ParentCount(lambda, mu, points).draw(random);
  }

  private int draw(UniformRandomProvider random) {
    int mode = mode();
    double[] above = terms(mode, 1);
    double[] below = terms(mode, -1);
    double total = 1 + DoubleStream.of(above).sum() + DoubleStream.of(below).sum();
    double target = random.nextDouble() * total - 1;
    for (int i = 0; i < above.length && target >= 0; i++) {
      target -= above[i];
      if (target < 0) {
        return mode + 1 + i;
      }
    }
    for (int i = 0; i < below.length && target >= 0; i++) {
      target -= below[i];
      if (target < 0) {
        return mode - 1 - i;
      }
    }
    return mode;
  }

  /** P(K) / P(mode) for K = mode + step, mode + 2 step, ... */
  private double[] terms(int mode, int step) {
    DoubleStream.Builder terms = DoubleStream.builder();
    double logTerm = 0;
    for (int k = mode; k + step >= 1; k += step) {
      logTerm += step > 0 ? increment(k) : -increment(k - 1);
      if (logTerm < NEGLIGIBLE) {
        break;
      }
      terms.add(Math.exp(logTerm));
    }
    return terms.build().toArray();
  }

  /** The smallest K >= 1 from which on P(K) does not grow. */
  private int mode() {
    int low = 1;
    int high = 1 << 30;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (increment(middle) <= 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** ln P(k + 1) - ln P(k), falling in k. */
  private double increment(int k) {
    return Math.log(lambda / (k + 1)) + points * Math.log1p(1.0 / k) - mu;
  }
}
