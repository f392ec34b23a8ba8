package org.cosmoassay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SanityGatesTest {

  private static final CloudCheck GOOD = new CloudCheck(5000, 0, 0, 0);
  private static final List<CloudCheck> REFERENCE = Collections.nCopies(16, GOOD);

  @Test
  void theReferencePasses() {
    assertThat(judge(REFERENCE, REFERENCE).values())
        .hasSize(5)
        .allMatch(v -> v.status() == Status.PASS)
        .allMatch(v -> v.statistic().equals("sanity"));
  }

  @Test
  void fivePercentOfDuplicatesFail() {
    List<CloudCheck> generated = Collections.nCopies(16, new CloudCheck(5000, 0, 0, 250));
    Verdict verdict = gate("duplicated-points", REFERENCE, generated);
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason())
        .startsWith("250 of 5000 points (5.0 %) in realization 0, 4000 of 80000 (5.0 %) in all");
    assertThat(verdict.value()).isEqualTo(0.05);
    assertThat(verdict.threshold()).isZero();
  }

  @Test
  void theReferencesOwnRateOfDuplicatesPasses() {
    List<CloudCheck> both = Collections.nCopies(16, new CloudCheck(5000, 0, 0, 250));
    assertThat(gate("duplicated-points", both, both).status()).isEqualTo(Status.PASS);
    List<CloudCheck> fewer = Collections.nCopies(16, GOOD);
    assertThat(gate("duplicated-points", both, fewer).status()).isEqualTo(Status.PASS);
  }

  @Test
  void theTestForDuplicatesIsABinomialTail() {
    // 10 against 0 among equally many points: 2^-10 < 0.001 fails, 9 against 0 does not.
    assertThat(gate("duplicated-points", REFERENCE, oneWith(10)).status()).isEqualTo(Status.FAIL);
    Verdict nine = gate("duplicated-points", REFERENCE, oneWith(9));
    assertThat(nine.status()).isEqualTo(Status.PASS);
    assertThat(nine.pValue()).isCloseTo(1 / 512.0, within(1e-12));
    assertThat(nine.reason()).contains("9 of 5000 points (0.2 %) in realization 3");
  }

  @Test
  void nonFiniteAndOutsidePointsFail() {
    List<CloudCheck> generated = List.of(GOOD, new CloudCheck(4990, 3, 7, 0));
    Map<String, Verdict> verdicts = judge(REFERENCE, generated);
    assertThat(verdict(verdicts, "finite").status()).isEqualTo(Status.FAIL);
    assertThat(verdict(verdicts, "finite").reason())
        .isEqualTo("3 points have a non-finite number in realization 1, 3 in 1 of 2 clouds");
    assertThat(verdict(verdicts, "inside-box").status()).isEqualTo(Status.FAIL);
    assertThat(verdict(verdicts, "inside-box").reason()).startsWith("7 points lie outside the box");
    assertThat(verdict(verdicts, "not-empty").status()).isEqualTo(Status.PASS);
  }

  @Test
  void anEmptyCloudFails() {
    Verdict verdict = gate("not-empty", REFERENCE, List.of(GOOD, new CloudCheck(0, 0, 0, 0), GOOD));
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason()).isEqualTo("1 of 3 clouds have no point, first realization 1");
  }

  @Test
  void noCloudNeverPasses() {
    assertThat(judge(REFERENCE, List.of()).values())
        .allMatch(v -> v.status() != Status.PASS)
        .anyMatch(v -> v.status() == Status.FAIL);
    assertThat(gate("number-of-points", List.of(), REFERENCE).status())
        .isEqualTo(Status.INCONCLUSIVE);
    assertThat(gate("duplicated-points", List.of(), REFERENCE).status())
        .isEqualTo(Status.INCONCLUSIVE);
  }

  @Test
  void theNumberOfPointsMustAgree() {
    Verdict thinned = gate("number-of-points", REFERENCE, List.of(new CloudCheck(4700, 0, 0, 0)));
    assertThat(thinned.status()).isEqualTo(Status.FAIL);
    assertThat(thinned.reason())
        .isEqualTo(
            "4700.0 points a cloud where the reference has 5000.0: 6.0 % fewer, tolerance 5 %");
    assertThat(gate("number-of-points", REFERENCE, List.of(new CloudCheck(5200, 0, 0, 0))).status())
        .isEqualTo(Status.PASS);
    assertThat(
            verdict(
                    byGate(
                        SanityGates.withDefaults()
                            .withPointTolerance(0.01)
                            .examine(REFERENCE, List.of(new CloudCheck(5200, 0, 0, 0)), false)),
                    "number-of-points")
                .status())
        .isEqualTo(Status.FAIL);
  }

  @Test
  void pairedCountsAreComparedPairByPair() {
    List<CloudCheck> reference =
        List.of(new CloudCheck(100, 0, 0, 0), new CloudCheck(900, 0, 0, 0));
    List<CloudCheck> swapped = List.of(reference.get(1), reference.get(0));
    Verdict verdict =
        verdict(
            byGate(SanityGates.withDefaults().examine(reference, swapped, true)),
            "number-of-points");
    assertThat(verdict.status()).isEqualTo(Status.FAIL);
    assertThat(verdict.reason()).contains("pair by pair");
    assertThat(gate("number-of-points", reference, swapped).status()).isEqualTo(Status.PASS);
    assertThatThrownBy(() -> SanityGates.withDefaults().examine(REFERENCE, swapped, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }

  @Test
  void refusesImpossibleSettings() {
    assertThatThrownBy(() -> SanityGates.withDefaults().withPointTolerance(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SanityGates.withDefaults().withDuplicateAlpha(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<CloudCheck> oneWith(int duplicates) {
    List<CloudCheck> clouds = new ArrayList<>(REFERENCE);
    clouds.set(3, new CloudCheck(5000, 0, 0, duplicates));
    return clouds;
  }

  private static Verdict gate(String gate, List<CloudCheck> reference, List<CloudCheck> generated) {
    return verdict(judge(reference, generated), gate);
  }

  private static Verdict verdict(Map<String, Verdict> verdicts, String gate) {
    Verdict verdict = verdicts.get(gate);
    if (verdict == null) {
      throw new AssertionError("no gate " + gate);
    }
    return verdict;
  }

  private static Map<String, Verdict> judge(
      List<CloudCheck> reference, List<CloudCheck> generated) {
    return byGate(SanityGates.withDefaults().examine(reference, generated, false));
  }

  private static Map<String, Verdict> byGate(List<Examination> examinations) {
    return Judge.judge("source", examinations).stream()
        .collect(Collectors.toMap(Verdict::gate, Function.identity()));
  }
}
