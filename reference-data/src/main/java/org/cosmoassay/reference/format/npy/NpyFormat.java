package org.cosmoassay.reference.format.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.format.ArrayColumns;
import org.cosmoassay.reference.format.ArrayFile;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueFormat;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CloudArray;
import org.cosmoassay.reference.format.ColumnCatalogue;
import org.cosmoassay.reference.format.EnsembleLayout;
import org.cosmoassay.reference.format.table.Conditions;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as one NumPy array, (N, F) or (B, N, F). The file states neither columns nor box nor
 * cosmology: they come with the options.
 */
public final class NpyFormat implements CatalogueFormat {

  private static final String SUFFIX = ".npy";

  @Override
  public String name() {
    return "npy";
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return NpyHeader.startsLikeNpy(head) || writes(file);
  }

  @Override
  public boolean writes(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  @Override
  public Catalogue open(Path file, CatalogueOptions options) throws CatalogueException {
    List<Cosmology> conditions = Conditions.of(options);
    ArrayColumns columns = ArrayColumns.of(SingleArray.open(file), options);
    return ColumnCatalogue.of(columns, options, conditions);
  }

  /** Writes float64 (B, N, F); clouds must have the same number of points. */
  @Override
  public void write(Path file, Ensemble ensemble) throws CatalogueException {
    EnsembleLayout layout = EnsembleLayout.of(file, ensemble);
    if (!layout.isRectangular()) {
      throw new CatalogueException(
          file,
          "the clouds differ in their number of points (at most "
              + layout.largest()
              + "), which one array cannot hold; write an .npz, which has a mask");
    }
    try {
      AtomicFile.write(file, CloudEncoder.of(ensemble, layout, layout.columns())::writeTo);
    } catch (IOException e) {
      throw CatalogueException.writing(file, e);
    }
  }

  /** A file of one array without a name. */
  private record SingleArray(Path file, NpyArray array) implements ArrayFile {

    static SingleArray open(Path file) throws CatalogueException {
      NpyArray array = NpyArray.open(file);
      if (!array.header().type().isNumber()) {
        CatalogueException refused = array.notNumbers();
        try {
          array.close();
        } catch (IOException e) {
          refused.addSuppressed(e);
        }
        throw refused;
      }
      return new SingleArray(file, array);
    }

    @Override
    public String format() {
      return "npy";
    }

    @Override
    public Map<String, ? extends CloudArray> arrays() {
      return Map.of(array.name(), array);
    }

    @Override
    public @Nullable List<String> columns() {
      return null;
    }

    @Override
    public Map<String, double[]> stated() {
      return Map.of();
    }

    @Override
    public List<String> contents() {
      return List.of(array.description());
    }

    @Override
    public void close() throws IOException {
      array.close();
    }
  }
}
