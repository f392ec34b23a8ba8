package org.cosmoassay.harness.serve;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.harness.run.Conclusion;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * A run directory as it was found.
 *
 * @param id its path below the directory of all runs, with slashes
 * @param root where it lies
 * @param ended when its record was written or, without one, when the directory was last changed
 * @param state whether it can be read
 * @param record what it found, without configuration and comparisons; only of finished runs
 * @param verdicts the same record's verdicts by what they judge
 * @param conclusion what that comes to; only of finished runs
 * @param problem why it cannot be read; empty for finished runs
 */
record IndexedRun(
    String id,
    Path root,
    Instant ended,
    State state,
    Optional<RunRecord> record,
    Map<Judged, Verdict> verdicts,
    Optional<Status> conclusion,
    String problem) {

  IndexedRun {
    verdicts = Map.copyOf(verdicts);
  }

  /** A source in a gate. */
  record Judged(String source, String statistic, String gate) {
    static Judged of(Verdict verdict) {
      return new Judged(verdict.source(), verdict.statistic(), verdict.gate());
    }
  }

  /** A finished run. */
  static IndexedRun finished(String id, Path root, Instant ended, RunRecord record) {
    Map<Judged, Verdict> verdicts = new HashMap<>();
    record.verdicts().forEach(v -> verdicts.putIfAbsent(Judged.of(v), v));
    return new IndexedRun(
        id,
        root,
        ended,
        State.FINISHED,
        Optional.of(record),
        verdicts,
        Optional.of(Conclusion.of(record, false)),
        "");
  }

  /** A run that cannot be read. */
  static IndexedRun without(String id, Path root, Instant ended, State state, String problem) {
    return new IndexedRun(
        id, root, ended, state, Optional.empty(), Map.of(), Optional.empty(), problem);
  }

  /** Whether a run can be read. */
  enum State {
    /** It has a record that says what came out. */
    FINISHED,
    /** It has no record yet: it is at work, or was stopped. */
    UNFINISHED,
    /** It has one that cannot be read. */
    BROKEN
  }

  /** The name of its benchmark; empty where that is not known. */
  String benchmark() {
    return record.map(RunRecord::name).orElse("");
  }
}
