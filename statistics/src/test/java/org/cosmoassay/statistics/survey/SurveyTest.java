package org.cosmoassay.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.junit.jupiter.api.Test;

/** From the sky into space, and what is refused or flagged. */
class SurveyTest {

  private static final ComovingDistance DISTANCE = ComovingDistance.of(1);

  /** The axes of the equatorial system; tolerance: rounding of a sine. */
  @Test
  void placesObjectsByDirectionAndDistance() {
    double[] z = {0.1, 0.2, 0.3, 0.4};
    Survey survey =
        Survey.of(
            SkyCatalogue.of(new double[] {0, 90, -90, 45}, new double[] {0, 0, 0, 90}, z),
            DISTANCE);
    double[][] expected = {{1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}};
    for (int i = 0; i < 4; i++) {
      assertThat(survey.distance(i)).isEqualTo(DISTANCE.at(z[i]));
      for (int axis = 0; axis < 3; axis++) {
        assertThat(survey.direction(axis, i)).isCloseTo(expected[i][axis], within(1e-16));
        assertThat(survey.positions().position(axis, i))
            .isEqualTo(survey.distance(i) * survey.direction(axis, i));
      }
      assertThat(survey.weight(i)).isEqualTo(1);
    }
  }

  @Test
  void readsVelocitiesAndWeights() {
    SkyCatalogue sky =
        SkyCatalogue.ofVelocities(new double[] {10}, new double[] {-5}, new double[] {29979.2458})
            .withWeights(new double[] {0.5});
    assertThat(sky.redshift(0)).isEqualTo(0.1);
    assertThat(sky.weight(0)).isEqualTo(0.5);
    assertThat(sky.rightAscension(0)).isEqualTo(10);
    assertThat(sky.declination(0)).isEqualTo(-5);
    assertThat(Survey.of(sky, DISTANCE).weight(0)).isEqualTo(0.5);
    assertThat(Survey.onSky(sky).weight(0)).isEqualTo(0.5);
  }

  @Test
  void refusesBadRows() {
    double[] two = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SkyCatalogue.of(new double[] {1, 361}, two, two))
        .withMessageContaining("row 1: ra = 361.0; it must be from -180.0 to 360.0 degrees");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SkyCatalogue.of(two, new double[] {-91, 0}, two))
        .withMessageContaining("row 0: dec = -91.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SkyCatalogue.of(two, two, new double[] {0.1, 0}))
        .withMessageContaining("row 1: redshift = 0.0; it must be finite and above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SkyCatalogue.of(two, two, new double[] {Double.NaN, 1}))
        .withMessageContaining("row 0: redshift = NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SkyCatalogue.ofVelocities(two, two, new double[] {5, -10}))
        .withMessageContaining("row 1: cz = -10.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SkyCatalogue.of(two, two, new double[1]))
        .withMessageContaining("redshift has 1 values where ra has 2");
    SkyCatalogue sky = SkyCatalogue.of(two, two, two);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sky.withWeights(new double[] {1, -2}))
        .withMessageContaining("row 1: weight = -2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sky.withWeights(new double[] {Double.NaN, 1}))
        .withMessageContaining("row 0: weight = NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Survey.of(sky, DISTANCE).withWeights(new double[2]))
        .withMessageContaining("must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Survey.ofPositions(new double[] {1, 0}, new double[2], new double[2]))
        .withMessageContaining("row 1: the position is the observer's own");
  }

  @Test
  void saysThatDistancesAreMissing() {
    SkyCatalogue sky = SkyCatalogue.ofDirections(new double[] {1, 2}, new double[] {1, 2});
    Survey survey = Survey.onSky(sky);
    assertThat(survey.hasDistances()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> Survey.of(sky, DISTANCE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurveyCorrelation.of(RadialBins.of(1, 2)).measure(survey, survey))
        .withMessageContaining("measure w-theta");
    Measurement w = SurveyCorrelation.angular(0, 1, 2).measure(survey, survey);
    assertThat(w.column("dd").values()).containsExactly(0, 1);
  }

  /** Points 1, 90 and 180 degrees apart, on edges: chords decide, antipodes are within 180. */
  @Test
  void binsAnglesByChords() {
    Survey data =
        Survey.onSky(SkyCatalogue.ofDirections(new double[] {0, 90, 180}, new double[] {0, 0, 0}));
    Measurement w = SurveyCorrelation.angular(0, 89, 91, 180).measure(data, data);
    assertThat(w.column("dd").values()).containsExactly(0, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurveyCorrelation.angular(-1, 2))
        .withMessageContaining("from 0 to 180");
    assertThatIllegalArgumentException().isThrownBy(() -> SurveyCorrelation.angular(1, 181));
  }

  /** Two data 3 apart; randoms 3 apart only from each other, or only from data. */
  @Test
  void flagsRowsWithoutRandomPairs() {
    Survey data = line(100, 103);
    Survey far = line(500, 503);
    Survey near = line(106, 500);
    SurveyCorrelation xi = SurveyCorrelation.of(RadialBins.of(1, 2, 4));
    for (PairEstimator estimator : PairEstimator.values()) {
      Measurement one = xi.by(estimator).measure(data, far);
      Measurement two = xi.by(estimator).measure(data, near);
      assertThat(one.flag(0)).isEqualTo(Flag.TOO_FEW);
      boolean withRandoms = estimator.isDefined(0, 1);
      boolean withData = estimator.isDefined(1, 0);
      assertThat(one.flag(1)).isEqualTo(withRandoms ? Flag.NONE : Flag.TOO_FEW);
      assertThat(two.flag(1)).isEqualTo(withData ? Flag.NONE : Flag.TOO_FEW);
    }
    // (1 - 0 + 1) / 1: no point of one is near a point of the other.
    assertThat(xi.measure(far, data).column("xi").value(1)).isEqualTo(2);
    assertThat(xi.measure(line(500, 600), data).flag(1)).isEqualTo(Flag.EMPTY);
    Measurement wp =
        SurveyProjection.summed(CylinderBins.of(RadialBins.of(0, 1), 4, 2)).measure(data, far);
    assertThat(wp.flag(0)).as("no random pair with pi below 2").isEqualTo(Flag.TOO_FEW);
    Measurement cells =
        SurveyProjection.cells(CylinderBins.of(RadialBins.of(0, 1), 4, 2)).measure(data, far);
    assertThat(cells.flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(cells.column("xi_pi0").value(0)).isNaN();
    assertThat(cells.column("xi_pi1").value(0)).isEqualTo(2);
    Measurement multipoles = SurveyMultipoles.of(RadialBins.of(2, 4), 4, 0).measure(data, far);
    assertThat(multipoles.flag(0)).isEqualTo(Flag.TOO_FEW);
    assertThat(SurveyMultipoles.of(RadialBins.of(2, 4), 1, 0).measure(data, far).vector())
        .containsExactly(2);
  }

  @Test
  void refusesMultipolesThatSayNothing() {
    RadialBins bins = RadialBins.of(2, 4);
    assertThatIllegalArgumentException().isThrownBy(() -> SurveyMultipoles.of(bins, 10, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> SurveyMultipoles.of(bins, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> SurveyMultipoles.of(bins, 10, 2, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairEstimator.ofLabel("best"))
        .withMessageContaining("landy-szalay");
    assertThat(PairEstimator.ofLabel("davis-peebles")).isEqualTo(PairEstimator.DAVIS_PEEBLES);
  }

  /** Points on a line of sight, at those distances. */
  private static Survey line(double... distances) {
    return Survey.ofPositions(
        distances, new double[distances.length], new double[distances.length]);
  }
}
