package org.cosmoassay.reference.format.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cosmoassay.reference.format.ArrayColumns;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueFormat;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.ColumnCatalogue;
import org.cosmoassay.reference.format.EnsembleLayout;
import org.cosmoassay.reference.format.table.Conditions;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.Ensemble;

/**
 * A catalogue as named NumPy arrays: {@code positions} (N, 3) or (B, N, 3), and {@code velocities},
 * {@code masses}, {@code weights}, {@code mask}; or one array (N, F) or (B, N, F) with the names of
 * its columns in {@code columns}. Beside them {@code box} and parameters of the cosmology.
 */
public final class NpzFormat implements CatalogueFormat {

  private static final String SUFFIX = ".npz";

  @Override
  public String name() {
    return "npz";
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    boolean zip = head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] <= 8;
    return zip || writes(file);
  }

  @Override
  public boolean writes(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  @Override
  public Catalogue open(Path file, CatalogueOptions options) throws CatalogueException {
    List<Cosmology> conditions = Conditions.of(options);
    ArrayColumns columns = ArrayColumns.of(new NpzArrays(file, NpzFile.open(file)), options);
    return ColumnCatalogue.of(columns, options, conditions);
  }

  @Override
  public void write(Path file, Ensemble ensemble) throws CatalogueException {
    EnsembleLayout layout = EnsembleLayout.of(file, ensemble);
    NpzWriter writer = NpzWriter.create();
    writer.put("positions", vector(ensemble, layout, CloudColumn.X, CloudColumn.Y, CloudColumn.Z));
    if (layout.has(CloudColumn.VX)) {
      writer.put(
          "velocities", vector(ensemble, layout, CloudColumn.VX, CloudColumn.VY, CloudColumn.VZ));
    }
    if (layout.has(CloudColumn.MASS)) {
      writer.put("masses", CloudEncoder.of(ensemble, layout, CloudColumn.MASS));
    }
    if (layout.has(CloudColumn.WEIGHT)) {
      writer.put("weights", CloudEncoder.of(ensemble, layout, CloudColumn.WEIGHT));
    }
    if (!layout.isRectangular()) {
      writer.put("mask", CloudEncoder.mask(layout));
    }
    for (Map.Entry<String, double[]> stated : layout.metadata().values().entrySet()) {
      double[] values = stated.getValue();
      if (values.length == 1) {
        writer.add(stated.getKey(), values[0]);
      } else {
        writer.add(stated.getKey(), values);
      }
    }
    try {
      writer.writeAtomically(file);
    } catch (IOException e) {
      throw CatalogueException.writing(file, e);
    }
  }

  private static ArrayBytes.Encoder vector(
      Ensemble ensemble, EnsembleLayout layout, CloudColumn... axes) {
    return CloudEncoder.of(ensemble, layout, List.of(axes));
  }
}
