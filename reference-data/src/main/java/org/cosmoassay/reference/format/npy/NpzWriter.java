package org.cosmoassay.reference.format.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cosmoassay.reference.AtomicFile;

/**
 * Named arrays as an {@code .npz} file that NumPy opens: stored without compression, so that arrays
 * can be read in place, with a fixed date, so that equal input gives equal bytes.
 *
 * <pre>{@code
 * NpzWriter.create().add("edges", edges).add("values", values).writeAtomically(file);
 * }</pre>
 */
public final class NpzWriter {

  /** The earliest date a zip entry can have. */
  private static final LocalDateTime FIXED_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, ArrayBytes.Encoder> arrays = new LinkedHashMap<>();

  private NpzWriter() {}

  public static NpzWriter create() {
    return new NpzWriter();
  }

  /** A single number: float64 of shape (). */
  public NpzWriter add(String name, double value) {
    return put(name, ArrayBytes.ofDoubles(new double[] {value}));
  }

  /** float64 of shape (n,). */
  public NpzWriter add(String name, double[] values) {
    return put(name, ArrayBytes.ofDoubles(values, values.length));
  }

  /** float64 of the shape given; values in C order. */
  public NpzWriter add(String name, double[] values, long... shape) {
    return put(name, ArrayBytes.ofDoubles(values, shape));
  }

  /** float64 of shape (rows, columns); every row has the same length. */
  public NpzWriter add(String name, double[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    double[] flat = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      requireWidth(name, i, rows[i].length, width);
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return put(name, ArrayBytes.ofDoubles(flat, rows.length, width));
  }

  /** int64 of shape (n,). */
  public NpzWriter add(String name, long[] values) {
    return put(name, ArrayBytes.ofLongs(values, values.length));
  }

  /** int64 of shape (rows, columns); every row has the same length. */
  public NpzWriter add(String name, long[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    long[] flat = new long[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      requireWidth(name, i, rows[i].length, width);
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return put(name, ArrayBytes.ofLongs(flat, rows.length, width));
  }

  /** int32 of shape (n,). */
  public NpzWriter add(String name, int[] values) {
    return put(name, ArrayBytes.ofInts(values, values.length));
  }

  /** uint8 of shape (n,). */
  public NpzWriter add(String name, byte[] values) {
    return put(name, ArrayBytes.ofBytes(NpyType.UINT8, values, values.length));
  }

  /** uint8 of shape (rows, columns); every row has the same length. */
  public NpzWriter add(String name, byte[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    byte[] flat = new byte[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      requireWidth(name, i, rows[i].length, width);
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return put(name, ArrayBytes.ofBytes(NpyType.UINT8, flat, rows.length, width));
  }

  /** Text of shape (n,). */
  public NpzWriter add(String name, List<String> values) {
    return put(name, ArrayBytes.ofStrings(values));
  }

  /**
   * An array whose bytes are made when they are written, twice: for its checksum, then for good.
   */
  NpzWriter put(String name, ArrayBytes.Encoder encoder) {
    if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
      throw new IllegalArgumentException(
          "The array name (" + name + ") must not be empty or contain a slash.");
    }
    if (arrays.put(name, encoder) != null) {
      throw new IllegalArgumentException("The array name (" + name + ") is there twice.");
    }
    return this;
  }

  /** The file's bytes; equal input gives equal bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail to be written.", e);
    }
    return out.toByteArray();
  }

  /** Writes the file whole or not at all. */
  public void writeAtomically(Path file) throws IOException {
    AtomicFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    for (Map.Entry<String, ArrayBytes.Encoder> array : arrays.entrySet()) {
      Measure measure = new Measure();
      array.getValue().writeTo(measure);
      ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
      entry.setTimeLocal(FIXED_DATE);
      entry.setSize(measure.size);
      entry.setCompressedSize(measure.size);
      entry.setCrc(measure.crc.getValue());
      zip.putNextEntry(entry);
      array.getValue().writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void requireWidth(String name, int row, int width, int expected) {
    if (width != expected) {
      throw new IllegalArgumentException(
          "Row %d of %s has %d values where row 0 has %d.".formatted(row, name, width, expected));
    }
  }

  /** Length and checksum of what is written to it. */
  private static final class Measure extends OutputStream {
    private final CRC32 crc = new CRC32();
    private long size;

    @Override
    public void write(int b) {
      crc.update(b);
      size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
      size += length;
    }
  }
}
