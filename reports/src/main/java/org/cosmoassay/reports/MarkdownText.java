package org.cosmoassay.reports;

/**
 * Text of others as Markdown: no character of it acts as markup, in a cell of a table or outside.
 * CommonMark takes a backslash before any ASCII punctuation as that character; a bar so written
 * ends no cell of a GitHub table.
 */
final class MarkdownText {

  private static final String SPECIAL = "\\`*_[]<>#|~&$@";

  private MarkdownText() {}

  /** The text in one line. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    PlainText.readable(text)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
              } else {
                if (SPECIAL.indexOf(c) >= 0) {
                  safe.append('\\');
                }
                safe.appendCodePoint(c);
              }
            });
    // A bare address would become a link.
    return safe.toString().replace("://", "\\://");
  }
}
