package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

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
    if (!message.startsWith(path.toString())) {
      message = path + ": cannot be written (" + message + "); free some space or change --out";
    }
    if (cause instanceof FileSystemException problem) {
      String reason =
          cause instanceof AccessDeniedException
              ? "permission denied"
              : String.valueOf(problem.getReason());
      message =
          path
              + ": cannot be written ("
              + reason
              + "); choose a directory you may write to with --out";
    }
    return new RunStoreException(message, cause);
  }
}
