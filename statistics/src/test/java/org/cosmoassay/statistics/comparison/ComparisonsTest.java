package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

  private static final double NAN = Double.NaN;

  @Test
  void pairedNumbersEqualAHandComputedCase() {
    // r = 1, 2, 3; g = 2, 2, 5: means 2 and 3, R = 3/2, g - R r = 1/2, -1, 1/2 with variance 3/4,
    // so ratio error = sqrt(3/4/3)/2 = 1/4; d = 1, 0, 2 with sd 1: pull = 1/(1/sqrt 3).
    ComponentComparison c = compare(Ensembles.paired(column(1, 2, 3), column(2, 2, 5)));
    assertThat(c.reference().mean(0)).isEqualTo(2);
    assertThat(c.reference().scatter(0)).isEqualTo(1);
    assertThat(c.reference().error(0)).isCloseTo(1 / Math.sqrt(3), within(1e-15));
    assertThat(c.generated().mean(0)).isEqualTo(3);
    assertThat(c.ratio(0)).isEqualTo(1.5);
    assertThat(c.ratioError(0)).isCloseTo(0.25, within(1e-15));
    assertThat(c.pull(0)).isCloseTo(Math.sqrt(3), within(1e-15));
  }

  @Test
  void unpairedNumbersEqualAHandComputedCase() {
    // s_g^2/m = 3/3, s_r^2/n = 1/3: ratio error^2 = (1 + 9/4/3)/4 = 7/16; pull = 1/sqrt(4/3).
    double[][] r = column(1, 2, 3);
    double[][] g = column(2, 2, 5);
    ComponentComparison c = compare(Ensembles.unpaired(r, g));
    assertThat(c.ratioError(0)).isCloseTo(Math.sqrt(7) / 4, within(1e-15));
    assertThat(c.pull(0)).isCloseTo(Math.sqrt(0.75), within(1e-15));
    assertThat(c.pull(0))
        .isCloseTo(TestUtils.t(new double[] {2, 2, 5}, new double[] {1, 2, 3}), within(1e-12));
  }

  @Test
  void ratioErrorsDescribeTheScatterOfTheRatio() {
    // 400 repetitions estimate a standard deviation to 1/sqrt(800) = 3.5 %: allow four times that.
    for (boolean paired : new boolean[] {true, false}) {
      double[] ratios = new double[400];
      double error = 0;
      for (int k = 0; k < ratios.length; k++) {
        double[][] r = Ensembles.gaussian(32, 1, 5, 1, 2L * k);
        double[][] noise = Ensembles.gaussian(32, 1, 0.5, 0.5, 2L * k + 1);
        double[][] g = paired ? Ensembles.plus(r, noise) : Ensembles.times(noise, 3);
        ComponentComparison c = compare(new EnsemblePair(Ensembles.of(r), Ensembles.of(g), paired));
        ratios[k] = c.ratio(0);
        error += c.ratioError(0) / ratios.length;
      }
      assertThat(error / Math.sqrt(Sample.of(ratios).variance())).isBetween(0.86, 1.14);
    }
  }

  @Test
  void undefinedRealizationsAreLeftOut() {
    ComponentComparison c = compare(Ensembles.paired(column(1, NAN, 3, 5), column(2, 7, NAN, 5)));
    assertThat(c.reference().mean(0)).isEqualTo(3);
    assertThat(c.generated().mean(0)).isCloseTo(14.0 / 3, within(1e-15));
    // Complete pairs only: (1, 2) and (5, 5).
    assertThat(c.ratio(0)).isCloseTo(3.5 / 3, within(1e-15));
    assertThat(c.pull(0)).isCloseTo(1, within(1e-15));
  }

  @Test
  void fewerThanTwoFiniteValuesLeaveErrorsUndefined() {
    ComponentComparison c = compare(Ensembles.unpaired(column(1, NAN, NAN), column(2, 3, 4)));
    assertThat(c.reference().mean(0)).isEqualTo(1);
    assertThat(c.reference().scatter(0)).isNaN();
    assertThat(c.ratio(0)).isEqualTo(3);
    assertThat(c.ratioError(0)).isNaN();
    assertThat(c.pull(0)).isNaN();
    ComponentComparison none = compare(Ensembles.unpaired(column(NAN, NAN), column(2, 3)));
    assertThat(none.reference().mean(0)).isNaN();
    assertThat(none.ratio(0)).isNaN();
  }

  @Test
  void noDifferenceWithoutErrorIsNoPull() {
    ComponentComparison same = compare(Ensembles.paired(column(1, 2, 0.3), column(1, 2, 0.3)));
    assertThat(same.pull(0)).isZero();
    assertThat(same.ratio(0)).isEqualTo(1);
    assertThat(same.ratioError(0)).isZero();
    ComponentComparison constant =
        compare(Ensembles.unpaired(column(0.1, 0.1, 0.1), column(0.1, 0.1)));
    assertThat(constant.pull(0)).isZero();
    ComponentComparison shifted = compare(Ensembles.unpaired(column(1, 1), column(2, 2)));
    assertThat(shifted.pull(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aVanishingReferenceHasNoRatio() {
    ComponentComparison c = compare(Ensembles.paired(column(-1, 1), column(1, 2)));
    assertThat(c.ratio(0)).isNaN();
    assertThat(c.ratioError(0)).isNaN();
    assertThat(c.pull(0)).isCloseTo(3, within(1e-15));
  }

  @Test
  void keepsNamesAndCounts() {
    Comparison comparison =
        Comparisons.compare("flow", "xi", Ensembles.unpaired(column(1, 2, 3), column(1, 2)));
    assertThat(comparison.source()).isEqualTo("flow");
    assertThat(comparison.referenceCount()).isEqualTo(3);
    assertThat(comparison.generatedCount()).isEqualTo(2);
    assertThat(comparison.components()).hasSize(1);
  }

  @Test
  void ensemblesMustFitEachOther() {
    assertThatThrownBy(() -> Ensembles.paired(column(1, 2), column(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 clouds")
        .hasMessageContaining("3");
    assertThatThrownBy(
            () -> Ensembles.unpaired(new double[][] {{1, 2}}, new double[][] {{1, 2, 3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different bins");
  }

  private static ComponentComparison compare(EnsemblePair pair) {
    return Comparisons.compare("source", "xi", pair).components().get(0);
  }

  private static double[][] column(double... values) {
    return Ensembles.transpose(new double[][] {values});
  }
}
