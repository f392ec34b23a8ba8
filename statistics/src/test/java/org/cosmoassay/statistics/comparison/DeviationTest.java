package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Bins;
import org.junit.jupiter.api.Test;

class DeviationTest {

  @Test
  void namesTheRowWithTheLargestPull() {
    double[][] reference = {{10, 10, 10}, {11, 11, 11}, {9, 9, 9}};
    double[][] generated = {{10, 8.6, 12}, {11.1, 9.5, 11}, {9, 7.7, 10}};
    Deviation worst = worst(Ensembles.paired(reference, generated));
    assertThat(worst.component()).isEqualTo("xi");
    assertThat(worst.place()).isEqualTo("2.0-4.0 Mpc/h");
    // d = -1.4, -1.5, -1.3: mean -1.4, error 0.1/sqrt 3, 24.2 sigma.
    assertThat(worst.phrase()).isEqualTo("14.0 % low at 2.0-4.0 Mpc/h (24.2 sigma)");
    assertThat(worst.sentence()).isEqualTo("xi is " + worst.phrase());
    Comparison comparison = Comparisons.compare("s", "xi", Ensembles.paired(reference, generated));
    assertThat(Deviation.worst(comparison, RowSelection.range(4, 6)).orElseThrow().phrase())
        .isEqualTo("10.0 % high at 4.0-6.0 Mpc/h (1.73 sigma)");
  }

  @Test
  void isAbsoluteWhereARatioSaysNothing() {
    double[][] reference = {{-1}, {1}, {0}};
    double[][] generated = {{1.5}, {4}, {2}};
    MeasuredEnsemble r = velocity(reference);
    Comparison comparison =
        Comparisons.compare("s", "v", new EnsemblePair(r, velocity(generated), false));
    assertThat(Deviation.worst(comparison).orElseThrow().sentence())
        .matches("v12 is 2\\.5 km/s too high at 0\\.0-2\\.0 Mpc/h \\(2\\.\\d+ sigma\\)");
  }

  @Test
  void saysMagnitudeForNegativeValues() {
    double[][] reference = {{-400}, {-410}, {-390}};
    Comparison comparison =
        Comparisons.compare(
            "s",
            "v",
            new EnsemblePair(
                velocity(reference), velocity(Ensembles.times(reference, 1.2)), false));
    assertThat(Deviation.worst(comparison).orElseThrow().sentence())
        .startsWith("v12 is 20.0 % high in magnitude at 0.0-2.0 Mpc/h");
  }

  @Test
  void saysTimesForLargeRatiosAndNoScatterWithoutAny() {
    double[][] reference = {{2}, {2}};
    assertThat(worst(Ensembles.unpaired(reference, Ensembles.times(reference, 12.5))).phrase())
        .isEqualTo("12.5 times the reference at 0.0-2.0 Mpc/h (no scatter)");
    assertThat(worst(Ensembles.unpaired(reference, reference)).phrase())
        .isEqualTo("equal at 0.0-2.0 Mpc/h (0 sigma)");
  }

  @Test
  void isAbsentWhereNothingCanBeCompared() {
    double[][] one = {{1}};
    assertThat(Deviation.worst(Comparisons.compare("s", "xi", Ensembles.unpaired(one, one))))
        .isEmpty();
  }

  @Test
  void placesHaveTheDecimalsTheirWidthDeserves() {
    Axis paper = Axis.binned("s", "Mpc/h", Bins.linear(0.5, 120, 59));
    assertThat(Wording.place(paper, 1)).isEqualTo("2.5-4.6 Mpc/h");
    assertThat(Wording.place(paper, 58)).isEqualTo("118.0-120.0 Mpc/h");
    Axis masses = Axis.binned("m", "Msun/h", new double[] {1e13, 2e13});
    assertThat(Wording.place(masses, 0)).isEqualTo("1.00e+13-2.00e+13 Msun/h");
    Axis radii = Axis.sampled("r", "Mpc/h", new double[] {0.1, 0.12, 10});
    assertThat(Wording.place(radii, 0)).isEqualTo("0.100 Mpc/h");
    assertThat(Wording.place(radii, 2)).isEqualTo("10.0 Mpc/h");
    assertThat(Wording.place(Axis.sampled("k", "", new double[] {4}), 0)).isEqualTo("4.0");
    assertThat(Wording.place(Axis.sampled("k", "", new double[] {0}), 0)).isEqualTo("0.0");
  }

  @Test
  void numbersHaveThreeSignificantDigits() {
    assertThat(Wording.number(14.2499)).isEqualTo("14.2");
    assertThat(Wording.number(0.00000314159)).isEqualTo("3.14e-06");
    assertThat(Wording.number(1234567)).isEqualTo("1.23e+06");
    assertThat(Wording.number(-529.4)).isEqualTo("-529");
    assertThat(Wording.number(0)).isEqualTo("0");
    assertThat(Wording.number(Double.NaN)).isEqualTo("undefined");
    assertThat(Wording.number(Double.POSITIVE_INFINITY)).isEqualTo("infinite");
  }

  private static Deviation worst(EnsemblePair pair) {
    return Deviation.worst(Comparisons.compare("s", "xi", pair)).orElseThrow();
  }

  private static MeasuredEnsemble velocity(double[][] values) {
    return Ensembles.ofComponents(
        new String[] {"v12"}, new String[] {"km/s"}, new double[][][] {values});
  }
}
