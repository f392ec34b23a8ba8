package org.cosmoassay.harness.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What stands at the other end of standard output.
 *
 * @param columns characters of a line
 * @param color whether escape sequences for colours are understood, and wanted
 */
record Terminal(int columns, boolean color) {

  /** Set by the launcher where standard output is a terminal. */
  static final String PROPERTY = "cosmoassay.terminal.out";

  /** Of a terminal that does not say, and of a file. */
  static final int USUAL_COLUMNS = 80;

  private static final int LEAST_COLUMNS = 10;
  private static final int MOST_COLUMNS = 1000;
  private static final int PATIENCE_SECONDS = 2;

  /** A file or a pipe. */
  static final Terminal NONE = new Terminal(USUAL_COLUMNS, false);

  /** Where this program prints. */
  static Terminal here() {
    return of(System.getenv(), Boolean.getBoolean(PROPERTY), Terminal::askedColumns);
  }

  /**
   * Reads {@code COLUMNS}, {@code NO_COLOR}, {@code CLICOLOR_FORCE}, {@code CLICOLOR} and {@code
   * TERM}. The width is that of {@code COLUMNS}, else what the terminal says, else {@value
   * #USUAL_COLUMNS}. Colours are for terminals that are not dumb; {@code CLICOLOR_FORCE} turns them
   * on anywhere, and {@code NO_COLOR} off, whatever else is set (no-color.org,
   * bixense.com/clicolors).
   *
   * @param isTerminal whether standard output is a terminal
   * @param asked columns of that terminal, 0 where it does not say
   */
  static Terminal of(Map<String, String> variables, boolean isTerminal, IntSupplier asked) {
    return new Terminal(columns(variables, isTerminal, asked), color(variables, isTerminal));
  }

  private static int columns(Map<String, String> variables, boolean isTerminal, IntSupplier asked) {
    int stated = number(variables.getOrDefault("COLUMNS", ""));
    int columns = stated > 0 || !isTerminal ? stated : asked.getAsInt();
    return columns <= 0 ? USUAL_COLUMNS : Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, columns));
  }

  private static boolean color(Map<String, String> variables, boolean isTerminal) {
    if (!variables.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (!variables.getOrDefault("CLICOLOR_FORCE", "0").matches("0|")) {
      return true;
    }
    return isTerminal
        && !variables.getOrDefault("CLICOLOR", "1").equals("0")
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }

  /** What {@code stty size} says of the terminal this program was started from; 0 if nothing. */
  private static int askedColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      return stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && size.length == 2
          ? number(size[1])
          : 0;
    } catch (IOException e) {
      return 0; // No stty, or no terminal: nobody knows.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
