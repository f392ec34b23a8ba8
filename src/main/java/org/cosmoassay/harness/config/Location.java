package org.cosmoassay.harness.config;

/**
 * Where something stands in a benchmark file, for what is found wrong with it later.
 *
 * @param file the file as the user named it
 * @param line line from 1; 0 when it has no place of its own
 * @param column column from 1, in characters; 0 when it has no place of its own
 */
public record Location(String file, int line, int column) {

  /** A problem there. */
  public Problem problem(String message) {
    return new Problem(file, line, column, message);
  }
}
