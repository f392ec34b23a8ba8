package org.cosmoassay.harness.run;

import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;

/** What the verdicts of a run come to. */
public final class Conclusion {

  private Conclusion() {}

  /**
   * One verdict for all. A negative control is there to fail: one that passes every gate counts as
   * a failed gate, since then the gates do not see what they must.
   *
   * @param exhibitsDecide whether exhibits count as any other source; where they do not, only a
   *     fault of theirs does
   * @return FAIL, else ERROR, else INCONCLUSIVE where a gate could not tell or was skipped, else
   *     PASS
   */
  public static Status of(RunRecord run, boolean exhibitsDecide) {
    boolean failed = false;
    boolean broken = false;
    boolean undecided = false;
    for (SourceRecord source : run.sources()) {
      boolean fails = run.has(source.name(), Status.FAIL);
      broken |= run.has(source.name(), Status.ERROR);
      if (source.role() == Role.NEGATIVE_CONTROL) {
        failed |= !fails;
      } else if (source.role() == Role.JUDGED || exhibitsDecide) {
        failed |= fails;
        undecided |=
            run.has(source.name(), Status.INCONCLUSIVE) || run.has(source.name(), Status.SKIPPED);
      }
    }
    if (failed) {
      return Status.FAIL;
    }
    if (broken) {
      return Status.ERROR;
    }
    return undecided ? Status.INCONCLUSIVE : Status.PASS;
  }
}
