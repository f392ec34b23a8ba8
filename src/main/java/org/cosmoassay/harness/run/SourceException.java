package org.cosmoassay.harness.run;

/** A source cannot deliver its clouds: names the source, what happened and the fix. */
public final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  SourceException(String message) {
    super(message);
  }

  SourceException(String message, Throwable cause) {
    super(message, cause);
  }

  static SourceException of(String source, Exception cause) {
    return new SourceException("source " + source + ": " + cause.getMessage(), cause);
  }
}
