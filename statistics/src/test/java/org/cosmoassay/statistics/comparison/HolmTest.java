package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void equalsTheHandComputedExample() {
    // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1 is 0.02, 0.03, 0.06, 0.04, made monotone.
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void capsAtOne() {
    assertThat(Holm.adjust(new double[] {0.9, 0.6})).containsExactly(1, 1);
  }

  @Test
  void leavesOutNaN() {
    double[] adjusted = Holm.adjust(new double[] {Double.NaN, 0.01, Double.NaN, 0.2});
    assertThat(adjusted[0]).isNaN();
    assertThat(adjusted[2]).isNaN();
    assertThat(adjusted[1]).isEqualTo(0.02);
    assertThat(adjusted[3]).isEqualTo(0.2);
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Holm.adjust(new double[] {1.5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }
}
