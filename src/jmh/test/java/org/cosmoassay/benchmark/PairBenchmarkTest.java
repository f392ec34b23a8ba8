package org.cosmoassay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;

/** Every benchmark once, its results checked inside. */
class PairBenchmarkTest {

  @Test
  void runsAndFindsTheSameCounts() {
    assertThat(PairBenchmark.table(5000, 1000, RadialBins.parse("lin:0.5:60:20"), 2, 1).lines())
        .hasSize(5)
        .first()
        .asString()
        .startsWith("kernel: vector");
  }
}
