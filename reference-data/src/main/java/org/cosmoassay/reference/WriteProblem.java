package org.cosmoassay.reference;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why something could not be written, in words. */
public final class WriteProblem {

  private WriteProblem() {}

  /** Whether there was no space left, or none left to this user. */
  public static boolean isDiskFull(IOException problem) {
    String message = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("disk quota exceeded")
        || message.contains("not enough space")
        || message.contains("file too large");
  }

  /** What the platform says, or the kind of problem where it says nothing. */
  public static String reason(FileSystemException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return problem.getFile() + " is there and is no directory";
    }
    if (problem instanceof NoSuchFileException) {
      return problem.getFile() + " is not there";
    }
    return problem.getReason() == null ? problem.toString() : problem.getReason();
  }
}
