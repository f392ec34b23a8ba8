package org.cosmoassay.reference.format.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The element type of a NumPy array.
 *
 * @param kind what an element is
 * @param size bytes of an element; 4 bytes a character for text
 * @param order byte order of the file
 */
public record NpyType(Kind kind, int size, ByteOrder order) {

  /** What an element is. */
  public enum Kind {
    FLOAT("float"),
    INTEGER("int"),
    UNSIGNED("uint"),
    BOOLEAN("bool"),
    TEXT("str");

    private final String numpyName;

    Kind(String numpyName) {
      this.numpyName = numpyName;
    }
  }

  static final NpyType FLOAT64 = new NpyType(Kind.FLOAT, Double.BYTES, ByteOrder.LITTLE_ENDIAN);
  static final NpyType INT64 = new NpyType(Kind.INTEGER, Long.BYTES, ByteOrder.LITTLE_ENDIAN);
  static final NpyType INT32 = new NpyType(Kind.INTEGER, Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
  static final NpyType UINT8 = new NpyType(Kind.UNSIGNED, 1, ByteOrder.LITTLE_ENDIAN);
  static final NpyType BOOL = new NpyType(Kind.BOOLEAN, 1, ByteOrder.LITTLE_ENDIAN);

  /** Bytes of one character of text, which NumPy stores as UTF-32. */
  static final int CHARACTER_BYTES = 4;

  private static final Pattern DESCRIPTION = Pattern.compile("([<>=|]?)([a-zA-Z])([0-9]{0,9})");
  private static final String ASK_FLOAT = "; save it with .astype('float64')";

  static NpyType text(int characters) {
    return new NpyType(Kind.TEXT, CHARACTER_BYTES * characters, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a description like {@code <f8}.
   *
   * @throws IllegalArgumentException with what is wrong and what to do, when it is no number or
   *     text
   */
  static NpyType parse(String description) {
    Matcher m = DESCRIPTION.matcher(description);
    if (!m.matches()) {
      throw refused(description, description.contains("M8") || description.contains("m8"));
    }
    int size = m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
    ByteOrder order = byteOrder(m.group(1));
    return switch (m.group(2)) {
      case "f" -> number(description, Kind.FLOAT, size, order, size == 2 || size == 4 || size == 8);
      case "i" -> number(description, Kind.INTEGER, size, order, isIntegerSize(size));
      case "u" -> number(description, Kind.UNSIGNED, size, order, isIntegerSize(size));
      case "b" -> number(description, Kind.BOOLEAN, size, order, size == 1);
      case "U" -> new NpyType(Kind.TEXT, Math.multiplyExact(CHARACTER_BYTES, size), order);
      default -> throw refused(description, false);
    };
  }

  private static NpyType number(
      String description, Kind kind, int size, ByteOrder order, boolean known) {
    if (!known) {
      throw refused(description, false);
    }
    return new NpyType(kind, size, order);
  }

  private static IllegalArgumentException refused(String description, boolean time) {
    String letter = description.replaceAll("[^a-zA-Z]", "");
    String what =
        switch (time ? "M" : letter.isEmpty() ? "?" : letter.substring(0, 1)) {
          case "O" -> "Python objects";
          case "S", "a" -> "byte strings";
          case "c" -> "complex numbers";
          case "V" -> "records or raw bytes";
          case "M", "m" -> "dates or time spans";
          case "f" -> "floats of a size that is not read";
          default -> "a type that is not read";
        };
    return new IllegalArgumentException(
        "the element type '" + description + "' (" + what + ") is not a real number" + ASK_FLOAT);
  }

  /** What to say of an array of records. */
  static String refusedRecord(String description) {
    String shown = description.length() > 60 ? description.substring(0, 60) + "..." : description;
    return "the element type "
        + shown
        + " is structured (records with fields); save its fields as one array with"
        + " numpy.lib.recfunctions.structured_to_unstructured(a).astype('float64')";
  }

  private static boolean isIntegerSize(int size) {
    return size == 1 || size == 2 || size == 4 || size == 8;
  }

  private static ByteOrder byteOrder(String mark) {
    return switch (mark) {
      case ">" -> ByteOrder.BIG_ENDIAN;
      case "=" -> ByteOrder.nativeOrder();
      default -> ByteOrder.LITTLE_ENDIAN;
    };
  }

  /** Whether elements are numbers (booleans count as 0 and 1). */
  public boolean isNumber() {
    return kind != Kind.TEXT;
  }

  /** Whether elements are whole numbers. */
  public boolean isInteger() {
    return kind == Kind.INTEGER || kind == Kind.UNSIGNED || kind == Kind.BOOLEAN;
  }

  /** NumPy's name of the type, e.g. {@code float32}, with the byte order when it is big-endian. */
  public String label() {
    if (kind == Kind.BOOLEAN) {
      return kind.numpyName;
    }
    int number = kind == Kind.TEXT ? size / CHARACTER_BYTES : 8 * size;
    return kind.numpyName + number + (isBigEndian() ? " big-endian" : "");
  }

  /** The description as it stands in a header, e.g. {@code <f8}. */
  String description() {
    String letter =
        switch (kind) {
          case FLOAT -> "f";
          case INTEGER -> "i";
          case UNSIGNED -> "u";
          case BOOLEAN -> "b";
          case TEXT -> "U";
        };
    String mark = size == 1 ? "|" : isBigEndian() ? ">" : "<";
    int number = kind == Kind.TEXT ? size / CHARACTER_BYTES : size;
    return String.format(Locale.ROOT, "%s%s%d", mark, letter, number);
  }

  private boolean isBigEndian() {
    return size > 1 && order.equals(ByteOrder.BIG_ENDIAN);
  }

  /**
   * The number at a byte position; the buffer has this type's byte order. Floats are widened
   * exactly; 64-bit integers beyond 2^53 are rounded to the nearest double.
   */
  double toDouble(ByteBuffer buffer, int position) {
    if (kind == Kind.FLOAT) {
      return switch (size) {
        case 8 -> buffer.getDouble(position);
        case 4 -> buffer.getFloat(position);
        default -> HalfFloat.toDouble(buffer.getShort(position));
      };
    }
    long value = toLong(buffer, position);
    boolean beyondLong = kind == Kind.UNSIGNED && value < 0;
    return beyondLong ? unsignedToDouble(value) : (double) value;
  }

  /** The whole number at a byte position; unsigned 64-bit numbers keep their 64 bits. */
  long toLong(ByteBuffer buffer, int position) {
    if (kind == Kind.BOOLEAN) {
      return buffer.get(position) == 0 ? 0 : 1;
    }
    boolean unsigned = kind == Kind.UNSIGNED;
    return switch (size) {
      case 1 -> unsigned ? Byte.toUnsignedLong(buffer.get(position)) : buffer.get(position);
      case 2 ->
          unsigned ? Short.toUnsignedLong(buffer.getShort(position)) : buffer.getShort(position);
      case 4 ->
          unsigned ? Integer.toUnsignedLong(buffer.getInt(position)) : buffer.getInt(position);
      default -> buffer.getLong(position);
    };
  }

  /** Halves the number with its lost bit kept sticky, so that the one rounding is to nearest. */
  private static double unsignedToDouble(long value) {
    return 2.0 * (double) ((value >>> 1) | (value & 1));
  }
}
