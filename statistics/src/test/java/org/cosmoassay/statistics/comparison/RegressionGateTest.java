package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is worse than it was fails; what is as it was, or better, does not. */
class RegressionGateTest {

  private static final int ROWS = 6;
  private static final RegressionGate GATE = new RegressionGate(0.01);

  private final double[][] reference = Ensembles.gaussian(12, ROWS, 0, 1, 1);
  private final ReferenceScale scale = ReferenceScale.of(Ensembles.of(reference), RowSelection.ALL);

  private Departure departure(double[][] source) {
    return Departure.of(scale, Ensembles.of(source), false, scale.rowsOf(Ensembles.of(source)));
  }

  private Verdict judge(double[][] now, double[][] before) {
    Finding finding =
        GATE.examine(scale, Ensembles.of(now), false, departure(before), before.length, false);
    return Judge.judge("s", List.of(new Examination("xi", "g", GATE.family(), finding))).get(0);
  }

  @Test
  void worseFailsAndSaysWhere() {
    double[][] before = Ensembles.gaussian(12, ROWS, 1, 0.5, 2);
    double[][] now = Ensembles.gaussian(12, ROWS, 1, 0.5, 3);
    for (double[] cloud : now) {
      cloud[4] += 3;
    }
    Verdict verdict = judge(now, before);
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.value()).isGreaterThan(verdict.threshold()).isPositive();
    assertThat(verdict.reason())
        .contains("further by", "12 against 12 clouds", "6 of 6 rows used")
        .contains("most in xi at 8.0-10.0 Mpc/h");
  }

  @Test
  void theSameAndTheBetterPass() {
    double[][] before = Ensembles.gaussian(12, ROWS, 1, 0.5, 2);
    Verdict same = judge(Ensembles.gaussian(12, ROWS, 1, 0.5, 3), before);
    assertThat(same.status()).isEqualTo(Status.PASS);
    assertThat(same.reason()).doesNotContain("better");
    Verdict better = judge(Ensembles.gaussian(12, ROWS, 0.2, 0.5, 3), before);
    assertThat(better.status()).isEqualTo(Status.PASS);
    assertThat(better.reason()).contains("better, beyond noise, by");
    assertThat(better.value()).isNegative();
    Finding unchanged = GATE.unchanged(departure(before));
    assertThat(unchanged.status()).isEqualTo(Status.PASS);
    assertThat(unchanged.reason()).startsWith("unchanged");
  }

  @Test
  void whatIsMissingNeverPasses() {
    double[][] before = Ensembles.gaussian(12, ROWS, 1, 0.5, 2);
    double[][] now = Ensembles.gaussian(12, ROWS, 1, 0.5, 3);
    Verdict one = judge(Ensembles.withMissing(now, 2, 1), before);
    assertThat(one.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(one.reason()).contains("1 of the 6 rows", "xi at 4.0-6.0 Mpc/h (in 1 of 12)");
    Verdict all = judge(Ensembles.withMissing(now, 2, 12), before);
    assertThat(all.status()).isEqualTo(Status.FAIL);
    // What the baseline lacked as well is left out, while more than half is there.
    double[][] lacking = Ensembles.withMissing(before, 2, 3);
    assertThat(judge(now, lacking).status()).isEqualTo(Status.PASS);
    for (int row = 0; row < 4; row++) {
      lacking = Ensembles.withMissing(lacking, row, 1);
    }
    assertThat(judge(now, lacking).status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(judge(Ensembles.times(now, 100), lacking).status()).isEqualTo(Status.FAIL);
    for (int row = 4; row < ROWS; row++) {
      lacking = Ensembles.withMissing(lacking, row, 1);
    }
    assertThat(judge(now, lacking).status()).isEqualTo(Status.INCONCLUSIVE);
  }

  @Test
  void fewCloudsAreInconclusive() {
    double[][] before = Ensembles.gaussian(12, ROWS, 1, 0.5, 2);
    Verdict few = judge(Ensembles.gaussian(4, ROWS, 9, 0.5, 3), before);
    assertThat(few.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(few.reason()).contains("4 clouds, 12 of the baseline and 12 of the reference");
    assertThat(judge(before, Ensembles.gaussian(4, ROWS, 1, 0.5, 3)).status())
        .isEqualTo(Status.INCONCLUSIVE);
    assertThat(judge(Ensembles.gaussian(5, ROWS, 9, 0.5, 3), before).status())
        .isEqualTo(Status.FAIL);
  }

  @Test
  void alphaMustBeALevel() {
    assertThatThrownBy(() -> new RegressionGate(0)).hasMessageContaining("alpha (0.0)");
  }
}
