package org.cosmoassay.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComovingDistanceTest {

  /** Percent; ten times better than the 1e-10 that is promised. */
  private static final double PERCENT = 1e-9;

  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

  private static final double HUBBLE_DISTANCE = 2997.92458;

  /** Einstein-de Sitter: 2 c / H_0 (1 - 1 / sqrt(1 + z)), here without cancellation. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-5, 0.01, 0.5, 2, 10, 1100})
  void isTheClosedFormForEinsteinDeSitter(double z) {
    double root = Math.sqrt(1 + z);
    assertThat(ComovingDistance.of(1).at(z))
        .isCloseTo(2 * HUBBLE_DISTANCE * z / (root * (1 + root)), withinPercentage(1e-12));
  }

  /** De Sitter: c z / H_0. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 0.01, 0.5, 2, 9.9})
  void isTheHubbleLawWithoutMatter(double z) {
    assertThat(ComovingDistance.of(0).at(z)).isCloseTo(HUBBLE_DISTANCE * z, withinPercentage(1e-8));
  }

  /** The quadrature of Commons Math, in z instead of u, where 150 points converge to 1e-13. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.25, 0.3175, 0.7, 1})
  void equalsAnotherQuadrature(double omegaM) {
    for (double z : new double[] {0.003, 0.15, 0.8, 3, 20}) {
      double gauss = GAUSS.legendre(150, 0, z).integrate(x -> 1 / rate(omegaM, x));
      double distance = ComovingDistance.of(omegaM).at(z);
      assertThat(distance).isCloseTo(HUBBLE_DISTANCE * gauss, withinPercentage(PERCENT));
    }
  }

  private static double rate(double omegaM, double z) {
    return Math.sqrt(omegaM * Math.pow(1 + z, 3) + 1 - omegaM);
  }

  @Test
  void refusesWhatIsNoUniverseAndNoRedshift() {
    assertThat(ComovingDistance.of(0.3).at(0)).isZero();
    assertThat(ComovingDistance.of(0.3).omegaM()).isEqualTo(0.3);
    assertThatIllegalArgumentException().isThrownBy(() -> ComovingDistance.of(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> ComovingDistance.of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> ComovingDistance.of(0.3).at(-0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComovingDistance.of(0.3).at(Double.POSITIVE_INFINITY));
  }
}
