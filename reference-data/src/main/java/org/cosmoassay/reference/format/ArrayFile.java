package org.cosmoassay.reference.format;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of named arrays of numbers. Safe for use by several threads. */
public interface ArrayFile extends Closeable {

  Path file();

  /** Name of the format, e.g. {@code npz}. */
  String format();

  /** The arrays of numbers by name, in the order of the file. */
  Map<String, ? extends CloudArray> arrays();

  /** The file's own names for the columns of its array; null when it has none. */
  @Nullable List<String> columns() throws CatalogueException;

  /** What the file states by name: the box and parameters of the cosmology. */
  Map<String, double[]> stated() throws CatalogueException;

  /** Everything in the file, for messages, e.g. {@code ids int64 (5000,)}. */
  List<String> contents();
}
