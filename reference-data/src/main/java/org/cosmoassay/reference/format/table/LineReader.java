package org.cosmoassay.reference.format.table;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 text line by line; refuses other bytes and lines longer than any table has. */
final class LineReader implements Closeable {

  /** Longest line, in characters. */
  static final int LONGEST_LINE = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final BufferedReader reader;
  private long line;

  LineReader(Path file) throws IOException {
    this.reader = open(file);
  }

  /** A reader that fails at bytes that are not UTF-8. */
  static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** The next line without its end, or null at the end of the file. */
  @Nullable String next() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    line++;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() == LONGEST_LINE) {
        throw new IOException("line " + line + " is longer than " + LONGEST_LINE + " characters");
      }
      text.append((char) c);
    }
    if (text.length() > 0 && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }
    if (line == 1 && text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK) {
      text.deleteCharAt(0);
    }
    return text.toString();
  }

  /** Number of the line read last, from 1. */
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
