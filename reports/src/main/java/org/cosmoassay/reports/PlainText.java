package org.cosmoassay.reports;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;

/** Text that somebody else wrote, made fit to be shown: names of sources, reasons, paths. */
final class PlainText {

  private static final int LONGEST_FILE_NAME = 80;

  private PlainText() {}

  /**
   * Replaces what XML 1.0 cannot hold (control characters, lone surrogates, non-characters) with
   * U+FFFD, so that every writer can show the rest.
   */
  static String clean(String text) {
    return mapped(text, PlainText::isXmlText, c -> "\ufffd");
  }

  /**
   * As {@link #clean}, with marks that turn the direction of the text after them written by their
   * code point: a name must not rearrange the sentence it stands in.
   */
  static String readable(String text) {
    return mapped(clean(text), c -> !isDirectionMark(c), PlainText::codePoint);
  }

  /** As {@link #readable}, with what the shipped font cannot draw written by its code point. */
  static String drawable(String text) {
    return mapped(
        readable(text),
        c -> c == '\n' || c == '\t' || c == '\r' || Fonts.canDisplay(c),
        PlainText::codePoint);
  }

  private static String codePoint(int c) {
    return "\\" + "u{" + Integer.toHexString(c) + "}";
  }

  private static boolean isDirectionMark(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** The first characters with an ellipsis where there are more. */
  static String shortened(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /**
   * A file name of letters, digits, dots, hyphens and underscores. A name that had to be changed
   * carries a checksum of the original, so that two names never meet in one file.
   */
  static String fileName(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.]", "_");
    boolean changed = !safe.equals(name) || safe.isEmpty() || safe.length() > LONGEST_FILE_NAME;
    if (!changed) {
      return safe;
    }
    CRC32 checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    return safe.substring(0, Math.min(safe.length(), LONGEST_FILE_NAME))
        + "-"
        + String.format(Locale.ROOT, "%08x", checksum.getValue());
  }

  /** Hands out file names that differ even where the file system ignores case. */
  static final class FileNames {
    private final Set<String> taken = new HashSet<>();

    /** The name, or the name with a number where an earlier one has it. */
    String next(String name) {
      String base = fileName(name);
      String candidate = base;
      for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
        candidate = base + "-" + i;
      }
      return candidate;
    }
  }

  private interface Replacement {
    String of(int codePoint);
  }

  private static String mapped(String text, IntPredicate keep, Replacement replacement) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (keep.test(c)) {
                result.appendCodePoint(c);
              } else {
                result.append(replacement.of(c));
              }
            });
    return result.toString();
  }

  private static boolean isXmlText(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0x7f)
        || (c >= 0xa0 && c < 0xd800)
        || (c >= 0xe000 && c < 0xfffe && (c < 0xfdd0 || c > 0xfdef))
        || (c >= 0x10000 && (c & 0xfffe) != 0xfffe);
  }
}
