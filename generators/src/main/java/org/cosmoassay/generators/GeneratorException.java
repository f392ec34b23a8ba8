package org.cosmoassay.generators;

/** A generator failed: the message names the model, what happened and the fix. */
public final class GeneratorException extends Exception {

  private static final long serialVersionUID = 1L;

  public GeneratorException(String message) {
    super(message);
  }

  public GeneratorException(String message, Throwable cause) {
    super(message, cause);
  }
}
