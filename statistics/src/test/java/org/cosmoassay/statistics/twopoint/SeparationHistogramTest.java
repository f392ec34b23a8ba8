package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationHistogramTest {

  /** Bins of all sorts; edges themselves, their neighbours and what is far out among the pairs. */
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
  void countsExactly(String spec) {
    RadialBins bins = RadialBins.parse(spec);
    PairSums sums = PairSums.of(PairRequest.countsAlone(bins, PairSpace.REAL));
    SeparationHistogram histogram = new SeparationHistogram(sums);
    long[] counts = new long[bins.count() + 1];
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
        }
      }
      histogram.add(r2, n);
    }
    histogram.move();
    assertThat(sums.counts()).containsExactly(counts);
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
