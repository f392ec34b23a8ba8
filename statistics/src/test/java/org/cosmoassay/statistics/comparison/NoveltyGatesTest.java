package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class NoveltyGatesTest {

  /** Distances between points of a line, so that nothing but the points decides. */
  private static NoveltyDistances distances(
      double[] generated, double[] heldOut, double[] training) {
    double[] pool = Arrays.copyOf(generated, generated.length + heldOut.length);
    System.arraycopy(heldOut, 0, pool, generated.length, heldOut.length);
    double[][] matrix = new double[pool.length][pool.length];
    for (int i = 0; i < pool.length; i++) {
      for (int j = 0; j < pool.length; j++) {
        matrix[i][j] = Math.abs(pool[i] - pool[j]);
      }
    }
    return new NoveltyDistances(
        nearest(generated, training),
        new double[generated.length],
        nearest(heldOut, training),
        matrix,
        new double[generated.length]);
  }

  private static double[] nearest(double[] points, double[] training) {
    return Arrays.stream(points)
        .map(p -> Arrays.stream(training).map(t -> Math.abs(p - t)).min().orElseThrow())
        .toArray();
  }

  private static double[] uniform(int count, long seed) {
    return RandomStreams.of(seed).doubles(count).toArray();
  }

  private static Verdict judged(String gate, NoveltyDistances distances) {
    List<Verdict> verdicts = Judge.judge("model", new NoveltyGates(0.01).examine(distances, 7));
    assertThat(verdicts)
        .extracting(Verdict::gate)
        .containsExactly("copies", "memorisation", "duplicates");
    return verdicts.stream().filter(v -> v.gate().equals(gate)).findFirst().orElseThrow();
  }

  @Test
  void whoStaysWithTheTrainingCloudsMemorises() {
    double[] training = uniform(20, 1);
    double[] near = Arrays.stream(training).map(t -> t + 1e-4).toArray();
    Verdict verdict = judged("memorisation", distances(near, uniform(20, 2), training));
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.value()).isLessThan(verdict.threshold());
    assertThat(verdict.pValue()).isLessThan(1e-6).isEqualTo(verdict.pAdjusted());
    assertThat(verdict.reason()).contains("closer to training clouds", "C_T = -");
  }

  /** Points of the same law are flagged as often as alpha says. */
  @Test
  void newPointsOfTheSameLawPass() {
    int flagged = 0;
    for (int trial = 0; trial < 200; trial++) {
      NoveltyDistances fair =
          distances(
              uniform(12, 3000 + trial), uniform(12, 4000 + trial), uniform(30, 5000 + trial));
      flagged += RankSum.below(fair.generated(), fair.heldOut()).pValue() < 0.05 ? 1 : 0;
    }
    // Binomial (200, 0.05): above 22 once in 1000.
    assertThat(flagged).isBetween(1, 22);
  }

  @Test
  void copiesAreCounted() {
    double[] some = {0.1, 0.2, 0.3};
    double[][] pool = new double[6][6];
    NoveltyDistances two =
        new NoveltyDistances(
            some, new double[] {0.97, 0.01, 0.5}, some, pool, new double[] {0, 0, 0});
    Verdict verdict = judged("copies", two);
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.value()).isEqualTo(0.97);
    assertThat(verdict.reason()).contains("2 of 3 clouds are copies", "97.0 %", "cloud 0");
    Verdict none =
        judged(
            "copies",
            new NoveltyDistances(some, new double[] {0.1, 0.2, 0.49}, some, pool, new double[3]));
    assertThat(none.status()).isEqualTo(Status.PASS);
    assertThat(none.reason()).contains("49.0 %", "cloud 2");
  }

  @Test
  void whoDrawsTheSameAgainAndAgainIsFound() {
    double[] three = uniform(3, 11);
    double[] generated = new double[18];
    UniformRandomProvider random = RandomStreams.of(12);
    for (int i = 0; i < 18; i++) {
      generated[i] = three[i % 3] + 1e-3 * random.nextDouble();
    }
    Verdict verdict = judged("duplicates", distances(generated, uniform(18, 13), uniform(30, 14)));
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.value()).isLessThan(verdict.threshold());
    assertThat(judged("duplicates", distances(uniform(18, 15), uniform(18, 16), three)).status())
        .isEqualTo(Status.PASS);
    double[] some = {0.1, 0.2};
    Verdict shared =
        judged(
            "duplicates",
            new NoveltyDistances(
                some, new double[2], some, new double[4][4], new double[] {0.6, 0.6}));
    assertThat(shared.status()).isEqualTo(Status.FAIL);
    assertThat(shared.reason()).contains("2 of 2");
  }

  @Test
  void thePermutationTestIsThatOfAllGroups() {
    double[] points = {0, 0.1, 1, 2, 3.5, 5.1, 7};
    NoveltyDistances distances =
        distances(Arrays.copyOf(points, 3), Arrays.copyOfRange(points, 3, 7), points);
    int small = 0;
    int groups = 0;
    double own = 0;
    for (int mask = 1; mask < 1 << 7; mask++) {
      if (Integer.bitCount(mask) == 3) {
        groups++;
        double mean = meanNearest(points, mask);
        own = mask == 7 ? mean : own;
      }
    }
    for (int mask = 1; mask < 1 << 7; mask++) {
      if (Integer.bitCount(mask) == 3) {
        small += meanNearest(points, mask) <= own + 1e-12 ? 1 : 0;
      }
    }
    NearestAmong test = distances.amongGenerated(3);
    assertThat(test.mean()).isCloseTo(own, within(1e-12));
    // Standard error of 9999 draws: 0.0015.
    assertThat(test.pValue()).isCloseTo((double) small / groups, within(0.006));
  }

  private static double meanNearest(double[] points, int mask) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < points.length; j++) {
        if (i != j && (mask >> i & 1) == 1 && (mask >> j & 1) == 1) {
          nearest = Math.min(nearest, Math.abs(points[i] - points[j]));
        }
      }
      sum += (mask >> i & 1) == 1 ? nearest : 0;
    }
    return sum / Integer.bitCount(mask);
  }

  @Test
  void tooFewCloudsSayHowManyWouldDo() {
    NoveltyDistances few = distances(uniform(2, 1), uniform(3, 2), uniform(9, 3));
    Verdict verdict = judged("memorisation", few);
    assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
    // C(7 + 3, 3) = 120 orders are the first more than 100.
    assertThat(verdict.reason())
        .contains("2 generated and 3 held-out clouds", "7 generated clouds would do");
    assertThat(RankSum.smallestPValue(7, 3)).isLessThan(0.01);
    assertThat(RankSum.smallestPValue(6, 3)).isGreaterThan(0.01);
    Verdict none = judged("memorisation", distances(uniform(9, 1), new double[0], uniform(9, 3)));
    assertThat(none.status()).isEqualTo(Status.INCONCLUSIVE);
    assertThat(none.reason()).contains("0 held-out", "5 of each would do");
  }

  @Test
  void otherGatesAreNotCorrectedForNovelty() {
    double[] training = uniform(20, 1);
    double[] near = Arrays.stream(training).map(t -> t + 1e-4).toArray();
    List<Examination> all =
        new ArrayList<>(
            new NoveltyGates(0.01).examine(distances(near, uniform(20, 2), training), 7));
    all.add(
        new Examination(
            "xi",
            "hotelling",
            Gate.Family.DIFFERENCE,
            Finding.byPValue(Status.PASS, 1, 2, 0.009, 1e-4, 0.01, "xi differs")));
    assertThat(Judge.judge("model", all).get(3).pAdjusted()).isEqualTo(0.009);
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NoveltyGates(1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NoveltyDistances(
                    new double[2], new double[1], new double[2], new double[4][4], new double[2]));
  }
}
