package org.cosmoassay.reference.format.named;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueFormat;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.ColumnCatalogue;
import org.cosmoassay.reference.format.table.Conditions;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;

/** A format of named columns that is read and never written. */
public interface TableFormat extends CatalogueFormat {

  /** Opens the table of a file; reads no rows yet. */
  ColumnTable openTable(Path file, CatalogueOptions options) throws CatalogueException;

  @Override
  default Catalogue open(Path file, CatalogueOptions options) throws CatalogueException {
    List<Cosmology> conditions = Conditions.of(options);
    return ColumnCatalogue.of(
        TableColumns.of(openTable(file, options), options), options, conditions);
  }

  @Override
  default boolean writes(Path file) {
    return false;
  }

  @Override
  default void write(Path file, Ensemble ensemble) throws CatalogueException {
    throw new CatalogueException(
        file, "the format " + name() + " is not written; write .npz, .hdf5 or .csv");
  }
}
