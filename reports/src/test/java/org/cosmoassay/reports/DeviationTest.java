package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.junit.jupiter.api.Test;

class DeviationTest {

  @Test
  void namesTheRowOfTheLargestPull() {
    assertThat(worst(new double[] {10, 10, 10}, new double[] {10, 8.6, 11}, -5.2))
        .isEqualTo("ξ(r) is 14 % low at 6.6–8.6 Mpc/h (5.2 σ)");
    assertThat(worst(new double[] {10, 10, 10}, new double[] {10, 12, 11}, 3))
        .isEqualTo("ξ(r) is 20 % high at 6.6–8.6 Mpc/h (3 σ)");
  }

  @Test
  void writesFactorsAndOppositeSignsInsteadOfWildPercentages() {
    assertThat(worst(new double[] {1, 2, 1}, new double[] {1, 9, 1}, 40))
        .contains("4.5 times the reference");
    assertThat(worst(new double[] {1, 0.5, 1}, new double[] {1, -2, 1}, -40))
        .contains("−2 where the reference has 0.5");
  }

  @Test
  void saysSoWhenNothingDiffersOrNothingCompares() {
    double nan = Double.NaN;
    assertThat(worst(new double[] {1, 1, 1}, new double[] {1, 1, 1}, nan))
        .isEqualTo("equals the reference in every row");
    assertThat(worst(new double[] {nan, nan, nan}, new double[] {1, 1, 1}, nan))
        .isEqualTo("no row can be compared");
  }

  private static String worst(double[] reference, double[] generated, double pull) {
    double[] ratio = new double[3];
    for (int i = 0; i < 3; i++) {
      ratio[i] = generated[i] / reference[i];
    }
    double[] error = {1, 1, 1};
    double small = Double.isNaN(pull) ? pull : 1;
    ComponentComparison component =
        new ComponentComparison(
            "xi",
            "",
            Axis.binned("r", "Mpc/h", new double[] {4.6, 6.6, 8.6, 10.6}),
            new ComponentComparison.Series(reference, error, error),
            new ComponentComparison.Series(generated, error, error),
            ratio,
            error,
            new double[] {small, pull, -small});
    return Deviation.worst(new Comparison("s", "xi", false, 4, 4, List.of(component)))
        .replace('\u00a0', ' ');
  }
}
