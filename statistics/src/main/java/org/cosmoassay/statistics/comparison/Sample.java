package org.cosmoassay.statistics.comparison;

import java.util.Arrays;

/**
 * Number, mean and variance (divisor n - 1) of some values. Equal values have exactly their own
 * mean and variance 0, so that rounding never poses as scatter. The mean of none and the variance
 * of fewer than two are NaN.
 */
record Sample(int count, double mean, double variance) {

  /** The sample of the finite values among those given. */
  static Sample ofFinite(double[] values) {
    return of(Arrays.stream(values).filter(Double::isFinite).toArray());
  }

  static Sample of(double[] values) {
    int n = values.length;
    if (n == 0) {
      return new Sample(0, Double.NaN, Double.NaN);
    }
    double sum = 0;
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low == high) {
      return new Sample(n, low, n < 2 ? Double.NaN : 0);
    }
    double mean = sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Sample(n, mean, squares / (n - 1));
  }

  /** Variance of the mean: variance / n. */
  double varianceOfMean() {
    return variance / count;
  }

  /** Standard error of the mean. */
  double error() {
    return Math.sqrt(varianceOfMean());
  }
}
