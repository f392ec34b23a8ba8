package org.cosmoassay.harness.engine;

/** An engine is not there, or cannot be reached or set up: says what is wrong and the fix. */
public final class EngineException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A failure. */
  public EngineException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
