package org.cosmoassay.reports;

import java.util.List;
import java.util.Locale;
import org.cosmoassay.reports.ReportPage.Cell;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;

/** Verdicts as the tables of a report show them: colour, symbol and word say the same. */
final class VerdictCells {

  private static final String CONTROL = "negative control: must fail";
  private static final String EXHIBIT = "exhibit: does not decide how the run ends";

  private VerdictCells() {}

  /** The worst status of some gates, and how many have it. */
  static Cell summary(List<Verdict> verdicts, String anchor) {
    for (Status status : SourceVerdicts.WORST_FIRST) {
      long count = verdicts.stream().filter(v -> v.status() == status).count();
      if (count > 0) {
        return cell(status, count + " of " + verdicts.size() + gates(verdicts.size()), anchor);
      }
    }
    return new Cell("none", "", "no gate", "", anchor);
  }

  private static String gates(int count) {
    return count == 1 ? " gate" : " gates";
  }

  /**
   * One verdict, or several that agree.
   *
   * @param detail how many gates say so
   */
  static Cell cell(Status status, String detail, String anchor) {
    return new Cell(
        status.name().toLowerCase(Locale.ROOT),
        StatusSign.of(status),
        status.name(),
        detail,
        anchor);
  }

  /** How the verdicts on a source count, empty where they count as usual. */
  static String badge(Role role) {
    return switch (role) {
      case NEGATIVE_CONTROL -> CONTROL;
      case EXHIBIT -> EXHIBIT;
      case JUDGED -> "";
    };
  }
}
