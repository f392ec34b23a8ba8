package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.junit.jupiter.api.Test;

class ChartRangeTest {

  private static final double[] TENTH = {0.1, 0.1, 0.1, 0.1};

  @Test
  void aSourceFarOffDoesNotFlattenTheOthers() {
    ComponentComparison near = component("sigma_r", new double[] {1.02, 0.97, 1, 1}, TENTH);
    ComponentComparison far = component("sigma_r", new double[] {900, 800, 1000, 900}, TENTH);
    ChartRange ratios = ChartRange.ofRatios(List.of(rows(near), rows(far)), 0.05);
    assertThat(ratios.high()).isEqualTo(1.125, within(1e-12));
    ChartRange values = range(near, far);
    // The reference is 10 with a scatter of 1: a source may add 0.8 of that height, and a margin.
    assertThat(values.high()).isLessThan(13);
    assertThat(values.low()).isBetween(8.0, 9.0);
  }

  @Test
  void ratiosThatAreNoiseAreGaps() {
    ComponentComparison noisy =
        component("sigma_r", new double[] {1, 50, -3, 1}, new double[] {0.1, 1.5, 20, Double.NaN});
    assertThat(rows(noisy).ratio()).containsExactly(1, Double.NaN, Double.NaN, 1);
  }

  @Test
  void probabilitiesReachFromNoughtToOneAndMassFunctionsAreLogarithmic() {
    ComponentComparison cdf = component("cdf_k1", new double[] {1, 1, 1, 1}, TENTH);
    assertThat(range(cdf, cdf).low()).isEqualTo(-0.04);
    assertThat(range(cdf, cdf).high()).isEqualTo(1.04);
    ComponentComparison masses = component("dn_dlnm", new double[] {1, 1, 1, 1}, TENTH);
    assertThat(range(masses, masses).logarithmic()).isTrue();
  }

  private static ChartRange range(ComponentComparison first, ComponentComparison second) {
    Quantity quantity = Quantity.of(first);
    return ChartRange.ofValues(
        quantity, ChartRows.reference(first, quantity, false), List.of(rows(first), rows(second)));
  }

  private static ChartRows rows(ComponentComparison component) {
    return ChartRows.generated(component, Quantity.of(component), false, 0);
  }

  private static ComponentComparison component(String name, double[] ratio, double[] ratioError) {
    double[] ten = {10, 10, 10, 10};
    double[] one = {1, 1, 1, 1};
    double[] generated = new double[4];
    for (int i = 0; i < 4; i++) {
      generated[i] = 10 * ratio[i];
    }
    return new ComponentComparison(
        name,
        "",
        Axis.binned("r", "Mpc/h", new double[] {1, 2, 3, 4, 5}),
        new ComponentComparison.Series(ten, one, TENTH),
        new ComponentComparison.Series(generated, one, TENTH),
        ratio,
        ratioError,
        one);
  }
}
