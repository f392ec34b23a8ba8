package org.cosmoassay.generators.network;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Drops what the current thread prints to standard output while it calls a library that prints
 * there, as SameDiff does for every operation that it differentiates. Standard output belongs to
 * results. Other threads print as ever.
 */
final class QuietOutput implements AutoCloseable {

  private static final Object ONE_AT_A_TIME = new Object();

  private final PrintStream original;

  private QuietOutput(PrintStream original) {
    this.original = original;
  }

  /** Runs work whose prints to standard output nobody wants. */
  static void during(Runnable work) {
    synchronized (ONE_AT_A_TIME) {
      try (QuietOutput quiet = start()) {
        work.run();
        quiet.original.flush();
      }
    }
  }

  private static QuietOutput start() {
    PrintStream original = System.out;
    Thread silenced = Thread.currentThread();
    System.setOut(
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                if (Thread.currentThread() != silenced) {
                  original.write(b);
                }
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {
                if (Thread.currentThread() != silenced) {
                  original.write(bytes, offset, length);
                }
              }
            },
            true,
            StandardCharsets.UTF_8));
    return new QuietOutput(original);
  }

  @Override
  public void close() {
    System.setOut(original);
  }
}
