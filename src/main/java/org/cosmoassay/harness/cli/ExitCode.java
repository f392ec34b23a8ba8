package org.cosmoassay.harness.cli;

/** What the program tells the shell; part of its public interface. */
final class ExitCode {

  /** All gates pass. */
  static final int PASS = 0;

  /** A fault of the program. */
  static final int FAULT = 1;

  /** Bad usage, configuration or input. */
  static final int BAD_INPUT = 2;

  /** A gate failed. */
  static final int GATE_FAILED = 3;

  /** A gate is inconclusive, or was skipped, under {@code --strict}. */
  static final int INCONCLUSIVE = 4;

  private ExitCode() {}
}
