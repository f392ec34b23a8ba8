package org.cosmoassay.statistics.fourier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** What tests of fields share. */
final class Fields {

  private Fields() {}

  /** White Gaussian noise of variance 1 per cell, times a filter of |k| [h/Mpc] in k. */
  static DensityField gaussian(Mesh mesh, long seed, DoubleUnaryOperator filter) {
    ZigguratSampler normal = ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed));
    double[] noise = new double[mesh.cells()];
    Arrays.setAll(noise, c -> normal.sample());
    return DensityField.of(mesh, noise).transform().filtered(filter).inverse();
  }

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
