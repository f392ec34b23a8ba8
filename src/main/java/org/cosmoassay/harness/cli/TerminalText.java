package org.cosmoassay.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text for a terminal, measured in the columns it takes there. */
final class TerminalText {

  private static final String ELLIPSIS = "…";

  private TerminalText() {}

  /**
   * Makes a text of others harmless: what would move the cursor, colour the screen or turn the
   * direction of writing is written by its code point, and it all stands in one line.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.replaceAll("\\R|\t", " ")
        .codePoints()
        .forEach(
            c -> {
              if (isHarmful(c)) {
                plain.append(String.format(Locale.ROOT, "\\" + "u{%x}", c));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  private static boolean isHarmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** Columns of a text: two for a wide character, none for one that joins the one before. */
  static int width(String text) {
    return text.codePoints().map(TerminalText::width).sum();
  }

  private static int width(int c) {
    return Math.max(0, WCWidth.wcwidth(c));
  }

  /** As much of the text as fits, with an ellipsis where it does not. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = columns - 1;
    for (int c : text.codePoints().toArray()) {
      left -= width(c);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return columns < 1 ? "" : kept + ELLIPSIS;
  }

  /** The text with spaces up to so many columns. */
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Words in lines of so many columns; a word that is longer has a line of its own. */
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
