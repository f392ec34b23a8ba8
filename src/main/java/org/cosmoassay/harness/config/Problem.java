package org.cosmoassay.harness.config;

/**
 * One thing to mend in a benchmark file or in the variables given with it.
 *
 * @param file the file as the user named it
 * @param line line from 1; 0 when the problem is no place in the file
 * @param column column from 1, in characters; 0 when the problem is no place in the file
 * @param message what is wrong; how to mend it
 */
public record Problem(String file, int line, int column, String message) {

  /** The same with the middle of a longer message left out. */
  Problem shortened(int longest) {
    if (message.length() <= longest) {
      return this;
    }
    int half = longest / 2;
    return new Problem(
        file,
        line,
        column,
        message.substring(0, half) + " ... " + message.substring(message.length() - half));
  }

  /** {@code file:line:column: message}, the form that editors and CI systems turn into links. */
  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
  }
}
