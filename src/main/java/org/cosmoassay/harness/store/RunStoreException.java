package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.cosmoassay.reference.WriteProblem;

/** A run directory cannot be read or written: names the path and the fix. */
public final class RunStoreException extends Exception {

  private static final long serialVersionUID = 1L;

  public RunStoreException(String message) {
    super(message);
  }

  public RunStoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Something below a path could not be written. */
  public static RunStoreException writing(Path path, IOException cause) {
    String message = String.valueOf(cause.getMessage());
    if (!(cause instanceof FileSystemException) && message.startsWith(path.toString())) {
      return new RunStoreException(message, cause);
    }
    if (WriteProblem.isDiskFull(cause)) {
      return new RunStoreException(
          "%s: the disk is full (%s); free some space and repeat the command, or change --out"
              .formatted(path, message),
          cause);
    }
    if (cause instanceof FileSystemException problem) {
      return new RunStoreException(
          "%s: cannot be written (%s); choose a directory you may write to with --out"
              .formatted(path, WriteProblem.reason(problem)),
          cause);
    }
    return new RunStoreException(
        path + ": cannot be written (" + message + "); free some space or change --out", cause);
  }
}
