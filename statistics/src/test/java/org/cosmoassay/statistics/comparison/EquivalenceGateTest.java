package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class EquivalenceGateTest {

  private static final EquivalenceGate GATE = EquivalenceGate.withTolerance(0.05);

  @Test
  void aSmallDeviationPassesAndALargeOneFails() {
    double[][] reference = Ensembles.gaussian(16, 20, 3, 0.1, 1);
    Finding small =
        GATE.examine(
            Ensembles.paired(reference, Ensembles.plus(Ensembles.times(reference, 1.02), noise())),
            0);
    assertThat(small.status()).isEqualTo(Status.PASS);
    assertThat(small.value()).isBetween(0.02, 0.03);
    assertThat(small.threshold()).isEqualTo(0.05);
    assertThat(small.pValue()).isLessThan(0.05);
    assertThat(small.reason()).contains("20 of 20 rows used");

    double[][] low = Ensembles.times(reference, 1);
    for (double[] realization : low) {
      realization[3] *= 0.858;
    }
    Finding large = GATE.examine(Ensembles.paired(reference, Ensembles.plus(low, noise())), 0);
    assertThat(large.status()).isEqualTo(Status.FAIL);
    assertThat(large.reason())
        .matches(
            "xi is 14\\.[0-9] % low at 6\\.0-8\\.0 Mpc/h, 90 % interval \\[-14\\.[0-9], -1[34]\\.[0-9]\\] %,"
                + " tolerance 5 %; 20 of 20 rows used");
    assertThat(large.pValue()).isGreaterThan(0.95);
  }

  /**
   * 3 % of the reference's mean on top: the 90 % interval of no scatter is 1.645 times that wide.
   */
  @Test
  void aSystematicErrorOfTheReferenceWidensTheInterval() {
    double[][] same = Ensembles.gaussian(16, 5, 3, 0.1, 1);
    EquivalenceGate sure = GATE.withReferenceError(0.03);
    Finding inside = sure.examine(Ensembles.paired(same, same), 0);
    assertThat(inside.status()).isEqualTo(Status.PASS);
    assertThat(inside.reason())
        .contains("interval [-4.9, 4.9] %", "a systematic error of the reference of 3 %");
    // 1.645 * 3.1 % is more than the tolerance: not even identical clouds are proven equivalent.
    Finding hopeless = GATE.withReferenceError(0.031).examine(Ensembles.paired(same, same), 0);
    assertThat(hopeless.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(hopeless.reason()).contains("the systematic error of the reference would stay");
    // 12 % high without scatter is outside 5 %; with 3 % of doubt only above 5 + 1.645 * 3 %.
    double[][] high = Ensembles.times(same, 1.12);
    assertThat(GATE.examine(Ensembles.paired(same, high), 0).status()).isEqualTo(Status.FAIL);
    assertThat(sure.examine(Ensembles.paired(same, high), 0).status())
        .isEqualTo(Status.INCONCLUSIVE);
    double[][] higher = Ensembles.times(same, 1.3);
    assertThat(sure.examine(Ensembles.paired(same, higher), 0).status()).isEqualTo(Status.FAIL);
  }

  @Test
  void aSystematicErrorIsAFraction() {
    for (double value : new double[] {-0.1, 1, Double.NaN}) {
      assertThatThrownBy(() -> GATE.withReferenceError(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be a fraction of its mean");
    }
  }

  @Test
  void intervalAndPValueEqualStudentsFormula() {
    double[] r = {10, 11, 9, 10.5};
    double[] g = {10.2, 11.4, 9.1, 10.4};
    double ratio = 41.1 / 40.5;
    double squares = 0;
    for (int i = 0; i < 4; i++) {
      squares += Math.pow(g[i] - ratio * r[i], 2);
    }
    double error = Math.sqrt(squares / 3 / 4) / (40.5 / 4);
    Finding finding =
        GATE.examine(
            Ensembles.paired(
                Ensembles.transpose(new double[][] {r}), Ensembles.transpose(new double[][] {g})),
            0);
    TDistribution t = new TDistribution(null, 3);
    assertThat(finding.pValue())
        .isCloseTo(t.cumulativeProbability((ratio - 1 - 0.05) / error), within(1e-10));
    double width = t.inverseCumulativeProbability(0.95) * error;
    assertThat(finding.reason())
        .contains(
            "[%s, %s]"
                .formatted(Wording.percent(ratio - 1 - width), Wording.percent(ratio - 1 + width)));
  }

  @Test
  void undecidedSaysHowManyRealizationsWouldDecide() {
    double[][] reference = Ensembles.gaussian(16, 5, 3, 0.4, 2);
    double[][] generated = Ensembles.gaussian(16, 5, 3, 0.4, 3);
    for (boolean paired : new boolean[] {true, false}) {
      Finding finding =
          GATE.examine(
              new EnsemblePair(Ensembles.of(reference), Ensembles.of(generated), paired), 0);
      assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
      Matcher number = Pattern.compile("about (\\d+) ").matcher(finding.reason());
      assertThat(number.find()).isTrue();
      assertThat(Integer.parseInt(number.group(1))).isBetween(17, 20000);
    }
  }

  @Test
  void theNumberOfRealizationsIsThatOfTheShrinkingInterval() {
    // r = 10 throughout, g = 10 +- 1 over 4 pairs: R = 1, error = 0.1 sqrt(4/3)/2, t_3 = 2.3534;
    // half width 0.13587, so (0.13587/0.05)^2 * 4 = 29.54: 30 pairs.
    Finding finding =
        GATE.examine(Ensembles.paired(column(10, 10, 10, 10), column(9, 11, 9, 11)), 0);
    assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(finding.reason()).contains("about 30 pairs would decide");
  }

  @Test
  void aMeanAtTheToleranceNeedsMoreThanAMillion() {
    Finding finding =
        GATE.examine(Ensembles.paired(column(10, 10, 10, 10), column(10, 11, 10, 11)), 0);
    assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(finding.reason()).contains("more than 1000000 realizations");
  }

  @Test
  void withoutAReferenceThereIsNoRatio() {
    double[][] reference = Ensembles.gaussian(16, 6, 0, 1, 4);
    double[][] generated = Ensembles.gaussian(16, 6, 0, 1, 5);
    for (int i = 0; i < 16; i++) {
      reference[i][0] += 100;
      generated[i][0] += 100;
    }
    EnsemblePair pair = Ensembles.unpaired(reference, generated);
    Finding relative = GATE.examine(pair, 0);
    assertThat(relative.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(relative.reason())
        .contains("compatible with zero in 5 of 6 rows, first at 2.0-4.0 Mpc/h")
        .contains("state an absolute tolerance or a range");
    assertThat(GATE.withRows(RowSelection.range(0, 2)).examine(pair, 0).status())
        .isEqualTo(Status.PASS);
    assertThat(GATE.withAbsoluteTolerance(2).examine(pair, 0).status()).isEqualTo(Status.PASS);
    assertThat(EquivalenceGate.ofAbsoluteTolerance(2).examine(pair, 0).status())
        .isEqualTo(Status.PASS);

    double[][] wrong = Ensembles.times(generated, 1);
    for (double[] realization : wrong) {
      realization[0] *= 1.5;
    }
    Finding failed = GATE.examine(Ensembles.unpaired(reference, wrong), 0);
    assertThat(failed.status()).isEqualTo(Status.FAIL);
    assertThat(failed.reason()).contains("high at 0.0-2.0 Mpc/h");
    assertThat(
            EquivalenceGate.ofAbsoluteTolerance(2)
                .examine(Ensembles.unpaired(reference, wrong), 0)
                .status())
        .isEqualTo(Status.FAIL);
  }

  @Test
  void referenceAgainstItselfPassesEvenWhereItVanishes() {
    double[][] values = Ensembles.gaussian(16, 6, 0, 1, 6);
    for (double[] realization : values) {
      realization[2] = 0;
    }
    Finding finding = GATE.examine(Ensembles.paired(values, values), 0);
    assertThat(finding.status()).isEqualTo(Status.PASS);
    assertThat(finding.value()).isZero();
    assertThat(finding.pValue()).isZero();
  }

  @Test
  void emptyBinsAreNeverPassed() {
    double[][] values = Ensembles.gaussian(16, 4, 3, 0.01, 7);
    Finding oneSided =
        GATE.examine(Ensembles.paired(values, Ensembles.withMissing(values, 0, 12)), 0);
    assertThat(oneSided.status()).isEqualTo(Status.FAIL);
    assertThat(oneSided.reason()).startsWith("xi is undefined in 12 of 16 generated clouds");
    double[][] empty = Ensembles.withMissing(values, 0, 16);
    for (int row = 1; row < 4; row++) {
      empty = Ensembles.withMissing(empty, row, 16);
    }
    assertThat(GATE.examine(Ensembles.paired(empty, empty), 0).status())
        .isEqualTo(Status.INCONCLUSIVE);
  }

  @Test
  void oneRealizationIsInconclusive() {
    Finding finding = GATE.examine(Ensembles.paired(column(3), column(3)), 0);
    assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(finding.reason()).contains("at least 2 of each");
    Finding two = GATE.examine(Ensembles.paired(column(3, 4), column(3, 4)), 0);
    assertThat(two.status()).isEqualTo(Status.PASS);
  }

  @Test
  void aPerfectSourceDoesNotFailForManyNoisyRows() {
    int failures = 0;
    for (int trial = 0; trial < 300; trial++) {
      Finding finding =
          GATE.examine(
              Ensembles.unpaired(
                  Ensembles.gaussian(16, 59, 3, 3, 2L * trial),
                  Ensembles.gaussian(16, 59, 3, 3, 2L * trial + 1)),
              0);
      failures += finding.status() == Status.FAIL ? 1 : 0;
      assertThat(finding.status()).isNotEqualTo(Status.PASS);
    }
    // At most 5 % of 300 are expected; 29 is the 99.9 % quantile of that binomial count. Counting
    // unadjusted intervals outside the tolerance would fail nearly every trial.
    assertThat(failures).isLessThanOrEqualTo(29);
  }

  @Test
  void aSourceAtTheToleranceRarelyPasses() {
    int passes = 0;
    for (int trial = 0; trial < 1000; trial++) {
      double[][] reference = Ensembles.gaussian(16, 1, 3, 0.1, 2L * trial);
      double[][] generated = Ensembles.gaussian(16, 1, 3.15, 0.1, 2L * trial + 1);
      Finding finding = GATE.examine(Ensembles.unpaired(reference, generated), 0);
      passes += finding.status() == Status.PASS ? 1 : 0;
    }
    // The 99.9 % interval of a binomial(1000, 0.05) count.
    assertThat(passes).isBetween(29, 74);
  }

  @Test
  void namesAndSettings() {
    assertThat(GATE.withRows(RowSelection.range(5, 50)).name("Mpc/h"))
        .isEqualTo("equivalence 5-50 Mpc/h");
    assertThat(GATE.withLabel("percent").name("")).isEqualTo("percent");
    assertThatThrownBy(() -> EquivalenceGate.withTolerance(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tolerance 0.0");
    assertThatThrownBy(() -> EquivalenceGate.withTolerance(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GATE.withAlpha(0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5");
  }

  private static double[][] noise() {
    return Ensembles.gaussian(16, 20, 0, 0.01, 99);
  }

  private static double[][] column(double... values) {
    return Ensembles.transpose(new double[][] {values});
  }
}
