package org.cosmoassay.reference.format;

import java.io.IOException;
import java.nio.file.Path;

/** What a user's file holds is not what it must hold: names file, place, value and fix. */
public final class CatalogueException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A message of the form {@code file: what is wrong; what to do}. */
  public CatalogueException(Path file, String problem) {
    super(oneLine(file + ": " + problem));
  }

  public CatalogueException(Path file, String problem, Throwable cause) {
    super(oneLine(file + ": " + problem), cause);
  }

  /** A file that could not be written; the cause says why and names the file. */
  public static CatalogueException writing(Path file, IOException cause) {
    String why = String.valueOf(cause.getMessage());
    String prefix = file + ": ";
    return new CatalogueException(
        file, why.startsWith(prefix) ? why.substring(prefix.length()) : why, cause);
  }

  /** What a damaged file holds may stand in a message, but not break or recolour a terminal. */
  private static String oneLine(String message) {
    return message.replaceAll("\\p{Cntrl}", "?");
  }
}
