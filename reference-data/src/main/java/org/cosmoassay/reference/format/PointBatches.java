package org.cosmoassay.reference.format;

import java.io.Closeable;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * The points of a cloud in turn, in batches of bounded size and in the order of the file: of clouds
 * that are larger than the heap. Used by one thread.
 */
public interface PointBatches extends Closeable {

  /**
   * The next points in the box of the whole cloud; there may be none. Null after the last.
   *
   * @throws CatalogueException as {@link Catalogue#read} does
   */
  @Nullable PointCloud next() throws CatalogueException;
}
