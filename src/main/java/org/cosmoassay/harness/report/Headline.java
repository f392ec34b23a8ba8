package org.cosmoassay.harness.report;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;

/** What came out of a run, in one sentence: who fails, who is undecided, who passes. */
public final class Headline {

  /** More names than this are a number. */
  private static final int MOST_NAMES = 6;

  private static final int LONGEST_NAME = 40;

  private Headline() {}

  /** Against the reference of the run. */
  public static String of(RunRecord run) {
    int realizations = run.reference().clouds().size();
    String reference =
        realizations == 0
            ? "the tables of "
            : realizations + (realizations == 1 ? " realization of " : " realizations of ");
    return of(run, reference + run.reference().name());
  }

  /** Against whatever the verdicts of the run were judged by. */
  static String of(RunRecord run, String against) {
    List<String> failing = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    List<String> passing = new ArrayList<>();
    List<String> partlyJudged = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    List<String> caught = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (SourceRecord source : run.sources()) {
      String name = source.name();
      boolean fails = run.has(name, Status.FAIL);
      if (source.role() == Role.NEGATIVE_CONTROL) {
        (fails ? caught : missed).add(name);
      } else if (fails && source.role() == Role.EXHIBIT) {
        shown.add(name);
      } else if (fails) {
        failing.add(name);
      } else if (run.has(name, Status.INCONCLUSIVE) || run.has(name, Status.ERROR)) {
        undecided.add(name);
      } else if (run.has(name, Status.SKIPPED)) {
        partlyJudged.add(name);
      } else {
        passing.add(name);
      }
    }
    List<String> clauses = new ArrayList<>();
    add(clauses, passing, " passes every gate", " pass every gate");
    add(
        clauses,
        partlyJudged,
        " fails no gate, but gates were skipped",
        " fail no gate, but gates were skipped");
    add(clauses, failing, " fails", " fail");
    add(
        clauses,
        shown,
        " fails, as an exhibit that does not decide the exit code",
        " fail, as exhibits that do not decide the exit code");
    add(clauses, undecided, " is undecided", " are undecided");
    add(
        clauses,
        caught,
        " is caught, as a negative control must be",
        " are caught, as negative controls must be");
    add(
        clauses,
        missed,
        " is a negative control that no gate caught",
        " are negative controls that no gate caught");
    return "Against "
        + against
        + ": "
        + (clauses.isEmpty() ? "no source was judged" : String.join("; ", clauses))
        + ".";
  }

  private static void add(List<String> clauses, List<String> names, String one, String many) {
    if (!names.isEmpty()) {
      clauses.add(listed(names) + (names.size() == 1 ? one : many));
    }
  }

  /** Names as in a sentence: a, b and c. */
  private static String listed(List<String> names) {
    if (names.size() > MOST_NAMES) {
      return names.size() + " sources";
    }
    List<String> cut =
        names.stream()
            .map(n -> n.length() > LONGEST_NAME ? n.substring(0, LONGEST_NAME - 1) + "…" : n)
            .toList();
    int last = cut.size() - 1;
    return last == 0
        ? cut.get(0)
        : String.join(", ", cut.subList(0, last)) + " and " + cut.get(last);
  }
}
