package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class RankSumTest {

  /** The share of all choices of m of the numbers with so small a U. */
  private static double enumerated(double[] first, double[] second) {
    double[] all = new double[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    double own = u(all, (1 << first.length) - 1);
    int choices = 0;
    int small = 0;
    for (int mask = 0; mask < 1 << all.length; mask++) {
      if (Integer.bitCount(mask) == first.length) {
        choices++;
        small += u(all, mask) <= own ? 1 : 0;
      }
    }
    return (double) small / choices;
  }

  private static double u(double[] all, int mask) {
    double u = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < all.length; j++) {
        if ((mask >> i & 1) == 1 && (mask >> j & 1) == 0) {
          u += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
        }
      }
    }
    return u;
  }

  @Test
  void thePValueIsTheShareOfOrders() {
    UniformRandomProvider random = RandomStreams.of(1);
    for (int trial = 0; trial < 20; trial++) {
      double[] first = random.doubles(1 + trial % 5).map(v -> 0.8 * v).toArray();
      double[] second = random.doubles(1 + trial % 7).toArray();
      RankSum test = RankSum.below(first, second);
      assertThat(test.pValue()).isCloseTo(enumerated(first, second), within(1e-13));
    }
  }

  @Test
  void tiesShareTheirRank() {
    double[] first = {0, 0, 1, 2};
    double[] second = {0, 1, 1, 3, 3};
    RankSum test = RankSum.below(first, second);
    assertThat(test.u()).isEqualTo(0.5 + 0.5 + 1 + 0.5 + 0.5 + 3);
    assertThat(test.pValue()).isCloseTo(enumerated(first, second), within(1e-13));
    RankSum equal = RankSum.below(new double[] {4, 4}, new double[] {4, 4, 4});
    assertThat(equal.z()).isNaN();
    assertThat(equal.pValue()).isEqualTo(1);
  }

  @Test
  void itIsTheStatisticOfCommonsMath() {
    UniformRandomProvider random = RandomStreams.of(2);
    double[] first = random.doubles(90).map(v -> 0.9 * v).toArray();
    double[] second = random.doubles(70).toArray();
    RankSum test = RankSum.below(first, second);
    MannWhitneyUTest oracle = new MannWhitneyUTest();
    // Theirs is the larger of U and m n - U.
    assertThat(oracle.mannWhitneyU(first, second))
        .isEqualTo(Math.max(test.u(), 90 * 70 - test.u()));
    // Theirs is two-sided and without continuity correction, half a pair of a spread of 411.
    assertThat(test.pValue()).isCloseTo(0.5 * oracle.mannWhitneyUTest(first, second), within(2e-3));
  }

  @Test
  void theNormalLawGoesOnWhereTheExactOneEnds() {
    UniformRandomProvider random = RandomStreams.of(3);
    double[] first = random.doubles(64).map(v -> 0.85 * v).toArray();
    double[] second = random.doubles(64).toArray();
    double exact = RankSum.below(first, second).pValue();
    double[] more = new double[65];
    System.arraycopy(second, 0, more, 0, 64);
    more[64] = 0.425;
    // One number in the middle of the others changes little.
    assertThat(RankSum.below(first, more).pValue()).isCloseTo(exact, within(0.2 * exact));
  }

  @Test
  void theSmallestPValueIsThatOfSeparateSamples() {
    assertThat(RankSum.smallestPValue(3, 4)).isCloseTo(1.0 / 35, within(1e-15));
    assertThat(RankSum.below(new double[] {1, 2, 3}, new double[] {4, 5, 6, 7}).pValue())
        .isCloseTo(1.0 / 35, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankSum.below(new double[0], new double[] {1}));
  }
}
