package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PermutationNullTest {

  private static final double ALPHA = 0.05;

  @Test
  void signFlipsOfSixteenAreAllEnumerated() {
    double[][] gram = ShrunkCovariance.of(Ensembles.gaussian(16, 20, 0.2, 1, 3)).gram();

    PermutationNull permuted = PermutationNull.ofSignFlips(gram, 99, ALPHA, 1);

    int reached = 0;
    double observed = signForm(gram, 0);
    for (int mask = 0; mask < 1 << 16; mask++) {
      if (signForm(gram, mask) >= observed * (1 - 1e-8)) {
        reached++;
      }
    }
    assertThat(permuted.exact()).isTrue();
    assertThat(permuted.permutations()).isEqualTo(1 << 15);
    // The Gray code accumulates 2^15 updates of relative size 1e-16.
    assertThat(permuted.observed()).isCloseTo(observed, within(1e-10));
    assertThat(permuted.pValue()).isEqualTo(reached / 65536.0);
    assertThat(permuted.smallestPValue()).isEqualTo(1 / 32768.0);
  }

  @Test
  void differencesOfOneSignAreTheMostExtreme() {
    double[][] gram = ShrunkCovariance.of(new double[][] {{1}, {2}, {3}, {4}, {5}}).gram();
    PermutationNull permuted = PermutationNull.ofSignFlips(gram, 99, 0.1, 1);
    assertThat(permuted.pValue()).isEqualTo(1 / 16.0);
    // At most a fraction 0.1 of the 16 values, one, exceeds the critical value: the largest does.
    assertThat(permuted.observed()).isGreaterThan(permuted.critical());
  }

  @Test
  void relabellingsAreAllEnumerated() {
    double[][] values = {{1}, {2}, {3}, {10}, {11}, {12}, {13}};
    double[][] centred = new double[7][1];
    for (int i = 0; i < 7; i++) {
      centred[i][0] = values[i][0] - 52.0 / 7;
    }
    double[][] gram = ShrunkCovariance.of(centred).gram();

    PermutationNull permuted = PermutationNull.ofRelabellings(gram, 3, 99, ALPHA, 1);

    assertThat(permuted.exact()).isTrue();
    assertThat(permuted.permutations()).isEqualTo(35);
    assertThat(permuted.pValue()).isCloseTo(1 / 35.0, within(1e-15));
    assertThat(permuted.smallestPValue()).isCloseTo(1 / 35.0, within(1e-12));
    // T^2 = n m / (n + m) (difference of means)^2 / variance about the grand mean (one value: S* =
    // S)
    double difference = 46.0 / 4 - 2;
    double variance = 0;
    for (double[] c : centred) {
      variance += c[0] * c[0] / 7;
    }
    assertThat(permuted.observed())
        .isCloseTo(12.0 / 7 * difference * difference / variance, within(1e-10));
  }

  @Test
  void swappingSidesOfEqualSizeChangesNothing() {
    double[][] gram =
        ShrunkCovariance.of(new double[][] {{-3}, {-3.1}, {-2.9}, {3}, {2.9}, {3.1}}).gram();
    PermutationNull permuted = PermutationNull.ofRelabellings(gram, 3, 99, ALPHA, 1);
    assertThat(permuted.pValue()).isCloseTo(2 / 20.0, within(1e-15));
    assertThat(permuted.smallestPValue()).isCloseTo(2 / 20.0, within(1e-12));
  }

  @Test
  void randomPermutationsDependOnTheSeedAlone() {
    double[][] gram = ShrunkCovariance.of(Ensembles.gaussian(24, 8, 0.1, 1, 5)).gram();
    PermutationNull one = PermutationNull.ofSignFlips(gram, 999, ALPHA, 11);
    assertThat(one.exact()).isFalse();
    assertThat(PermutationNull.ofSignFlips(gram, 999, ALPHA, 11)).isEqualTo(one);
    assertThat(PermutationNull.ofSignFlips(gram, 999, ALPHA, 12).critical())
        .isNotEqualTo(one.critical());
    assertThat(one.smallestPValue()).isEqualTo(1 / 1000.0);
  }

  private static double signForm(double[][] gram, int mask) {
    double sum = 0;
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        boolean equal = (mask >> i & 1) == (mask >> j & 1);
        sum += equal ? gram[i][j] : -gram[i][j];
      }
    }
    return sum / gram.length;
  }
}
