package org.cosmoassay.statistics.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;

class EdgeWalkTest {

  @Test
  void suitsBinsThatAreWideAtTheUpperEnd() {
    assumeTrue(new VectorPairKernel().obstacle().isEmpty());
    RadialBins logarithmic = RadialBins.parse("log:0.1:25:14");
    assertThat(EdgeWalk.suits(logarithmic, 4)).isTrue();
    // (250^(-3/14))^3 = 0.029 of the sphere lie below the fourth edge: 0.23 of 8 lanes, 0.46 of 16.
    assertThat(EdgeWalk.suits(logarithmic, 8)).isTrue();
    assertThat(EdgeWalk.suits(logarithmic, 16)).isFalse();
    assertThat(EdgeWalk.suits(RadialBins.parse("lin:1:50:20"), 4)).isFalse();
    assertThat(EdgeWalk.suits(RadialBins.parse("lin:0.5:120:59"), 4)).isFalse();
    assertThat(EdgeWalk.suits(RadialBins.of(1, 10, 100, 1000), 4)).isFalse();
    assertThat(EdgeWalk.suits(RadialBins.of(0.1, 1, 10, 100, 1000), 4)).isTrue();
  }
}
