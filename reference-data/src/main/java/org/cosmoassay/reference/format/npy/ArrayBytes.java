package org.cosmoassay.reference.format.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;

/** Encodes Java arrays as little-endian NumPy arrays in C order. */
final class ArrayBytes {

  private static final int BLOCK_BYTES = 1 << 16;
  private static final Charset UTF_32 = Charset.forName("UTF-32LE");

  /** Writes header and data of one array; writes the same bytes each time it is asked. */
  @FunctionalInterface
  interface Encoder {
    void writeTo(OutputStream out) throws IOException;
  }

  private ArrayBytes() {}

  static Encoder ofDoubles(double[] values, long... shape) {
    double[] held = values.clone();
    requireCount(held.length, shape);
    return out -> {
      out.write(NpyHeader.encode(NpyType.FLOAT64, shape));
      ByteBuffer block = block();
      for (double value : held) {
        flushIfFull(out, block).putDouble(value);
      }
      flush(out, block);
    };
  }

  static Encoder ofLongs(long[] values, long... shape) {
    long[] held = values.clone();
    requireCount(held.length, shape);
    return out -> {
      out.write(NpyHeader.encode(NpyType.INT64, shape));
      ByteBuffer block = block();
      for (long value : held) {
        flushIfFull(out, block).putLong(value);
      }
      flush(out, block);
    };
  }

  static Encoder ofInts(int[] values, long... shape) {
    int[] held = values.clone();
    requireCount(held.length, shape);
    return out -> {
      out.write(NpyHeader.encode(NpyType.INT32, shape));
      ByteBuffer block = block();
      for (int value : held) {
        flushIfFull(out, block).putInt(value);
      }
      flush(out, block);
    };
  }

  static Encoder ofBytes(NpyType type, byte[] values, long... shape) {
    byte[] held = values.clone();
    requireCount(held.length, shape);
    return out -> {
      out.write(NpyHeader.encode(type, shape));
      out.write(held);
    };
  }

  static Encoder ofStrings(List<String> values) {
    List<String> held = List.copyOf(values);
    int longest = 1;
    for (String value : held) {
      longest = Math.max(longest, value.codePointCount(0, value.length()));
    }
    NpyType type = NpyType.text(longest);
    return out -> {
      out.write(NpyHeader.encode(type, held.size()));
      for (String value : held) {
        byte[] element = new byte[type.size()];
        byte[] characters = value.getBytes(UTF_32);
        System.arraycopy(characters, 0, element, 0, characters.length);
        out.write(element);
      }
    };
  }

  static ByteBuffer block() {
    return ByteBuffer.wrap(new byte[BLOCK_BYTES]).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer flushIfFull(OutputStream out, ByteBuffer block) throws IOException {
    if (block.remaining() < Long.BYTES) {
      flush(out, block);
    }
    return block;
  }

  static void flush(OutputStream out, ByteBuffer block) throws IOException {
    out.write(block.array(), block.arrayOffset(), block.position());
    block.clear();
  }

  private static void requireCount(int length, long... shape) {
    long count = 1;
    for (long side : shape) {
      count = Math.multiplyExact(count, side);
    }
    if (count != length) {
      throw new IllegalArgumentException(
          "The values (" + length + ") do not fill the shape " + NpyHeader.shapeText(shape) + ".");
    }
  }
}
