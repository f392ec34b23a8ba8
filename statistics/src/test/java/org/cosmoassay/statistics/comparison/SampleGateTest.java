package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.comparison.twosample.EnergyDistance;
import org.cosmoassay.statistics.comparison.twosample.KolmogorovSmirnov;
import org.cosmoassay.statistics.comparison.twosample.ScatterRatio;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleGateTest {

  private static final SampleGate ENERGY =
      SampleGate.of(new EnergyDistance()).withPermutations(999);

  static List<TwoSampleTest> tests() {
    return TwoSampleTests.all();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyTestIsAGateThatPassesTheReferenceItself(TwoSampleTest test) {
    SampleGate gate = SampleGate.of(test).withPermutations(199);
    double[][] values = Ensembles.withMissing(Ensembles.gaussian(16, 20, 3, 1, 1), 0, 14);
    Verdict verdict = judge(gate, Ensembles.paired(values, values));
    assertThat(verdict.status()).isEqualTo(Status.PASS);
    assertThat(verdict.gate()).isEqualTo(test.name());
    assertThat(verdict.reason()).contains(test.statistic()).contains("19 of 20 rows used");
  }

  @Test
  void constantsOnBothSidesAreIdentical() {
    double[][] values = Ensembles.times(Ensembles.gaussian(16, 5, 3, 1, 1), 0);
    assertThat(judge(ENERGY, Ensembles.unpaired(values, values)))
        .extracting(Verdict::status, Verdict::reason)
        .containsExactly(
            Status.PASS,
            "energy distance = 0, both sides are identical; 5 of 5 rows used; p = 1, alpha 0.01");
  }

  @Test
  void reasonsSayWhereAndHowMuch() {
    double[][] reference = Ensembles.correlated(16, 8, 3, 0.1, 2);
    double[][] generated = Ensembles.correlated(16, 8, 3, 0.1, 3);
    for (double[] realization : generated) {
      realization[5] += 0.4;
    }
    Verdict verdict =
        judge(
            SampleGate.of(new KolmogorovSmirnov()).withPermutations(999),
            Ensembles.unpaired(reference, generated));
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason())
        .startsWith("largest D = 0.875 against a critical 0.")
        .contains(
            "(a random choice of 1000 relabellings); value xi at 10.0-12.0 Mpc/h, p of value ")
        .contains("8 of 8 rows used; largest deviation: xi is ")
        .endsWith("p = 0.001, alpha 0.01");
    assertThat(verdict.value()).isEqualTo(0.875);
    assertThat(verdict.threshold()).isLessThan(0.875);
  }

  @Test
  void aCollapsedSourceWithTheRightMeanFailsScatterAndPassesHotelling() {
    double[][] reference = Ensembles.correlated(16, 59, 3, 0.1, 4);
    double[][] generated = Ensembles.correlated(16, 59, 3, 0.05, 5);
    for (boolean paired : new boolean[] {false, true}) {
      EnsemblePair pair =
          new EnsemblePair(Ensembles.of(reference), Ensembles.of(generated), paired);
      assertThat(judge(SampleGate.of(new ScatterRatio()), pair).status()).isEqualTo(Status.FAIL);
      assertThat(judge(HotellingGate.withDefaults(), pair).status()).isEqualTo(Status.PASS);
    }
  }

  @Test
  void pairingSeesAnErrorBelowTheSpreadOverCosmologies() {
    double[][] reference = new double[16][20];
    for (int i = 0; i < 16; i++) {
      Arrays.fill(reference[i], 1 + 0.3 * i);
    }
    double[][] generated =
        Ensembles.plus(Ensembles.times(reference, 1.05), Ensembles.gaussian(16, 20, 0, 0.02, 4));
    for (TwoSampleTest test : List.of(new EnergyDistance(), new KolmogorovSmirnov())) {
      SampleGate gate = SampleGate.of(test);
      assertThat(judge(gate, Ensembles.paired(reference, generated)).status())
          .isEqualTo(Status.FAIL);
      assertThat(judge(gate, Ensembles.unpaired(reference, generated)).status())
          .isEqualTo(Status.PASS);
    }
  }

  @Test
  void emptyBinsOnOneSideAloneFail() {
    double[][] values = Ensembles.gaussian(16, 20, 3, 1, 7);
    Verdict verdict = judge(ENERGY, Ensembles.paired(values, Ensembles.withMissing(values, 1, 14)));
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason()).startsWith("xi is undefined in 14 of 16 generated clouds");
  }

  @Test
  void tooFewCloudsAreInconclusiveAndSayHowManyWouldDo() {
    for (int n : new int[] {1, 2, 4}) {
      double[][] values = Ensembles.gaussian(n, 20, 3, 1, 11);
      double[][] far = Ensembles.gaussian(n, 20, 50, 1, 12);
      for (double[][] generated : List.of(values, far)) {
        Verdict unpaired = judge(ENERGY, Ensembles.unpaired(values, generated));
        assertThat(unpaired.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(unpaired.reason()).contains("5 clouds on each side would do");
        Verdict paired = judge(ENERGY, Ensembles.paired(values, generated));
        assertThat(paired.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(paired.reason()).contains("8 pairs would do");
      }
    }
  }

  @Test
  void tooFewPermutationsForTwoTestsAreInconclusive() {
    double[][] values = Ensembles.gaussian(16, 20, 3, 1, 7);
    Verdict verdict =
        judge(
            ENERGY.withPermutations(101),
            Ensembles.paired(
                Ensembles.withMissing(values, 1, 10), Ensembles.withMissing(values, 1, 8)));
    assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
  }

  @Test
  void rangeAndComponentsLimitWhatIsSeen() {
    double[][] reference = Ensembles.gaussian(16, 20, 3, 0.1, 5);
    double[][] generated = Ensembles.gaussian(16, 20, 3, 0.1, 6);
    for (double[] realization : generated) {
      realization[0] += 1;
    }
    EnsemblePair pair = Ensembles.unpaired(reference, generated);
    assertThat(judge(ENERGY, pair).status()).isEqualTo(Status.FAIL);
    assertThat(judge(ENERGY.withRows(RowSelection.range(2, 60)), pair))
        .extracting(Verdict::status, Verdict::gate)
        .containsExactly(Status.PASS, "energy 2-60 Mpc/h");
    SampleGate other = ENERGY.withRows(RowSelection.ALL.withComponents(List.of("v12")));
    assertThatThrownBy(() -> other.examine(pair, 1)).hasMessageContaining("\"v12\"");
  }

  @Test
  void besideATableThereIsNothingToCompare() {
    MeasuredEnsemble generated = Ensembles.of(Ensembles.gaussian(16, 3, 3, 0.1, 1));
    TabulatedMean table =
        TabulatedMean.ofErrors(generated.measurement(0), new double[] {0.1, 0.1, 0.1});
    Finding finding = ENERGY.examine(new TabulatedPair(table, generated));
    assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(finding.reason()).contains("no realizations").contains("use hotelling");
  }

  @Test
  void refusesImpossibleSettings() {
    assertThatThrownBy(() -> ENERGY.withAlpha(0)).hasMessageContaining("alpha (0.0)");
    assertThatThrownBy(() -> ENERGY.withPermutations(99))
        .hasMessageContaining("99 permutations of a gate of energy");
  }

  private static Verdict judge(Gate gate, EnsemblePair pair) {
    return Judge.judge("source", List.of(Examination.of("xi", gate, pair, 1))).get(0);
  }
}
