package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherExactTest {

  @Test
  void equalsFishersTeaTasting() {
    // 3 of 4 against 1 of 4: (16 + 16 + 1 + 1) / 70, Fisher (1935).
    assertThat(FisherExact.pValue(3, 4, 1, 4)).isCloseTo(34.0 / 70, within(1e-12));
  }

  @Test
  void fourteenOfSixteenAgainstNone() {
    // Both extreme tables have probability C(16, 14) / C(32, 14) = 120 / 471435600.
    assertThat(FisherExact.pValue(14, 16, 0, 16)).isCloseTo(2 * 120.0 / 471435600, within(1e-15));
  }

  @Test
  void equalFrequenciesAreNoEvidence() {
    assertThat(FisherExact.pValue(5, 16, 5, 16)).isCloseTo(1, within(1e-12));
  }

  @Test
  void smallestPValueIsThatOfTheMostUnevenTable() {
    assertThat(FisherExact.smallestPValue(6, 16, 16))
        .isCloseTo(FisherExact.pValue(6, 16, 0, 16), within(1e-15));
    assertThat(FisherExact.smallestPValue(32, 16, 16)).isEqualTo(1);
  }
}
