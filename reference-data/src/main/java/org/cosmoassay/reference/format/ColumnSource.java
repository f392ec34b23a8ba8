package org.cosmoassay.reference.format;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.cosmoassay.reference.format.unit.Units;

/**
 * What a format knows of its file: numbers in named columns and what the file states about itself.
 * Whatever is common to all formats (box, conditions, invalid points) is not its business. Safe for
 * use by several threads.
 */
public interface ColumnSource extends Closeable {

  Path file();

  /** Name of the format, e.g. {@code npz}. */
  String format();

  /** Number of clouds B. */
  int clouds();

  /** The columns of one cloud; masked points are left out. */
  ColumnSet columns(int cloud) throws CatalogueException;

  /** Number of rows of a cloud, where none is masked. */
  default OptionalLong rows(int cloud) {
    return OptionalLong.empty();
  }

  /**
   * The columns of one cloud in turn, as {@link #columns} has them.
   *
   * @throws CatalogueException when the format is only read as a whole
   */
  default ColumnCursor cursor(int cloud) throws CatalogueException {
    throw new CatalogueException(
        file(),
        "the format %s is only read as a whole; to read it in pieces, convert it to npy, npz, HDF5 or Parquet"
            .formatted(format()));
  }

  /** What the file states of its clouds; the box is in the unit of its lengths. */
  Metadata metadata();

  /** The units the file states, of columns as {@link #columns} gives them. */
  default Units units() {
    return Units.UNSTATED;
  }

  /** The units of the format by declaration, where neither file nor user state one. */
  default Units conventionalUnits() {
    return Units.STANDARD;
  }

  /** Arrays and shapes, for {@code info}. */
  List<Catalogue.Detail> details() throws CatalogueException;
}
