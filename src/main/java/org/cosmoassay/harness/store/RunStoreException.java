package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
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

  /** Something could not be written. */
  public static RunStoreException writing(Path path, IOException cause) {
    String why =
        cause instanceof AccessDeniedException
            ? "permission denied; choose a directory you may write to with --out"
            : cause.getMessage() + "; free some space or choose another --out";
    return new RunStoreException(path + ": cannot be written: " + why, cause);
  }
}
