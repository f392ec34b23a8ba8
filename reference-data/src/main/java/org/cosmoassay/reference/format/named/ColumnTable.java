package org.cosmoassay.reference.format.named;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Metadata;

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
