package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of fields share. */
final class Fields {

  private Fields() {}

  /** The largest |difference| of two arrays of the same length; AssertJ's own is quadratic. */
  static double largestDifference(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      if (Double.isNaN(difference)) {
        return Double.NaN;
      }
      largest = Math.max(largest, difference);
    }
    return largest;
  }
}
