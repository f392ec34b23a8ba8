package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationHistogramTest {

  /** More terms than cells can hold before they must be emptied; edges themselves among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lin:0:50:20",
        "log:0.001:25:14",
        "edges:0,1e-200,1e-3",
        "edges:7,8",
        "lin:0.5:120:59",
        "lin:0:100:3000",
        "edges:1e-170,1e-160"
      })
  void countsExactlyAndSumsToTheLastBitOfTheLargestEdge(String spec) {
    RadialBins bins = RadialBins.parse(spec);
    PairSums sums = PairSums.of(PairRequest.counts(bins, PairSpace.REAL));
    SeparationHistogram histogram = new SeparationHistogram(sums);
    long[] counts = new long[bins.count() + 1];
    BigDecimal[] lengths = new BigDecimal[counts.length];
    Arrays.fill(lengths, BigDecimal.ZERO);
    UniformRandomProvider rng = RandomStreams.of(1);
    double[] r2 = new double[PairBatch.CAPACITY];
    for (int batch = 0; batch < 100; batch++) {
      int n = batch % 3 == 0 ? r2.length : rng.nextInt(r2.length);
      for (int k = 0; k < n; k++) {
        r2[k] = squared(bins, rng);
        int slot = 0;
        while (slot <= bins.count() && r2[k] >= bins.squaredEdge(slot)) {
          slot++;
        }
        if (slot <= bins.count()) {
          counts[slot]++;
          lengths[slot] = lengths[slot].add(new BigDecimal(Math.sqrt(r2[k])));
        }
      }
      histogram.add(r2, n);
    }
    histogram.move();
    assertThat(sums.counts()).containsExactly(counts);
    for (int slot = 0; slot < counts.length; slot++) {
      double error =
          lengths[slot]
              .subtract(new BigDecimal(sums.separations().sum(slot)), MathContext.DECIMAL64)
              .abs()
              .doubleValue();
      // Each term is rounded by half of 2^-52 of a power of two below 2 r_max, the sum once.
      double allowed = counts[slot] * 0x1p-52 * bins.rMax() + Math.ulp(lengths[slot].doubleValue());
      assertThat(error).isLessThanOrEqualTo(allowed);
    }
  }

  private static double squared(RadialBins bins, UniformRandomProvider rng) {
    double edge = bins.squaredEdge(rng.nextInt(bins.count() + 1));
    double most = bins.squaredEdge(bins.count());
    return switch (rng.nextInt(8)) {
      case 0 -> edge;
      case 1 -> Math.nextDown(Math.max(edge, Double.MIN_VALUE));
      case 2 -> Math.nextUp(edge);
      case 3 -> most * 1e12 * rng.nextDouble();
      case 4 -> 0;
      default -> 1.2 * most * Math.cbrt(rng.nextDouble());
    };
  }
}
