package org.cosmoassay.reference.format.binary;

import java.nio.ByteBuffer;

/** How a number is stored. */
enum NumberType {
  INT32(Integer.BYTES),
  FLOAT32(Float.BYTES),
  FLOAT64(Double.BYTES);

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  double get(ByteBuffer buffer, int at) {
    return switch (this) {
      case INT32 -> buffer.getInt(at);
      case FLOAT32 -> buffer.getFloat(at);
      case FLOAT64 -> buffer.getDouble(at);
    };
  }
}
