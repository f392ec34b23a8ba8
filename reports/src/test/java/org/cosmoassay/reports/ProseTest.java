package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T^2 = 7.7 at 8.91e+14-1.26e+15 Msun/h | T² = 7.7 at 8.91 × 10¹⁴–1.26 × 10¹⁵ Msun/h",
        "p = 3.05e-05, 2 sigma [-1.7, -9] | p = 3.05 × 10⁻⁵, 2 σ [−1.7, −9]",
        "low at 6.6-8.6 Mpc/h (9.29 sigma); 58 of 59 | low at 6.6–8.6 Mpc/h (9.29 σ); 58 of 59",
        "/data/run-1e5/a_2-3.npy and halos-5-20.npy 2024-11-24 xi0 is |"
            + " /data/run-1e5/a_2-3.npy and halos-5-20.npy 2024-11-24 xi0 is",
      })
  void numbersGetTheirSignsAndNamesStayAsTheyAre(String plain, String typeset) {
    assertThat(Prose.typeset(plain).replace('\u00a0', ' ')).isEqualTo(typeset);
  }

  @Test
  void namesTheRowOfTheLargestPullAmongTheSelected() {
    double[] reference = {10, 10, 10};
    double[] generated = {10, 8.6, 11};
    double[] pull = {0, -5.2, 3};
    assertThat(worst(reference, generated, pull, RowSelection.ALL))
        .isEqualTo("ξ(r) is 14.0 % low at 6.6–8.6 Mpc/h (5.2 σ)");
    assertThat(worst(reference, generated, pull, RowSelection.range(9, 20)))
        .isEqualTo("ξ(r) is 10.0 % high at 8.6–10.6 Mpc/h (3 σ)");
  }

  @Test
  void saysSoWhenNothingDiffersOrNothingCompares() {
    double[] one = {1, 1, 1};
    double nan = Double.NaN;
    assertThat(worst(one, one, new double[] {0, 0, nan}, RowSelection.ALL))
        .isEqualTo("equal to the reference in every row");
    assertThat(worst(one, one, new double[] {nan, nan, nan}, RowSelection.ALL))
        .isEqualTo("no row can be compared");
  }

  private static String worst(
      double[] reference, double[] generated, double[] pull, RowSelection selection) {
    double[] ratio = new double[3];
    for (int i = 0; i < 3; i++) {
      ratio[i] = generated[i] / reference[i];
    }
    double[] error = {1, 1, 1};
    ComponentComparison component =
        new ComponentComparison(
            "xi",
            "",
            Axis.binned("r", "Mpc/h", new double[] {4.6, 6.6, 8.6, 10.6}),
            new ComponentComparison.Series(reference, error, error),
            new ComponentComparison.Series(generated, error, error),
            ratio,
            error,
            pull);
    return Prose.worst(new Comparison("s", "xi", false, 4, 4, List.of(component)), selection)
        .replace('\u00a0', ' ');
  }
}
