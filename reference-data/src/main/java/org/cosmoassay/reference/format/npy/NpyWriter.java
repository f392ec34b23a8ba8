package org.cosmoassay.reference.format.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.cosmoassay.reference.AtomicFile;

/** One array as a {@code .npy} file: little-endian, C order, format version 1. */
public final class NpyWriter {

  private final ArrayBytes.Encoder encoder;

  private NpyWriter(ArrayBytes.Encoder encoder) {
    this.encoder = encoder;
  }

  /** An array of float64; values in C order; a shape of no sides is one number. */
  public static NpyWriter of(double[] values, long... shape) {
    return new NpyWriter(ArrayBytes.ofDoubles(values, shape));
  }

  /** An array of int64; values in C order. */
  public static NpyWriter of(long[] values, long... shape) {
    return new NpyWriter(ArrayBytes.ofLongs(values, shape));
  }

  /** The file's bytes; equal input gives equal bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      encoder.writeTo(out);
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail to be written.", e);
    }
    return out.toByteArray();
  }

  /** Writes the file whole or not at all. */
  public void writeAtomically(Path file) throws IOException {
    AtomicFile.write(file, encoder::writeTo);
  }
}
