package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

  @Test
  void differencesAreAdjustedForEachOther() {
    List<Verdict> verdicts =
        Judge.judge(
            "flow",
            List.of(
                difference("xi", 0.004, 0), difference("wp", 0.006, 0), difference("v", 0.5, 0)));
    assertThat(verdicts).extracting(Verdict::statistic).containsExactly("xi", "wp", "v");
    assertThat(verdicts.get(0).pAdjusted()).isCloseTo(0.012, within(1e-15));
    // Raw, both would fail at 0.01; adjusted, neither does.
    assertThat(verdicts).extracting(Verdict::status).containsOnly(Status.PASS);
    assertThat(verdicts.get(0).reason())
        .isEqualTo("why; p = 0.004, 0.012 adjusted for 3 gates, alpha 0.01");
    assertThat(verdicts).extracting(Verdict::source).containsOnly("flow");
  }

  @Test
  void aSmallAdjustedPValueFails() {
    List<Verdict> verdicts =
        Judge.judge("flow", List.of(difference("xi", 0.004, 0), difference("wp", 0.9, 0)));
    assertThat(verdicts).extracting(Verdict::status).containsExactly(Status.FAIL, Status.PASS);
  }

  @Test
  void aGateThatCouldNotHaveFailedIsInconclusive() {
    List<Verdict> verdicts =
        Judge.judge("flow", List.of(difference("xi", 0.5, 0.008), difference("wp", 0.9, 0.0001)));
    assertThat(verdicts)
        .extracting(Verdict::status)
        .containsExactly(Status.INCONCLUSIVE, Status.PASS);
    assertThat(verdicts.get(0).reason()).contains("more realizations or fewer gates would do");
    assertThat(Judge.judge("flow", List.of(difference("xi", 0.5, 0.008))).get(0).status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void equivalenceIsItsOwnFamilyAndDecidedByItsIntervals() {
    Examination equivalence =
        new Examination(
            "xi",
            "equivalence",
            Gate.Family.EQUIVALENCE,
            Finding.settled(Status.PASS, 0.01, 0.05, 0.03, 0.05, "why"));
    List<Verdict> verdicts =
        Judge.judge("flow", List.of(difference("xi", 0.009, 0), equivalence, equivalence));
    assertThat(verdicts.get(0).status()).isEqualTo(Status.FAIL);
    assertThat(verdicts.get(0).pAdjusted()).isEqualTo(0.009);
    assertThat(verdicts.get(1).status()).isEqualTo(Status.PASS);
    assertThat(verdicts.get(1).pAdjusted()).isEqualTo(0.06);
    assertThat(verdicts.get(1).reason()).isEqualTo("why");
  }

  @Test
  void whatWasSkippedOrCannotTellDoesNotCount() {
    List<Verdict> verdicts =
        Judge.judge(
            "flow",
            List.of(
                Examination.skipped(
                    "pairwise-velocity", "hotelling", "the source has no velocities"),
                difference("xi", 0.009, 0),
                difference("wp", Double.NaN, Double.NaN)));
    assertThat(verdicts)
        .extracting(Verdict::status)
        .containsExactly(Status.SKIPPED, Status.FAIL, Status.PASS);
    assertThat(verdicts.get(0).reason()).isEqualTo("the source has no velocities");
    assertThat(verdicts.get(0).value()).isNaN();
    assertThat(verdicts.get(1).pAdjusted()).isEqualTo(0.009);
    assertThat(verdicts.get(2).pAdjusted()).isNaN();
  }

  private static Examination difference(String statistic, double p, double smallest) {
    return new Examination(
        statistic,
        "hotelling",
        Gate.Family.DIFFERENCE,
        Finding.byPValue(Status.PASS, 1, 2, p, smallest, 0.01, "why"));
  }
}
