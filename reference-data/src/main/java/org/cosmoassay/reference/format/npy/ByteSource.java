package org.cosmoassay.reference.format.npy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of one array, header included, read by position. Safe for use by several threads. */
interface ByteSource extends Closeable {

  /** Number of bytes. */
  long size();

  /**
   * Fills the buffer from a position on.
   *
   * @throws EOFException when the bytes end before the buffer is full
   */
  void read(long position, ByteBuffer target) throws IOException;

  /** Verifies the data's checksum before they are read, where there is one and it is cheap. */
  default void verify() throws IOException {}

  /** Whether going back costs reading from the start again. */
  boolean isSequential();

  /** The bytes of a file. */
  static ByteSource ofFile(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new ByteSource() {
      private final long size = channel.size();

      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
          int n = channel.read(target, at);
          if (n < 0) {
            throw new EOFException("the file ends at byte " + at);
          }
          at += n;
        }
      }

      @Override
      public boolean isSequential() {
        return false;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
