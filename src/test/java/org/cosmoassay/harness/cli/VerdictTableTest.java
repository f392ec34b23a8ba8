package org.cosmoassay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.cosmoassay.statistics.suite.Subject;
import org.junit.jupiter.api.Test;

/** The table at the end of a run: the same at every width, with and without colours. */
final class VerdictTableTest {

  private static final List<String> STATISTICS = List.of("xi", "pairwise-velocity", "knn-cdf");

  private static SourceRecord source(String name, Role role) {
    return new SourceRecord(name, "", false, role, List.of(), Map.of());
  }

  private static Verdict verdict(String source, String statistic, Status status) {
    return new Verdict(
        source, statistic, "g-" + status, status, "why", Double.NaN, Double.NaN, 1, 1);
  }

  private static RunRecord run(String mine) {
    List<Verdict> verdicts = new ArrayList<>();
    for (String source : List.of(mine, "shown", "poisson")) {
      verdicts.add(verdict(source, "sanity", Status.PASS));
    }
    verdicts.add(verdict(mine, "xi", Status.PASS));
    verdicts.add(verdict(mine, "xi", Status.FAIL));
    verdicts.add(verdict(mine, "pairwise-velocity", Status.INCONCLUSIVE));
    verdicts.add(verdict(mine, "knn-cdf", Status.ERROR));
    verdicts.add(verdict("shown", "xi", Status.FAIL));
    verdicts.add(verdict("poisson", "xi", Status.FAIL));
    verdicts.add(verdict("poisson", "pairwise-velocity", Status.SKIPPED));
    return new RunRecord(
        "b",
        Json.MAPPER.createObjectNode(),
        source("truth", Role.JUDGED),
        List.of(
            source(mine, Role.JUDGED),
            source("shown", Role.EXHIBIT),
            source("poisson", Role.NEGATIVE_CONTROL)),
        STATISTICS.stream().map(s -> new StatisticRecord(s, Subject.CLOUD, s, "", 1)).toList(),
        verdicts,
        List.of(),
        new Provenance("", "", "", "", 1, List.of()));
  }

  private static List<String> lines(String mine, int columns) {
    return VerdictTable.lines(run(mine), false, new Terminal(columns, false));
  }

  @Test
  void theWorstVerdictStandsInEveryCell() {
    assertThat(lines("mine", 80))
        .containsExactly(
            "         sanity  xi      pairwise-velocity  knn-cdf",
            "mine     ✓ PASS  ✗ FAIL  ? INCONCLUSIVE     ! ERROR",
            "exhibits, which do not decide:",
            "shown    ✓ PASS  ✗ FAIL  ·                  ·",
            "negative controls, which must fail:",
            "poisson  ✓ PASS  ✗ FAIL  – SKIPPED          ·");
  }

  @Test
  void longNamesAndWordsAreCutToTheWidth() {
    assertThat(lines("a-model-銀河-with-a-very-long-name", 50))
        .containsExactly(
            "                 sanity  xi      pairwis…  knn-cdf",
            "a-model-銀河-w…  ✓ PASS  ✗ FAIL  ? INCO    ! ERR",
            "exhibits, which do not decide:",
            "shown            ✓ PASS  ✗ FAIL  ·         ·",
            "negative controls, which must fail:",
            "poisson          ✓ PASS  ✗ FAIL  – SKIP    ·");
  }

  @Test
  void aNarrowTerminalGetsAList() {
    List<String> lines = lines("a-model-with-a-very-long-name", 30);
    assertThat(lines)
        .startsWith(
            "a-model-with-a-very-long-name",
            "  ✗ FAIL: xi",
            "  ! ERROR: knn-cdf",
            "  ? INCONCLUSIVE:",
            "  pairwise-velocity",
            "  ✓ PASS: sanity",
            "exhibits, which do not decide:",
            "shown");
  }

  @Test
  void noLineIsWiderThanTheTerminalAndColoursAddNothing() {
    RunRecord run = run("a-model-銀河-with-a-very-long-name-that-never-ends-0123456789");
    for (int columns = 10; columns < 120; columns++) {
      List<String> plain = VerdictTable.lines(run, false, new Terminal(columns, false));
      int width = columns;
      assertThat(plain)
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(width))
          .allSatisfy(line -> assertThat(line).doesNotContain("\u001b"));
      List<String> colored = VerdictTable.lines(run, false, new Terminal(columns, true));
      assertThat(String.join("\n", colored)).contains("\u001b[1;31m", "\u001b[32m");
      assertThat(colored.stream().map(l -> l.replaceAll("\u001b\\[[0-9;]*m", "")).toList())
          .isEqualTo(plain);
    }
  }

  @Test
  void quietSaysOnlyWhatDecides() {
    assertThat(failures(false, false))
        .containsExactly("mine  FAIL  xi / g-FAIL: why", "mine  ERROR  knn-cdf / g-ERROR: why");
    assertThat(failures(true, true))
        .containsExactly(
            "mine  FAIL  xi / g-FAIL: why",
            "mine  INCONCLUSIVE  pairwise-velocity / g-INCONCLUSIVE: why",
            "mine  ERROR  knn-cdf / g-ERROR: why",
            "shown  FAIL  xi / g-FAIL: why");
  }

  private static List<String> failures(boolean strict, boolean exhibitsDecide) {
    StringWriter out = new StringWriter();
    Outcome.printFailures(run("mine"), strict, exhibitsDecide, Terminal.NONE, new PrintWriter(out));
    return out.toString().lines().toList();
  }
}
