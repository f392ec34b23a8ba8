package org.cosmoassay.harness.run;

import java.util.List;
import java.util.stream.Collectors;

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

  /** All of them, a line each. */
  static SourceException all(List<SourceException> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    SourceException all =
        new SourceException(
            failures.stream()
                .map(SourceException::getMessage)
                .distinct()
                .collect(Collectors.joining("\n")));
    failures.forEach(all::addSuppressed);
    return all;
  }
}
