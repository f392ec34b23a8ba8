package org.cosmoassay.generators.onnx;

import java.nio.charset.StandardCharsets;

/**
 * Walks one message of the protocol-buffers wire format, field by field, without knowing its
 * definition (https://protobuf.dev/programming-guides/encoding).
 */
final class ProtobufReader {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** The field that is read. */
  private int field;

  private boolean isBytes;
  private int start;
  private int length;
  private long number;

  private ProtobufReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  static ProtobufReader of(byte[] bytes) {
    return new ProtobufReader(bytes, 0, bytes.length);
  }

  /**
   * Goes to the next field; false at the end.
   *
   * @throws OnnxModelException where the bytes are no such message
   */
  boolean next() throws OnnxModelException {
    if (at == end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    isBytes = false;
    switch ((int) (tag & 7)) {
      case VARINT -> number = varint();
      case FIXED_64 -> skip(Long.BYTES);
      case FIXED_32 -> skip(Integer.BYTES);
      case BYTES -> {
        isBytes = true;
        long size = varint();
        start = at;
        length = (int) Math.min(Integer.MAX_VALUE, size < 0 ? Integer.MAX_VALUE : size);
        skip(length);
      }
      default -> throw broken();
    }
    if (field == 0) {
      throw broken();
    }
    return true;
  }

  /** Whether the field is this one, and text, bytes or a message. */
  boolean isText(int wanted) {
    return isBytes && field == wanted;
  }

  /** Whether the field is this one, and a whole number. */
  boolean isNumber(int wanted) {
    return !isBytes && field == wanted;
  }

  String text() {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  long number() {
    return number;
  }

  /** The field as a message. */
  ProtobufReader message() {
    return new ProtobufReader(bytes, start, start + length);
  }

  private void skip(int count) throws OnnxModelException {
    if (count > end - at) {
      throw broken();
    }
    at += count;
  }

  private long varint() throws OnnxModelException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT && at < end; i++) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw broken();
  }

  private static OnnxModelException broken() {
    return new OnnxModelException("is no ONNX file, or a truncated one; export or copy it again");
  }
}
