package org.cosmoassay.statistics.comparison;

/**
 * A mean with its uncertainty.
 *
 * @param value the mean
 * @param variance variance of the mean
 * @param degreesOfFreedom of that variance; infinity when it is known
 */
record MeanEstimate(double value, double variance, double degreesOfFreedom) {

  static MeanEstimate of(Sample sample) {
    return new MeanEstimate(sample.mean(), sample.varianceOfMean(), sample.count() - 1.0);
  }

  double error() {
    return Math.sqrt(variance);
  }
}
