package org.cosmoassay.reference.format;

import java.nio.file.Path;
import org.cosmoassay.statistics.catalog.Ensemble;

/** One file format of catalogues; found by {@code ServiceLoader}. */
public interface CatalogueFormat {

  /** Short name, e.g. {@code npz}. */
  String name();

  /**
   * Whether a file is of this format.
   *
   * @param file the file's path, for its extension
   * @param head the file's first bytes, at most 512
   */
  boolean recognises(Path file, byte[] head);

  /** Whether this format writes files with the extension of {@code file}. */
  boolean writes(Path file);

  /** Opens a catalogue; reads no points yet. */
  Catalogue open(Path file, CatalogueOptions options) throws CatalogueException;

  /** Writes an ensemble atomically: the file appears whole or not at all. */
  void write(Path file, Ensemble ensemble) throws CatalogueException;
}
