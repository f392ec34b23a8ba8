package org.cosmoassay.reference.format.binary;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cosmoassay.reference.format.CatalogueException;

/** Reads numbers at places of a file. Safe for use by several threads. */
final class BinaryFile implements Closeable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final long size;

  private BinaryFile(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  static BinaryFile open(Path file) throws CatalogueException {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new BinaryFile(file, channel, channel.size());
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  Path file() {
    return file;
  }

  /** Bytes of the file. */
  long size() {
    return size;
  }

  /**
   * Bytes at an offset.
   *
   * @param what they are, for the message when the file ends before them
   */
  ByteBuffer bytes(long offset, int count, ByteOrder order, String what) throws CatalogueException {
    if (offset + count > size) {
      throw new CatalogueException(
          file,
          "ends at byte %d, inside %s (%d bytes at offset %d); it is truncated or of another format"
              .formatted(size, what, count, offset));
    }
    ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
    fill(buffer, offset);
    return buffer.flip();
  }

  /**
   * Reads one element of every row of a block.
   *
   * @param from where in {@code target} the first row goes
   */
  void read(Block block, int element, double[] target, int from) throws CatalogueException {
    int stride = block.rowBytes();
    int perBuffer = Math.max(1, BUFFER_BYTES / stride);
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.min(perBuffer, Math.max(1, block.rows())) * stride)
            .order(block.order());
    for (int row = 0; row < block.rows(); row += perBuffer) {
      int rows = Math.min(perBuffer, block.rows() - row);
      buffer.clear().limit(rows * stride);
      fill(buffer, block.offset() + (long) row * stride);
      for (int i = 0; i < rows; i++) {
        target[from + row + i] =
            block.type().get(buffer, i * stride + element * block.type().bytes());
      }
    }
  }

  private void fill(ByteBuffer buffer, long offset) throws CatalogueException {
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw new CatalogueException(
              file, "became shorter while it was read; start again when nobody writes to it");
        }
      }
    } catch (IOException e) {
      throw new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
