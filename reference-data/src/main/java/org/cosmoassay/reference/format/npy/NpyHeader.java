package org.cosmoassay.reference.format.npy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * The header of a NumPy array file, format versions 1, 2 and 3: element type, order and shape.
 *
 * <p>Layout: the magic {@code \x93NUMPY}, two version bytes, the length of the dictionary (2 bytes
 * little-endian in version 1, else 4), and the dictionary as a Python literal, padded with blanks
 * so that the data start at a multiple of 64. Reference: NumPy Enhancement Proposal 1.
 */
public final class NpyHeader {

  /** The first bytes of every array file. */
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Longest dictionary that is read; NumPy itself stops at 10000 by default. */
  private static final int LONGEST_DICTIONARY = 65535;

  private static final int ALIGNMENT = 64;
  private static final int PREFIX_BYTES = 10;

  private final NpyType type;
  private final boolean fortranOrder;
  private final long[] shape;
  private final long dataOffset;
  private final long count;

  private NpyHeader(NpyType type, boolean fortranOrder, long[] shape, long offset, long count) {
    this.type = type;
    this.fortranOrder = fortranOrder;
    this.shape = shape;
    this.dataOffset = offset;
    this.count = count;
  }

  /** Whether bytes begin like an array file. */
  public static boolean startsLikeNpy(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads and checks the header; the data must be exactly as long as type and shape say, so that
   * nothing is ever allocated that the file cannot fill.
   */
  static NpyHeader read(ArrayPlace place, ByteSource bytes) throws CatalogueException, IOException {
    byte[] prefix = bytes(place, bytes, 0, PREFIX_BYTES + 2);
    if (!startsLikeNpy(prefix)) {
      throw place.problem("does not begin like a NumPy array; save it with numpy.save");
    }
    int version = prefix[MAGIC.length];
    if (version < 1 || version > 3) {
      throw place.problem(
          "has the format version " + version + "; versions 1, 2 and 3 are read: save it again");
    }
    ByteBuffer lengths = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
    int start = version == 1 ? PREFIX_BYTES : PREFIX_BYTES + 2;
    long length =
        version == 1
            ? Short.toUnsignedLong(lengths.getShort(MAGIC.length + 2))
            : Integer.toUnsignedLong(lengths.getInt(MAGIC.length + 2));
    if (length > LONGEST_DICTIONARY) {
      throw place.problem("has a header of " + length + " bytes; it is damaged: save it again");
    }
    String dictionary =
        new String(
            bytes(place, bytes, start, (int) length),
            version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    NpyDictionary parsed = NpyDictionary.parse(place, dictionary);
    return checked(place, parsed, start + length, bytes.size());
  }

  private static NpyHeader checked(
      ArrayPlace place, NpyDictionary parsed, long offset, long available)
      throws CatalogueException {
    NpyType type;
    try {
      type = NpyType.parse(parsed.description());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw place.problem(String.valueOf(e.getMessage()), e);
    }
    long[] shape = parsed.shape();
    long present = available - offset;
    long count = 1;
    try {
      for (long side : shape) {
        count = Math.multiplyExact(count, side);
      }
      long needed = Math.multiplyExact(count, (long) type.size());
      if (needed != present) {
        throw place.problem(sizeMismatch(type, shape, needed, present));
      }
    } catch (ArithmeticException e) {
      throw place.problem(
          "states the shape "
              + shapeText(shape)
              + ", more than any file can hold; the header is damaged: save it again",
          e);
    }
    return new NpyHeader(type, parsed.fortranOrder(), shape, offset, count);
  }

  private static String sizeMismatch(NpyType type, long[] shape, long needed, long present) {
    String stated =
        type.label() + " " + shapeText(shape) + " needs " + needed + " bytes of data and ";
    return present < needed
        ? "is truncated: " + stated + present + " are there; copy or save the file again"
        : "has bytes after its end: " + stated + present + " are there; save the file again";
  }

  private static byte[] bytes(ArrayPlace place, ByteSource bytes, long position, int length)
      throws CatalogueException, IOException {
    if (position + length > bytes.size()) {
      throw place.problem(
          "is truncated: it ends within its header at byte "
              + bytes.size()
              + "; copy or save the file again");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try {
      bytes.read(position, buffer);
    } catch (EOFException e) {
      throw place.problem("is truncated within its header; copy or save the file again", e);
    }
    return buffer.array();
  }

  /** The header of an array in C order, format version 1, as NumPy writes it. */
  static byte[] encode(NpyType type, long... shape) {
    String dictionary =
        "{'descr': '"
            + type.description()
            + "', 'fortran_order': False, 'shape': "
            + shapeText(shape)
            + ", }";
    int unpadded = PREFIX_BYTES + dictionary.length() + 1;
    int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - PREFIX_BYTES));
    header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  /** A shape as Python writes it, e.g. {@code (16, 5000, 7)} or {@code (3,)}. */
  public static String shapeText(long[] shape) {
    String sides = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + sides + (shape.length == 1 ? ",)" : ")");
  }

  public NpyType type() {
    return type;
  }

  /** Whether the first index runs fastest. */
  public boolean fortranOrder() {
    return fortranOrder;
  }

  /** Sides of the array; none for a single number. */
  public long[] shape() {
    return shape.clone();
  }

  /** Number of elements. */
  public long count() {
    return count;
  }

  long dataOffset() {
    return dataOffset;
  }

  /** Type, shape and order, e.g. {@code float32 (16, 5000, 7)}. */
  @Override
  public String toString() {
    return type.label() + " " + shapeText(shape) + (fortranOrder ? " Fortran order" : "");
  }
}
