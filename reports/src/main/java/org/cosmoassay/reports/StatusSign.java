package org.cosmoassay.reports;

import org.cosmoassay.statistics.comparison.Status;

/** The symbol of a verdict, the same in every report and on the terminal. */
public final class StatusSign {

  private StatusSign() {}

  /** One character: ✓ ✗ ? – !. */
  public static String of(Status status) {
    return switch (status) {
      case PASS -> "✓";
      case FAIL -> "✗";
      case INCONCLUSIVE -> "?";
      case SKIPPED -> "–";
      case ERROR -> "!";
    };
  }
}
