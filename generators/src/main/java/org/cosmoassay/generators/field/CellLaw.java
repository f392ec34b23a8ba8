package org.cosmoassay.generators.field;

import org.cosmoassay.generators.network.Tensor;

/**
 * The law of the number of halos in one cell, in units of its scatter about its mean, and what it
 * says of a number that is on its way from a Gaussian at time 0 to such a number at time 1: {@code
 * x_t = (1 - t) g + t s}.
 */
final class CellLaw {

  private final double[] probabilities;
  private final double mean;
  private final double scatter;

  private CellLaw(double[] probabilities, double mean, double scatter) {
    this.probabilities = probabilities;
    this.mean = mean;
    this.scatter = scatter;
  }

  /** The law of these probabilities of 0, 1, 2 and so on, which need not add up to 1. */
  static CellLaw of(Tensor probabilities) {
    double[] p = new double[probabilities.size()];
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int n = 0; n < p.length; n++) {
      p[n] = probabilities.at(n);
      sum += p[n];
      first += n * p[n];
      second += (double) n * n * p[n];
    }
    double mean = first / sum;
    return new CellLaw(p, mean, Math.sqrt(second / sum - mean * mean));
  }

  double mean() {
    return mean;
  }

  /** The number of halos in units of the law. */
  double standardized(double count) {
    return (count - mean) / scatter;
  }

  /** The number of halos, not a whole one in general. */
  double count(double standardized) {
    return mean + scatter * standardized;
  }

  /** The mean of s given x_t, from this cell alone; {@code time} below 1. */
  double expected(double x, double time) {
    double noise = 2 * (1 - time) * (1 - time);
    double nearest = Double.POSITIVE_INFINITY;
    for (int n = 0; n < probabilities.length; n++) {
      double away = x - time * standardized(n);
      if (probabilities[n] > 0) {
        nearest = Math.min(nearest, away * away);
      }
    }
    double sum = 0;
    double weighted = 0;
    for (int n = 0; n < probabilities.length; n++) {
      double s = standardized(n);
      double away = x - time * s;
      double weight =
          probabilities[n] == 0 ? 0 : probabilities[n] * Math.exp((nearest - away * away) / noise);
      sum += weight;
      weighted += weight * s;
    }
    return weighted / sum;
  }
}
