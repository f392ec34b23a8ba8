package org.cosmoassay.reference.format.binary;

import java.nio.ByteOrder;

/**
 * An array (rows, width) of numbers in a file, row after row.
 *
 * @param offset where it begins, in bytes
 */
record Block(long offset, int rows, int width, NumberType type, ByteOrder order) {

  /** The byte after its end. */
  long end() {
    return offset + (long) rows * rowBytes();
  }

  int rowBytes() {
    return width * type.bytes();
  }
}
