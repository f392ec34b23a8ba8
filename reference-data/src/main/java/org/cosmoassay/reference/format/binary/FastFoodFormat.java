package org.cosmoassay.reference.format.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * The "fast-food" files of Corrfunc: Fortran unformatted records int32[5] (of which the second is
 * the number N of points), float32[9], float32[1], then three or more arrays of N float32 or
 * float64. Every record stands between two int32 with its number of bytes. The arrays have no
 * names: x, y, z and weight of a box, or ra, dec, cz and weight of a survey. Reference: Sinha &
 * Garrison 2020, MNRAS 491, 3022, https://doi.org/10.1093/mnras/stz3157
 */
public final class FastFoodFormat implements TableFormat {

  private static final String NAME = "fast-food";
  private static final int MARKER = Integer.BYTES;
  private static final int COUNTS = 5 * Integer.BYTES;
  private static final int FLOATS = 9 * Float.BYTES;
  private static final int LEAST_ARRAYS = 3;
  private static final int MOST_ARRAYS = 64;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    boolean counts = false;
    if (head.length >= COUNTS + 2 * MARKER) {
      ByteBuffer bytes = ByteBuffer.wrap(head);
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        bytes.order(order);
        counts |= bytes.getInt(0) == COUNTS && bytes.getInt(MARKER + COUNTS) == COUNTS;
      }
    }
    return counts || file.toString().toLowerCase(Locale.ROOT).endsWith(".ff");
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    BinaryFile binary = BinaryFile.open(file);
    try {
      return table(new Records(binary), binary);
    } catch (CatalogueException e) {
      try {
        binary.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static ColumnTable table(Records records, BinaryFile binary) throws CatalogueException {
    int first = records.order(COUNTS);
    ByteBuffer counts = records.next(first, "the record of counts");
    int points = counts.getInt(Integer.BYTES);
    if (points < 0) {
      throw new CatalogueException(
          binary.file(),
          "states %d points at offset %d; a count cannot be negative"
              .formatted(points, MARKER + Integer.BYTES));
    }
    records.next(FLOATS, "the record of nine float32");
    ByteBuffer redshift = records.next(Float.BYTES, "the record of the redshift");
    List<ArrayTable.Column> columns = new ArrayList<>();
    while (!records.atEnd() && columns.size() < MOST_ARRAYS) {
      Block block = records.array(points, columns.size());
      columns.add(new ArrayTable.Column("column " + (columns.size() + 1), block, 0));
    }
    if (columns.size() < LEAST_ARRAYS) {
      throw new CatalogueException(
          binary.file(),
          "ends after %d arrays of %d points; three or more are expected: it is truncated"
              .formatted(columns.size(), points));
    }
    return new ArrayTable(
        binary,
        NAME,
        columns,
        false,
        List.of(
            new Catalogue.Detail(
                "arrays",
                columns.size()
                    + " of "
                    + columns.get(0).block().type().name().toLowerCase(Locale.ROOT)
                    + ", "
                    + (records.order == ByteOrder.LITTLE_ENDIAN ? "little" : "big")
                    + " endian; name them with --columns x,y,z or ra,dec,cz"),
            new Catalogue.Detail("redshift in its header", Float.toString(redshift.getFloat(0)))));
  }

  /** Goes from record to record. */
  private static final class Records {
    private final BinaryFile file;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long offset;

    Records(BinaryFile file) {
      this.file = file;
    }

    boolean atEnd() {
      return offset >= file.size();
    }

    /** Chooses the byte order in which the first marker is this length. */
    int order(int expected) throws CatalogueException {
      ByteBuffer marker = file.bytes(0, MARKER, ByteOrder.LITTLE_ENDIAN, "the first marker");
      int little = marker.getInt(0);
      if (little != expected) {
        if (Integer.reverseBytes(little) != expected) {
          throw new CatalogueException(
              file.file(),
              "is no fast-food file: it begins with %d where a record of %d bytes begins with %d"
                  .formatted(little, expected, expected));
        }
        order = ByteOrder.BIG_ENDIAN;
      }
      return expected;
    }

    ByteBuffer next(int length, String what) throws CatalogueException {
      requireMarker(offset, length, what);
      ByteBuffer bytes = file.bytes(offset + MARKER, length, order, what);
      requireMarker(offset + MARKER + length, length, what);
      offset += length + 2L * MARKER;
      return bytes;
    }

    private void requireMarker(long at, long length, String what) throws CatalogueException {
      int stated = file.bytes(at, MARKER, order, "a marker of " + what).getInt(0);
      if (stated != length) {
        throw new CatalogueException(
            file.file(),
            "has the marker %d at offset %d where %s of %d bytes is expected; it is damaged or of another format"
                .formatted(stated, at, what, length));
      }
    }

    Block array(int points, int index) throws CatalogueException {
      String what = "array " + (index + 1);
      int stated = file.bytes(offset, MARKER, order, "a marker of " + what).getInt(0);
      NumberType type = NumberType.FLOAT64;
      if (stated == (long) points * Float.BYTES) {
        type = NumberType.FLOAT32;
      } else if (stated != (long) points * Double.BYTES) {
        throw new CatalogueException(
            file.file(),
            "has an array of %d bytes at offset %d where %d points take %d or %d; it is damaged"
                .formatted(
                    stated,
                    offset,
                    points,
                    (long) points * Float.BYTES,
                    (long) points * Double.BYTES));
      }
      Block block = new Block(offset + MARKER, points, 1, type, order);
      if (block.end() + MARKER > file.size()) {
        throw new CatalogueException(
            file.file(),
            "ends at byte %d inside %s, which reaches to %d; it is truncated: copy it again"
                .formatted(file.size(), what, block.end() + MARKER));
      }
      requireMarker(block.end(), stated, what);
      offset = block.end() + MARKER;
      return block;
    }
  }
}
