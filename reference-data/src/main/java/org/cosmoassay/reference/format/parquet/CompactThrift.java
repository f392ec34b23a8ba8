package org.cosmoassay.reference.format.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks one structure in Thrift's compact protocol without making anything of it: whether its lists
 * and texts are as long as they state, and its whole numbers. The library makes room for as many
 * elements as a list states before it reads one. Reference:
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
final class CompactThrift {

  /** Structures and lists inside each other; metadata of flat tables have eight. */
  private static final int DEEPEST = 32;

  private static final int LONGEST_VARINT = 10;
  private static final int LONG_LIST = 15;

  private final ByteBuffer bytes;
  private final Map<Integer, Long> numbers = new HashMap<>();

  private CompactThrift(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Walks from the buffer's position to the end of the structure.
   *
   * @return whole numbers of the structure by their field, and of the structures in it by 100 times
   *     the field of those more
   * @throws IOException when something states to be longer than the bytes there are
   */
  static Map<Integer, Long> walk(ByteBuffer bytes) throws IOException {
    CompactThrift walk = new CompactThrift(bytes);
    walk.structure(0, 0);
    return walk.numbers;
  }

  private void structure(int depth, int parent) throws IOException {
    int field = 0;
    for (int head = next(); head != 0; head = next()) {
      int step = head >>> 4;
      field = step == 0 ? (int) zigzag(varint()) : field + step;
      value(head & 15, depth, depth > 1 ? -1 : 100 * parent + field);
    }
  }

  /**
   * Walks a value.
   *
   * @param key what a whole number is kept under; negative to forget it
   */
  private void value(int type, int depth, int key) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nests more than " + DEEPEST + " structures and lists");
    }
    switch (type) {
      case 1, 2 -> {} // The type is the value.
      case 3 -> skip(1);
      case 4, 5, 6 -> {
        long number = zigzag(varint());
        if (key >= 0) {
          numbers.put(key, number);
        }
      }
      case 7 -> skip(Double.BYTES);
      case 8 -> skip(varint());
      case 9, 10 -> list(depth);
      case 11 -> map(depth);
      case 12 -> structure(depth + 1, Math.max(0, key));
      default -> throw new IOException("holds a value of the unknown type " + type);
    }
  }

  private void list(int depth) throws IOException {
    int head = next();
    long size = head >>> 4 == LONG_LIST ? varint() : head >>> 4;
    requireLeft(size);
    for (long i = 0; i < size; i++) {
      element(head & 15, depth);
    }
  }

  private void map(int depth) throws IOException {
    long size = varint();
    requireLeft(size);
    int types = size == 0 ? 0 : next();
    for (long i = 0; i < size; i++) {
      element(types >>> 4, depth);
      element(types & 15, depth);
    }
  }

  private void element(int type, int depth) throws IOException {
    if (type == 1 || type == 2) {
      skip(1); // In lists, a truth is a byte of its own.
    } else {
      value(type, depth + 1, -1);
    }
  }

  private int next() throws IOException {
    requireLeft(1);
    return bytes.get() & 0xff;
  }

  private void skip(long count) throws IOException {
    requireLeft(count);
    bytes.position(bytes.position() + (int) count);
  }

  private void requireLeft(long count) throws IOException {
    if (count < 0 || count > bytes.remaining()) {
      throw new IOException(
          "states %d elements or bytes where %d are left".formatted(count, bytes.remaining()));
    }
  }

  private long varint() throws IOException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      int next = next();
      value |= (long) (next & 0x7f) << (7 * i);
      if (next < 0x80) {
        return value;
      }
    }
    throw new IOException("holds a number of more than " + LONGEST_VARINT + " bytes");
  }

  private static long zigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
