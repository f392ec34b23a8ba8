package org.cosmoassay.reference.format.binary;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.ColumnEntries;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableFormat;

/**
 * Bare little-endian float32 numbers (N, F), F = 3 or as many as the user names columns. Any bytes
 * look like this, so it is read only when it is asked for by its name.
 */
public final class RawFloatFormat implements TableFormat {

  static final String NAME = "float32";
  private static final List<String> POSITIONS = List.of("x", "y", "z");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return false;
  }

  @Override
  public ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException {
    List<String> columns = options.columns();
    List<String> names =
        columns == null
            ? POSITIONS
            : ColumnEntries.isByName(columns)
                ? List.of()
                : IntStream.range(0, columns.size()).mapToObj(Integer::toString).toList();
    if (names.isEmpty()) {
      throw new CatalogueException(
          file, "has no names of columns; name them in order, --columns x,y,z");
    }
    BinaryFile binary = BinaryFile.open(file);
    long rowBytes = (long) names.size() * Float.BYTES;
    long rows = binary.size() / rowBytes;
    if (binary.size() % rowBytes != 0 || rows > Integer.MAX_VALUE - 8) {
      CatalogueException problem =
          new CatalogueException(
              file,
              "has %d bytes, which are not rows of %d float32 (%d bytes each); it is truncated, or name its columns"
                  .formatted(binary.size(), names.size(), rowBytes));
      try {
        binary.close();
      } catch (IOException e) {
        problem.addSuppressed(e);
      }
      throw problem;
    }
    Block block =
        new Block(0, (int) rows, names.size(), NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
    return new ArrayTable(
        binary,
        NAME,
        names.stream()
            .map(name -> new ArrayTable.Column(name, block, names.indexOf(name)))
            .toList(),
        columns == null,
        List.of());
  }
}
