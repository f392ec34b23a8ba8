package org.cosmoassay.reports;

import java.util.Locale;
import java.util.Map;

/** Text of others as LaTeX: no character of it acts as a command, whatever engine reads it. */
final class LatexText {

  /**
   * Brackets and stars are held in groups, as after the end of a row they would be its options;
   * quotes, as they begin an umlaut under babel.
   */
  private static final Map<Integer, String> SPECIAL =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "''"),
          Map.entry((int) '[', "{[}"),
          Map.entry((int) ']', "{]}"),
          Map.entry((int) '*', "{*}"),
          Map.entry((int) '\n', " "),
          Map.entry((int) '\r', " "),
          Map.entry((int) '\t', " "));

  private LatexText() {}

  /** The text with letters that not every engine knows written by their code point. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String special = SPECIAL.get(c);
              if (special != null) {
                safe.append(special);
              } else if ((c >= 0x20 && c < 0x7f) || (c >= 0xc0 && c <= 0xff)) {
                safe.appendCodePoint(c);
              } else {
                safe.append(String.format(Locale.ROOT, "U+%04X", c));
              }
            });
    return safe.toString();
  }
}
