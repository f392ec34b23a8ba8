package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What gates say beside a table, with a source that must fail each. */
class TabulatedGatesTest {

  private static final int ROWS = 6;
  private static final double[] MEAN = {3, 3, 3, 3, 3, 3};
  private static final HotellingGate HOTELLING = HotellingGate.withDefaults();
  private static final EquivalenceGate EQUIVALENCE = EquivalenceGate.withTolerance(0.1);

  private static TabulatedPair pair(double error, double[][] generated) {
    double[] errors = new double[ROWS];
    Arrays.fill(errors, error);
    TabulatedMean table =
        TabulatedMean.ofErrors(Ensembles.of(new double[][] {MEAN}).measurement(0), errors);
    return new TabulatedPair(table, Ensembles.of(generated));
  }

  private static Status judged(Finding finding) {
    return Judge.judge("s", List.of(new Examination("xi", "g", Gate.Family.DIFFERENCE, finding)))
        .get(0)
        .status();
  }

  @Test
  void hotellingPassesTheSameAndFailsAnother() {
    Finding same = HOTELLING.examine(pair(0.05, Ensembles.gaussian(20, ROWS, 3, 0.2, 1)));
    assertThat(judged(same)).isEqualTo(Status.PASS);
    assertThat(same.reason())
        .contains("errors of the table, independent from bin to bin,", "6 of 6 rows used");
    Finding other = HOTELLING.examine(pair(0.05, Ensembles.gaussian(20, ROWS, 3.3, 0.2, 2)));
    assertThat(judged(other)).isEqualTo(Status.FAIL);
    assertThat(other.value()).isGreaterThan(other.threshold());
  }

  @Test
  void equivalencePassesTheSameAndFailsAnother() {
    assertThat(EQUIVALENCE.examine(pair(0.03, Ensembles.gaussian(20, ROWS, 3, 0.1, 1))).status())
        .isEqualTo(Status.PASS);
    assertThat(EQUIVALENCE.examine(pair(0.03, Ensembles.gaussian(20, ROWS, 4, 0.1, 1))).status())
        .isEqualTo(Status.FAIL);
    Finding wide = EQUIVALENCE.examine(pair(1, Ensembles.gaussian(20, ROWS, 3, 0.1, 1)));
    assertThat(wide.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(wide.reason()).contains("no number of generated clouds would do");
  }

  @Test
  void whatIsMissingNeverPasses() {
    double[][] missing = Ensembles.withMissing(Ensembles.gaussian(20, ROWS, 3, 0.1, 1), 4, 1);
    for (Gate gate : List.of(HOTELLING, EQUIVALENCE)) {
      Finding finding = gate.examine(pair(0.05, missing));
      assertThat(judged(finding)).isEqualTo(Status.INCONCLUSIVE);
      assertThat(finding.reason())
          .contains(
              "5 of 6 rows used; xi is undefined in 1 of 20 generated clouds at 8.0-10.0 Mpc/h");
    }
  }

  @Test
  void oneCloudNeverPasses() {
    for (Gate gate : List.of(HOTELLING, EQUIVALENCE)) {
      Finding finding = gate.examine(pair(0.05, new double[][] {MEAN}));
      assertThat(judged(finding)).isEqualTo(Status.INCONCLUSIVE);
      assertThat(finding.reason()).contains("at least 2 are needed");
    }
  }

  @Test
  void anEmptyRangeNeverPasses() {
    RowSelection nowhere = RowSelection.range(100, 200);
    TabulatedPair pair = pair(0.05, Ensembles.gaussian(20, ROWS, 3, 0.1, 1));
    for (Gate gate : List.of(HOTELLING.withRows(nowhere), EQUIVALENCE.withRows(nowhere))) {
      Finding finding = gate.examine(pair);
      assertThat(judged(finding)).isEqualTo(Status.INCONCLUSIVE);
      assertThat(finding.reason()).contains("no row lies in the range 100-200 Mpc/h");
    }
  }

  @Test
  void theComparisonShowsTheErrorsOfTheTable() {
    double[][] generated = {{3, 3, 3, 3, 3, 3.6}, {3, 3, 3, 3, 3, 3.8}};
    Comparison comparison = Comparisons.compare("s", "xi", pair(0.3, generated));
    assertThat(comparison.form()).isEqualTo(ReferenceForm.MEAN);
    ComponentComparison xi = comparison.components().get(0);
    assertThat(xi.reference().error(5)).isCloseTo(0.3, within(1e-15));
    assertThat(xi.reference().scatter(5)).isNaN();
    assertThat(xi.ratio(5)).isCloseTo(3.7 / 3, within(1e-15));
    // s^2 / m = 0.02 / 2.
    assertThat(xi.pull(5)).isCloseTo(0.7 / Math.sqrt(0.09 + 0.01), within(1e-12));
  }

  @Test
  void sanityBesideATableSkipsWhatNeedsClouds() {
    SanityGates gates = SanityGates.withDefaults();
    CloudCheck sound = new CloudCheck(100, 0, 0, 0);
    List<Examination> unstated = gates.examineBesideTable(List.of(sound), Double.NaN);
    assertThat(unstated.stream().map(e -> e.finding().status()))
        .containsExactly(Status.PASS, Status.PASS, Status.PASS, Status.SKIPPED, Status.PASS);
    List<Examination> stated = gates.examineBesideTable(List.of(new CloudCheck(100, 0, 0, 1)), 120);
    assertThat(stated.get(3).finding().status()).isEqualTo(Status.FAIL);
    assertThat(stated.get(4).finding().status()).isEqualTo(Status.INCONCLUSIVE);
  }
}
