package org.cosmoassay.statistics.comparison.twosample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every test of two samples keeps. */
class TwoSampleTestsTest {

  static Stream<TwoSampleTest> tests() {
    return TwoSampleTests.all().stream();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void perfectSourcesFailAsOftenAsTheLevelSays(TwoSampleTest test) {
    for (boolean paired : new boolean[] {false, true}) {
      int alarms = 0;
      for (int trial = 0; trial < 200; trial++) {
        double[][] r = VectorSamples.gaussian(9, 3, 0.6, 2L * trial + 5000);
        double[][] g = VectorSamples.gaussian(paired ? 9 : 12, 3, 0.6, 2L * trial + 5001);
        double p =
            test.test(TwoSamples.of(r, g, paired), new Permutations(39, 0.05, trial)).pValue();
        alarms += p <= 0.05 ? 1 : 0;
      }
      // 99 % of binomial (200, 0.05) counts.
      assertThat(alarms).as("%s, paired %s", test.name(), paired).isBetween(3, 19);
    }
  }

  @ParameterizedTest
  @MethodSource("tests")
  void identicalSamplesPass(TwoSampleTest test) {
    double[][] values = VectorSamples.gaussian(16, 20, 0.5, 1);
    for (boolean paired : new boolean[] {false, true}) {
      assertThat(VectorSamples.test(test, values, values, paired).pValue())
          .as("paired %s", paired)
          .isGreaterThan(0.2);
    }
    double[][] constants = VectorSamples.times(values, 0);
    assertThat(VectorSamples.test(test, constants, constants, false))
        .extracting(TwoSampleResult::pValue, TwoSampleResult::dimension)
        .containsExactly(1.0, 0);
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aCollapsedSourceFails(TwoSampleTest test) {
    double[][] r = VectorSamples.gaussian(40, 12, 0.3, 2);
    double[][] g =
        VectorSamples.plus(VectorSamples.times(VectorSamples.gaussian(40, 12, 0.3, 3), 0.2), 2);
    TwoSampleResult result = VectorSamples.test(test, r, g, false);
    assertThat(result.pValue()).isLessThan(0.01);
    assertThat(result.statistic()).isGreaterThan(result.critical());
  }

  @ParameterizedTest
  @MethodSource("tests")
  void bitsDependOnTheSeedAloneAndNotOnThreads(TwoSampleTest test) throws Exception {
    TwoSamples samples =
        TwoSamples.of(
            VectorSamples.gaussian(12, 7, 0.3, 4), VectorSamples.gaussian(15, 7, 0.3, 5), false);
    Permutations permutations = new Permutations(99, 0.05, 6);
    TwoSampleResult result = test.test(samples, permutations);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool three = new ForkJoinPool(3);
    try {
      assertThat(one.submit(() -> test.test(samples, permutations)).get()).isEqualTo(result);
      assertThat(three.submit(() -> test.test(samples, permutations)).get()).isEqualTo(result);
    } finally {
      one.shutdown();
      three.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("tests")
  void unitsDoNotMatter(TwoSampleTest test) {
    double[][] r = VectorSamples.gaussian(12, 5, 0.3, 4);
    double[][] g = VectorSamples.gaussian(15, 5, 0.3, 5);
    // A power of two changes no digit.
    assertThat(
            VectorSamples.test(
                test, VectorSamples.times(r, 1024), VectorSamples.times(g, 1024), false))
        .isEqualTo(VectorSamples.test(test, r, g, false));
  }

  @Test
  void namesFindTests() {
    for (TwoSampleTest test : TwoSampleTests.all()) {
      assertThat(TwoSampleTests.of(test.name())).isEqualTo(test);
    }
    assertThatThrownBy(() -> TwoSampleTests.of("student"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"student\"")
        .hasMessageContaining("energy, mmd, ks");
  }

  @Test
  void samplesRefuseWhatCannotBeCompared() {
    double[][] three = VectorSamples.scalars(1, 2, 3);
    assertThatThrownBy(() -> TwoSamples.of(three, VectorSamples.scalars(1), false))
        .hasMessageContaining("3 and 1 vectors");
    assertThatThrownBy(() -> TwoSamples.of(three, VectorSamples.scalars(1, 2), true))
        .hasMessageContaining("equal sizes");
    assertThatThrownBy(() -> TwoSamples.of(three, VectorSamples.scalars(1, Double.NaN), false))
        .hasMessageContaining("vector 1 of the generated sample is NaN");
    assertThatThrownBy(() -> TwoSamples.of(three, new double[][] {{1}, {1, 2}}, false))
        .hasMessageContaining("has 2 values");
  }
}
