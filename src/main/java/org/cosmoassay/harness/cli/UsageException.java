package org.cosmoassay.harness.cli;

/** An argument makes no sense: names the argument, its value and the fix. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
