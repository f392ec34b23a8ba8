package org.cosmoassay.reference.format.npy;

import java.nio.file.Path;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * Where an array stands, for messages.
 *
 * @param file the file
 * @param array the array's name in the file; null in a file of one array
 */
record ArrayPlace(Path file, @Nullable String array) {

  CatalogueException problem(String text) {
    return new CatalogueException(file, prefix() + text);
  }

  CatalogueException problem(String text, Throwable cause) {
    return new CatalogueException(file, prefix() + text, cause);
  }

  private String prefix() {
    return array == null ? "" : "array '" + array + "': ";
  }
}
