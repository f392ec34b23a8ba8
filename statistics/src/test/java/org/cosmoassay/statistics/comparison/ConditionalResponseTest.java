package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

class ConditionalResponseTest {

  private static final int CLOUDS = 40;
  private static final int ROWS = 3;

  /** Omega_m and sigma_8 on a crooked grid; all else alike. */
  private static List<Cosmology> cosmologies() {
    List<Cosmology> list = new ArrayList<>();
    for (int i = 0; i < CLOUDS; i++) {
      list.add(new Cosmology(0.1 + 0.01 * i, 0.05, 0.7, 0.96, 0.6 + 0.01 * (i * 7 % CLOUDS), 0.5));
    }
    return list;
  }

  private static Conditions conditions() {
    return Conditions.of(cosmologies());
  }

  /** values(row) = row + a(row) Omega_m + b(row) sigma_8 + noise shared by equal seeds. */
  private static MeasuredEnsemble plane(double a, double b, double noise, long seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed));
    List<Measurement> clouds = new ArrayList<>();
    for (double[] c : conditions().values()) {
      double[] values = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        values[row] = row + (row + 1) * (a * c[0] + b * c[1]) + noise * normal.sample();
      }
      clouds.add(measurement(values));
    }
    return MeasuredEnsemble.of(clouds);
  }

  private static Measurement measurement(double[] values) {
    Axis axis = Axis.binned("r", "Mpc/h", new double[] {0, 1, 2, 3});
    return Measurement.of(
        "xi",
        axis,
        List.of(Column.component("xi", "", values)),
        new Flag[] {Flag.NONE, Flag.NONE, Flag.NONE});
  }

  @Test
  void onlyWhatVariesIsAParameter() {
    assertThat(conditions().names()).containsExactly("Omega_m", "sigma_8");
    assertThat(conditions().size()).isEqualTo(CLOUDS);
    List<Cosmology> unstated = new ArrayList<>(cosmologies());
    unstated.set(3, Cosmology.UNSTATED.withOmegaM(0.3));
    assertThat(Conditions.of(unstated).names()).containsExactly("Omega_m");
  }

  @Test
  void theMiddleOfADesignIsToldFromItsEdge() {
    Conditions conditions = conditions();
    // Omega_m in the middle fifth, sigma_8 = 0.6 + 0.01 * (20 * 7 % 40).
    assertThat(conditions.isAtEdge(20, 0.5)).isFalse();
    assertThat(conditions.isAtEdge(0, 0.5)).isTrue();
    assertThat(conditions.isAtEdge(CLOUDS - 1, 0.99)).isTrue();
  }

  @Test
  void slopesOfAPlaneAreExact() {
    List<Comparison> responses =
        ConditionalResponse.of(
            "model",
            "xi",
            new EnsemblePair(plane(2, -3, 0, 1), plane(2.5, -3, 0, 1), true),
            conditions(),
            conditions());
    assertThat(responses).hasSize(2);
    for (int row = 0; row < ROWS; row++) {
      ComponentComparison omega = responses.get(0).components().get(0);
      assertThat(omega.name()).isEqualTo("d xi / d Omega_m");
      // Rounding of a regression over 40 clouds.
      assertThat(omega.reference().mean(row)).isCloseTo(2.0 * (row + 1), within(1e-10));
      assertThat(omega.generated().mean(row)).isCloseTo(2.5 * (row + 1), within(1e-10));
      assertThat(omega.ratio(row)).isCloseTo(1.25, within(1e-10));
      ComponentComparison sigma = responses.get(1).components().get(0);
      assertThat(sigma.generated().mean(row)).isCloseTo(-3.0 * (row + 1), within(1e-10));
    }
  }

  /** Standard errors against the closed form sigma sqrt((X^T X)^-1) of a single parameter. */
  @Test
  void pairedSlopesLeaveOutWhatBothSidesShare() {
    EnsemblePair paired = new EnsemblePair(plane(2, -3, 0.5, 4), plane(2.2, -3, 0.5, 4), true);
    EnsemblePair unpaired = new EnsemblePair(plane(2, -3, 0.5, 4), plane(2.2, -3, 0.5, 4), false);
    double together = pull(paired);
    double apart = pull(unpaired);
    assertThat(Math.abs(together)).isGreaterThan(1e6);
    assertThat(Math.abs(apart)).isLessThan(3);
  }

  private static double pull(EnsemblePair pair) {
    return ConditionalResponse.of("m", "xi", pair, conditions(), conditions())
        .get(0)
        .components()
        .get(0)
        .pull(0);
  }

  /**
   * 300 trials of equal slopes: |pull| > 2 in 5 % of them, the binomial 99.9 % range is 3 to 30.
   */
  @Test
  void pullsOfEqualSlopesAreStandard() {
    UniformRandomProvider random = RandomStreams.of(9);
    int beyond = 0;
    for (int trial = 0; trial < 300; trial++) {
      EnsemblePair pair =
          new EnsemblePair(
              plane(2, -3, 0.5, random.nextLong()), plane(2, -3, 0.5, random.nextLong()), false);
      beyond += Math.abs(pull(pair)) > 2 ? 1 : 0;
    }
    assertThat(beyond).isBetween(3, 30);
  }

  @Test
  void tooFewCloudsHaveNoSlope() {
    double[] absent = {Double.NaN, 1, 2};
    List<Measurement> clouds = new ArrayList<>();
    for (int i = 0; i < CLOUDS; i++) {
      clouds.add(measurement(i < 4 ? new double[] {i, 1, 2} : absent));
    }
    MeasuredEnsemble ensemble = MeasuredEnsemble.of(clouds);
    ComponentComparison omega =
        ConditionalResponse.of(
                "m", "xi", new EnsemblePair(ensemble, ensemble, true), conditions(), conditions())
            .get(0)
            .components()
            .get(0);
    assertThat(omega.reference().mean(0)).isNaN();
    assertThat(omega.pull(0)).isNaN();
    assertThat(omega.reference().mean(1)).isZero();
    assertThat(omega.pull(1)).isZero();
  }

  @Test
  void conditionsMustFitTheClouds() {
    EnsemblePair pair = new EnsemblePair(plane(1, 1, 0, 1), plane(1, 1, 0, 1), true);
    Conditions few = Conditions.of(cosmologies().subList(0, 10));
    assertThatThrownBy(() -> ConditionalResponse.of("m", "xi", pair, few, conditions()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a condition per cloud");
  }
}
