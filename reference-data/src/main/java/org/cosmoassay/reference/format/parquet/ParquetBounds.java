package org.cosmoassay.reference.format.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Unpacked;

/** What a Parquet file states of its sizes, checked before the library makes room for it. */
final class ParquetBounds {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = 8;

  /** Headers of pages have some tens of bytes, and twice two values of a column. */
  private static final int LONGEST_HEADER = 1 << 16;

  // Fields of PageHeader in parquet.thrift, and of the structures in it.
  private static final int UNPACKED_SIZE = 2;
  private static final int PACKED_SIZE = 3;
  private static final int[] VALUES = {501, 701, 801};
  private static final int DICTIONARY_VALUES = 701;

  private ParquetBounds() {}

  /** Refuses a footer that states more than it holds. */
  static void requireFooter(Path file) throws CatalogueException, IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < MAGIC.length + TAIL_BYTES) {
        throw new IOException("the file has " + size + " bytes");
      }
      ByteBuffer tail = bytes(channel, size - TAIL_BYTES, TAIL_BYTES);
      int length = tail.getInt();
      byte[] magic = new byte[MAGIC.length];
      tail.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("it does not end with PAR1");
      }
      if (length < 0 || length > size - TAIL_BYTES - MAGIC.length) {
        throw new IOException("a footer of " + length + " bytes is stated");
      }
      CompactThrift.walk(bytes(channel, size - TAIL_BYTES - length, length));
    }
  }

  /**
   * Refuses columns that take more room than a file of its size may.
   *
   * @param rows of the table
   * @param chunks of the columns that are read
   */
  static void requireColumns(Path file, int rows, List<ColumnChunkMetaData> chunks)
      throws CatalogueException, IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      double packed = 0;
      double unpacked = 0;
      for (ColumnChunkMetaData chunk : chunks) {
        long start = chunk.getStartingPos();
        long length = chunk.getTotalSize();
        if (start < MAGIC.length || length < 0 || length > size - start) {
          throw new IOException(
              "column %s is said to be %d bytes at %d".formatted(chunk.getPath(), length, start));
        }
        packed += length;
        unpacked += unpacked(channel, start, start + length, rows);
        Unpacked.require(file, "its pages", unpacked, size);
      }
      if (packed > size) {
        throw new IOException("its columns share bytes");
      }
    }
  }

  /** Bytes of all pages of a column, unpacked. */
  private static double unpacked(FileChannel channel, long start, long end, int rows)
      throws IOException {
    double unpacked = 0;
    long at = start;
    while (at < end) {
      int most = (int) Math.min(LONGEST_HEADER, end - at);
      ByteBuffer header = bytes(channel, at, most);
      Map<Integer, Long> numbers = CompactThrift.walk(header);
      long bytes = numbers.getOrDefault(UNPACKED_SIZE, -1L);
      long packed = numbers.getOrDefault(PACKED_SIZE, -1L);
      at += header.position();
      if (bytes < 0 || packed < 0 || packed > end - at) {
        throw new IOException(
            "a page at %d is said to be %d bytes, packed from %d".formatted(at, packed, bytes));
      }
      at += packed;
      unpacked += bytes;
      for (int field : VALUES) {
        long values = numbers.getOrDefault(field, 0L);
        long possible = field == DICTIONARY_VALUES ? bytes / Integer.BYTES : rows;
        if (values < 0 || values > possible) {
          throw new IOException("a page before %d is said to hold %d values".formatted(at, values));
        }
      }
    }
    return unpacked;
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("it ends at " + (from + bytes.position()));
      }
    }
    return bytes.flip();
  }
}
