package org.cosmoassay.reference.simulator.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.statistics.catalog.Cosmology;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrowthTest {

  private static final double[] SCALE_FACTORS = {0.001, 0.02, 0.1, 0.25, 0.5, 2.0 / 3, 0.9, 1};

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3175, 0.5, 1})
  void firstOrderIsTheClosedIntegral(double omegaM) {
    Growth growth = Growth.of(cosmology(omegaM));
    for (double a : SCALE_FACTORS) {
      double closed = closed(omegaM, a) / closed(omegaM, 1);
      assertThat(growth.first(a) / closed).as("D(%s)", a).isCloseTo(1, within(1e-9));
      // D = H I, dI/dlna = a^-2 H^-3: f = dln H/dln a + a^-2 H^-3 / I.
      double h = hubble(omegaM, a);
      double slope = -1.5 * omegaM / (a * a * a * h * h);
      double rate = slope + 1 / (a * a * h * h * closed(omegaM, a));
      assertThat(growth.firstRate(a)).as("f(%s)", a).isCloseTo(rate, within(1e-8));
    }
  }

  @Test
  void secondOrderOfMatterAloneIsMinusThreeSevenths() {
    Growth growth = Growth.of(cosmology(1));
    for (double a : SCALE_FACTORS) {
      assertThat(growth.first(a)).isCloseTo(a, within(1e-10));
      assertThat(growth.second(a) / (a * a)).isCloseTo(-3.0 / 7, within(1e-9));
      assertThat(growth.secondRate(a)).isCloseTo(2, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3175, 0.5})
  void secondOrderFollowsTheKnownFit(double omegaM) {
    Growth growth = Growth.of(cosmology(omegaM));
    for (double a : SCALE_FACTORS) {
      double d = growth.first(a);
      double om = growth.matterDensity(a);
      // Bouchet et al. (1995), flat models: -3/7 Om^(-1/143) D^2 and 2 Om^(6/11); their fits hold
      // to 0.6% and some per cent at Om = 0.1.
      assertThat(growth.second(a) / (-3.0 / 7 * Math.pow(om, -1.0 / 143) * d * d))
          .as("D2(%s)", a)
          .isCloseTo(1, within(6e-3));
      assertThat(growth.secondRate(a) / (2 * Math.pow(om, 6.0 / 11)))
          .as("f2(%s)", a)
          .isCloseTo(1, within(3e-2));
    }
  }

  @Test
  void scaleFactorsOutsideHistoryAreRefused() {
    Growth growth = Growth.of(cosmology(0.3));
    assertThatThrownBy(() -> growth.first(1.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.01");
    assertThatThrownBy(() -> growth.second(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Cosmology cosmology(double omegaM) {
    return new Cosmology(omegaM, 0.05, 0.7, 1, 0.8, 0);
  }

  private static double hubble(double omegaM, double a) {
    return Math.sqrt(omegaM / (a * a * a) + 1 - omegaM);
  }

  /** H(a) times the integral of da / (a H)^3 from 0 on, in pieces of t with a = t^2. */
  private static double closed(double omegaM, double a) {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    double last = Math.sqrt(a);
    double sum = 0;
    int pieces = 40;
    for (int i = 0; i < pieces; i++) {
      sum +=
          factory
              .legendre(20, i * last / pieces, (i + 1) * last / pieces)
              .integrate(
                  t -> {
                    double x = t * t * t * t * t * t;
                    // (a H)^-3 = a^(3/2) (Om + (1 - Om) a^3)^(-3/2), da = 2 t dt.
                    return 2 * t * t * t * t * Math.pow(omegaM + (1 - omegaM) * x, -1.5);
                  });
    }
    return hubble(omegaM, a) * sum;
  }
}
