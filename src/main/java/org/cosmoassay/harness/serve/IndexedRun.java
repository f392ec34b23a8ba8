package org.cosmoassay.harness.serve;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.statistics.comparison.Status;

/**
 * A run directory as it was found.
 *
 * @param id its path below the directory of all runs, with slashes
 * @param root where it lies
 * @param ended when its record was written or, without one, when the directory was last changed
 * @param state whether it can be read
 * @param record what it found, without configuration and comparisons; only of finished runs
 * @param conclusion what that comes to; only of finished runs
 * @param problem why it cannot be read; empty for finished runs
 */
record IndexedRun(
    String id,
    Path root,
    Instant ended,
    State state,
    Optional<RunRecord> record,
    Optional<Status> conclusion,
    String problem) {

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
