package org.cosmoassay.harness.cli;

import org.cosmoassay.statistics.comparison.Status;

/**
 * Colours of a terminal. They only repeat what a symbol and a word say: none of them is needed to
 * tell a verdict.
 */
final class Ink {

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";

  private final boolean color;

  Ink(Terminal terminal) {
    this.color = terminal.color();
  }

  /** A text in the colour of a verdict. */
  String of(Status status, String text) {
    return switch (status) {
      case PASS -> colored("\u001b[32m", text);
      case FAIL -> colored("\u001b[1;31m", text);
      case INCONCLUSIVE -> colored("\u001b[33m", text);
      case SKIPPED -> colored(FAINT, text);
      case ERROR -> colored("\u001b[1;35m", text);
    };
  }

  /** A heading. */
  String strong(String text) {
    return colored(BOLD, text);
  }

  /** What matters less. */
  String faint(String text) {
    return colored(FAINT, text);
  }

  private String colored(String escape, String text) {
    return color && !text.isEmpty() ? escape + text + RESET : text;
  }
}
