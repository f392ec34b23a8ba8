package org.cosmoassay.generators.pointprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class ParentCountTest {

  /** Chi-square of 20000 draws against the product of the two Poisson laws, tails pooled. */
  @Test
  void drawsFollowBayes() {
    double lambda = 12;
    double mu = 3;
    int points = 50;
    PoissonDistribution prior = new PoissonDistribution(lambda);
    double[] expected = new double[30];
    for (int k = 1; k < 60; k++) {
      double weight =
          prior.probability(k) * new PoissonDistribution(mu * k).probability(points) * 1e3;
      expected[pooled(k)] += weight;
    }
    long[] observed = new long[30];
    UniformRandomProvider random = RandomStreams.of(1);
    for (int i = 0; i < 20_000; i++) {
      observed[pooled(ParentCount.draw(random, lambda, mu, points))]++;
    }
    double[] occupied = Arrays.copyOfRange(expected, 9, 22);
    long[] counts = Arrays.copyOfRange(observed, 9, 22);
    assertThat(new ChiSquareTest().chiSquareTest(occupied, counts)).isGreaterThan(1e-3);
  }

  private static int pooled(int k) {
    return Math.max(9, Math.min(21, k));
  }

  @Test
  void extremesEnd() {
    UniformRandomProvider random = RandomStreams.of(2);
    assertThat(ParentCount.draw(random, 0.05, 100, 5)).isEqualTo(1);
    assertThat(ParentCount.draw(random, 1e-6, 1e6, 1)).isEqualTo(1);
    assertThat(ParentCount.draw(random, 1e8, 0.1, 10_000_000)).isBetween(99_900_000, 100_100_000);
  }
}
