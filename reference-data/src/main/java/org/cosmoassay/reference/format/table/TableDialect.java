package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text table separates its fields, and the comments before its first row.
 *
 * @param separator {@code ,} or {@code ;}, or a blank for any run of blanks and tabs
 * @param comments the lines that begin with {@code #} before the first row
 */
record TableDialect(char separator, List<String> comments) {

  static final char COMMENT = '#';
  private static final char BLANK = ' ';
  private static final int MOST_COMMENTS = 10_000;

  static TableDialect of(Path file) throws IOException {
    List<String> comments = new ArrayList<>();
    try (LineReader lines = new LineReader(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String text = line.strip();
        if (!text.isEmpty() && text.charAt(0) != COMMENT) {
          return new TableDialect(separator(text), List.copyOf(comments));
        }
        if (!text.isEmpty() && comments.size() < MOST_COMMENTS) {
          comments.add(text);
        }
      }
    }
    return new TableDialect(BLANK, List.copyOf(comments));
  }

  private static char separator(String line) {
    if (line.indexOf(';') >= 0) {
      return ';';
    }
    return line.indexOf(',') >= 0 ? ',' : BLANK;
  }

  boolean isBlanks() {
    return separator == BLANK;
  }

  String description() {
    return switch (separator) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      default -> "blanks";
    };
  }
}
