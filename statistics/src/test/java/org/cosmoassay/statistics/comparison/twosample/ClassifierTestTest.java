package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassifierTestTest {

  private static final ClassifierTest LOGISTIC = ClassifierTest.withDefaults();
  private static final ClassifierTest NETWORK = new ClassifierTest(ClassifierTest.Kind.NETWORK);

  @Test
  void whatIsFarApartIsToldWithoutAMistake() {
    double[][] r = VectorSamples.gaussian(20, 5, 0.3, 1);
    double[][] g = VectorSamples.plus(VectorSamples.gaussian(30, 5, 0.3, 2), 8);
    for (ClassifierTest test : new ClassifierTest[] {LOGISTIC, NETWORK}) {
      TwoSampleResult result = few(test, r, g, false);
      assertThat(result.statistic()).as(test.toString()).isEqualTo(1);
      assertThat(result.pValue()).isEqualTo(0.05);
    }
  }

  @Test
  void accuracyOfChanceIsOneHalfWhateverTheSizes() {
    double sum = 0;
    for (int trial = 0; trial < 40; trial++) {
      double[][] r = VectorSamples.gaussian(60, 2, 0, 2L * trial);
      double[][] g = VectorSamples.gaussian(20, 2, 0, 2L * trial + 1);
      sum += LOGISTIC.test(TwoSamples.of(r, g, false), new Permutations(1, 0.5, trial)).statistic();
    }
    // A balanced accuracy of 20 + 60 guesses scatters by 0.065; folds that are short of one side
    // lean to the other by as much as 1/n.
    assertThat(sum / 40).isBetween(0.5 - 0.06, 0.5 + 4 * 0.065 / Math.sqrt(40));
  }

  @Test
  void onlyTheNetworkSeesARing() {
    double[][] r = VectorSamples.gaussian(80, 2, 0, 3);
    double[][] g = VectorSamples.gaussian(80, 2, 0, 4);
    for (double[] vector : g) {
      double radius = Math.hypot(vector[0], vector[1]);
      vector[0] *= 3 / radius;
      vector[1] *= 3 / radius;
    }
    assertThat(few(NETWORK, r, g, false).statistic()).isGreaterThan(0.8);
    assertThat(few(LOGISTIC, r, g, false).statistic()).isLessThan(0.65);
  }

  @Test
  void pairsAreToldApartBelowTheirCommonSpread() {
    double[][] r = VectorSamples.gaussian(24, 4, 0, 5);
    double[][] g = VectorSamples.plus(r, 0.1);
    for (double[] vector : g) {
      vector[0] += 0.05 * vector[1];
    }
    for (ClassifierTest test : new ClassifierTest[] {LOGISTIC, NETWORK}) {
      assertThat(few(test, r, g, true).statistic()).as(test.toString()).isEqualTo(1);
      assertThat(few(test, r, g, false).statistic()).as(test.toString()).isLessThan(0.8);
    }
  }

  private static TwoSampleResult few(
      ClassifierTest test, double[][] r, double[][] g, boolean paired) {
    return test.test(TwoSamples.of(r, g, paired), new Permutations(19, 0.05, 1));
  }
}
