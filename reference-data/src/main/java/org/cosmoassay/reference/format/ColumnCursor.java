package org.cosmoassay.reference.format;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The columns of a cloud in turn, a bounded number of rows at a time. Used by one thread. */
public interface ColumnCursor extends Closeable {

  /**
   * The next rows in the order of the file, masked ones left out, so that there may be none; null
   * after the last.
   *
   * @param most most rows of the file to read, at least 1
   */
  @Nullable ColumnSet next(int most) throws CatalogueException;
}
