package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cosmoassay.statistics.comparison.DepartureRanking.Place;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

class DepartureRankingTest {

  private static final int ROWS = 4;

  private final ReferenceScale scale =
      ReferenceScale.of(Ensembles.of(Ensembles.gaussian(20, ROWS, 0, 1, 1)), RowSelection.ALL);

  private Departure departure(double mean, int clouds, long seed) {
    MeasuredEnsemble source = Ensembles.of(Ensembles.gaussian(clouds, ROWS, mean, 0.3, seed));
    return Departure.of(scale, source, false, scale.rows());
  }

  private List<Place> rank(List<Departure> models) {
    return DepartureRanking.of(
            models, (i, j) -> DepartureDifference.of(scale, models.get(i), models.get(j), false))
        .places();
  }

  @Test
  void theNearestIsFirstAndFartherOnesAreSignificant() {
    List<Place> places =
        rank(List.of(departure(2, 12, 2), departure(0.5, 12, 3), departure(0.52, 12, 4)));
    assertThat(places).extracting(Place::rank).containsExactly(3, 1, 2);
    assertThat(places.get(1).difference()).isZero();
    assertThat(places.get(1).pAdjusted()).isNaN();
    assertThat(places.get(0).pAdjusted()).isLessThan(0.01);
    assertThat(places.get(2).pAdjusted()).isGreaterThan(0.05);
    // Holm over the three pairs of models.
    assertThat(places.get(2).pAdjusted()).isGreaterThanOrEqualTo(places.get(2).pValue());
    assertThat(places.get(0).pAdjusted())
        .isBetween(2 * places.get(0).pValue(), 3 * places.get(0).pValue());
  }

  @Test
  void equalDistancesShareTheirRankAndNoiseBelowZeroCountsAsZero() {
    Departure zero = Departure.of(scale.rows(), true, new double[ROWS], new double[6]);
    Departure below =
        Departure.of(
            scale.rows(), true, new double[ROWS], new double[] {-1, 0.5, -1, 0.5, -0.5, 0.5});
    Departure far = departure(3, 12, 2);
    List<Place> places = rank(List.of(zero, below, far, zero));
    assertThat(places).extracting(Place::rank).containsExactly(1, 1, 4, 1);
  }

  @Test
  void fewCloudsHaveNoSignificanceAndFewerNoRank() {
    List<Place> places = rank(List.of(departure(0, 12, 2), departure(3, 4, 3), departure(3, 2, 4)));
    assertThat(places.get(1).rank()).isEqualTo(2);
    assertThat(places.get(1).pValue()).isNaN();
    assertThat(places.get(2).rank()).isZero();
    assertThat(places.get(2).difference()).isNaN();
    assertThat(rank(List.of(departure(3, 2, 4))).get(0).rank()).isZero();
  }

  /** Three models as far as each other: how often any is called further, at most the level. */
  @Test
  void equalModelsAreSeldomCalledFurther() {
    int alarms = 0;
    for (int t = 0; t < 500; t++) {
      List<Place> places =
          rank(
              List.of(
                  departure(1, 10, 3L * t + 100),
                  departure(1, 10, 3L * t + 101),
                  departure(-1, 10, 3L * t + 102)));
      alarms += places.stream().anyMatch(p -> p.pAdjusted() < 0.05) ? 1 : 0;
    }
    assertThat(alarms)
        .isLessThanOrEqualTo(
            new BinomialDistribution(500, 0.05).inverseCumulativeProbability(0.995));
  }
}
