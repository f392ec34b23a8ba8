package org.cosmoassay.generators.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlaneDistributionTest {

  @ParameterizedTest
  @EnumSource
  void isCentredAndReproducible(PlaneDistribution distribution) {
    double[] points = distribution.draw(RandomStreams.of(1), 20_000).points();
    double[] mean = new double[2];
    for (int i = 0; i < points.length; i++) {
      mean[i % 2] += points[i] / 20_000;
    }
    // Scatter of about 1 over the square root of 20000 is 0.007.
    assertThat(mean[0]).isCloseTo(0, within(0.04));
    assertThat(mean[1]).isCloseTo(0, within(0.04));
    assertThat(distribution.draw(RandomStreams.of(1), 20_000).points()).isEqualTo(points);
    assertThat(distribution.checksum()).hasSize(64);
    assertThat(PlaneDistribution.named(distribution.label())).isEqualTo(distribution);
  }

  @Test
  void theCheckerboardLeavesEveryOtherFieldEmpty() {
    double[] points = PlaneDistribution.CHECKERBOARD.draw(RandomStreams.of(1), 2000).points();
    for (int i = 0; i < points.length; i += 2) {
      long column = (long) Math.floor(points[i] / 0.9);
      long row = (long) Math.floor(points[i + 1] / 0.9);
      assertThat(Math.floorMod(column + row, 2)).isZero();
    }
  }

  /** The midpoint rule is exact to far below 1e-6 for Gaussians wider than three cells. */
  @Test
  void theDensityOfEightGaussiansIntegratesToOne() {
    double sum = 0;
    for (int i = -60; i < 60; i++) {
      for (int j = -60; j < 60; j++) {
        sum +=
            Math.exp(
                    PlaneDistribution.logDensityOfEightGaussians(
                        (i + 0.5) * 0.05, (j + 0.5) * 0.05))
                * 0.0025;
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void unknownNamesAreNamed() {
    assertThatThrownBy(() -> PlaneDistribution.named("spirals"))
        .hasMessageContaining("spirals")
        .hasMessageContaining("two-moons");
  }

  /** What tells models from truth must itself tell nothing from nothing, and something apart. */
  @Test
  void scoresOfTheTruthAreThoseOfNoDifference() {
    PlaneDistribution rings = PlaneDistribution.RINGS;
    ToyScore same = ToyScore.of(rings, rings.draw(RandomStreams.of(9), 800).points());
    assertThat(same.energyRatio()).isBetween(0.5, 2.0);
    // Binomial scatter of 1600 answers, twice averaged: 0.01.
    assertThat(same.accuracy()).isCloseTo(0.5, within(0.04));
    double[] moons = PlaneDistribution.TWO_MOONS.draw(RandomStreams.of(9), 800).points();
    ToyScore other = ToyScore.of(rings, moons);
    // More than any model is allowed.
    assertThat(other.energyRatio()).isGreaterThan(3);
    assertThat(other.accuracy()).isGreaterThan(0.75);
  }
}
