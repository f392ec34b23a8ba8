package org.cosmoassay.generators.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a stream of a process to its end, so that the process never blocks on a full pipe, and
 * keeps the last bytes of it.
 */
final class OutputTail implements Runnable {

  private static final int KEPT_BYTES = 8192;

  private final InputStream stream;
  private final byte[] ring = new byte[KEPT_BYTES];
  private long total;

  OutputTail(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[KEPT_BYTES];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The pipe of a killed process may break instead of ending: what came before still counts.
      byte[] note =
          ("\n(reading stopped: " + e.getMessage() + ")").getBytes(StandardCharsets.UTF_8);
      keep(note, Math.min(note.length, KEPT_BYTES));
    }
  }

  private synchronized void keep(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      ring[(int) ((total + i) % KEPT_BYTES)] = bytes[i];
    }
    total += n;
  }

  /** What was kept, from a line's beginning when something was lost; control characters removed. */
  synchronized String text() {
    int kept = (int) Math.min(total, KEPT_BYTES);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % KEPT_BYTES)];
    }
    if (total > kept) {
      int newline = 0;
      while (newline < kept && bytes[newline] != '\n') {
        newline++;
      }
      bytes = newline < kept - 1 ? Arrays.copyOfRange(bytes, newline + 1, kept) : bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
  }
}
