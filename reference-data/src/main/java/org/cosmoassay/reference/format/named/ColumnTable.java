package org.cosmoassay.reference.format.named;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * What a format of named columns knows of its file. Which column is x, and what its numbers mean in
 * the program's units, is not its business. Safe for use by several threads.
 */
public interface ColumnTable extends Closeable {

  Path file();

  /** Name of the format, e.g. {@code fits}. */
  String format();

  /** Number of clouds B. */
  default int clouds() {
    return 1;
  }

  /** Number of rows of a cloud. */
  int rows(int cloud);

  /** Whether the columns have names; else they are numbered and a user names them in order. */
  default boolean isNamed() {
    return true;
  }

  /** The columns of numbers, in the order of the file. */
  List<TableColumn> columns();

  /**
   * Reads columns of a cloud, in the units of the file.
   *
   * @param names names of {@link #columns}, in any order
   * @return an array of {@link #rows} numbers for each name
   */
  double[][] read(int cloud, List<String> names) throws CatalogueException;

  /** Rows of columns in turn, in the units of the file. */
  interface Rows extends Closeable {
    /** The next at most {@code most} rows, an array for each column; null after the last. */
    double @Nullable [][] next(int most) throws CatalogueException;
  }

  /**
   * The same as {@link #read}, some rows at a time.
   *
   * @throws CatalogueException when the format is only read as a whole
   */
  default Rows readInTurn(int cloud, List<String> names) throws CatalogueException {
    throw new CatalogueException(
        file(),
        "the format %s is only read as a whole; to read it in pieces, convert it to npy, npz, HDF5 or Parquet"
            .formatted(format()));
  }

  /** What the file states of its clouds; the box is in the unit of the positions. */
  default Metadata metadata() {
    return Metadata.none();
  }

  /** Which columns are a cloud's when the user names none. */
  default ColumnAliases aliases() {
    return ColumnAliases.COMMON;
  }

  /** Lines of {@code info} beside the columns. */
  default List<Catalogue.Detail> details() throws CatalogueException {
    return List.of();
  }
}
