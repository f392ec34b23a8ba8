package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cosmoassay.reference.AtomicFile;
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
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A catalogue in HDF5: datasets {@code positions} (N, 3) or (B, N, 3), {@code velocities}, {@code
 * masses}, {@code weights}, {@code mask}, or one dataset (N, F) or (B, N, F); attributes {@code
 * columns}, {@code box} and parameters of the cosmology.
 */
public final class Hdf5Format implements CatalogueFormat {

  private static final List<String> EXTENSIONS = List.of(".hdf5", ".h5", ".hdf");

  @Override
  public String name() {
    return "hdf5";
  }

  @Override
  public boolean recognises(Path file, byte[] head) {
    return Hdf5Content.isSigned(head) || writes(file);
  }

  @Override
  public boolean writes(Path file) {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(lower::endsWith);
  }

  @Override
  public Catalogue open(Path file, CatalogueOptions options) throws CatalogueException {
    List<Cosmology> conditions = Conditions.of(options);
    ArrayColumns columns = ArrayColumns.of(Hdf5File.open(file), options);
    return ColumnCatalogue.of(columns, options, conditions);
  }

  /** Writes all clouds at once: the library holds them in memory. */
  @Override
  public void write(Path file, Ensemble ensemble) throws CatalogueException {
    EnsembleLayout layout = EnsembleLayout.of(file, ensemble);
    if (layout.largest() == 0) {
      throw new CatalogueException(
          file, "every cloud is empty, which the HDF5 writer cannot hold; write an .npz");
    }
    requireRoom(file, layout);
    try {
      AtomicFile.writeAt(file, temporary -> writeTo(temporary, ensemble, layout));
    } catch (IOException e) {
      throw CatalogueException.writing(file, e);
    }
  }

  private static void writeTo(Path temporary, Ensemble ensemble, EnsembleLayout layout)
      throws IOException {
    try (WritableHdfFile hdf = HdfFile.write(temporary)) {
      hdf.putDataset(
          "positions", vector(ensemble, layout, CloudColumn.X, CloudColumn.Y, CloudColumn.Z));
      if (layout.has(CloudColumn.VX)) {
        hdf.putDataset(
            "velocities", vector(ensemble, layout, CloudColumn.VX, CloudColumn.VY, CloudColumn.VZ));
      }
      if (layout.has(CloudColumn.MASS)) {
        hdf.putDataset("masses", scalar(ensemble, layout, CloudColumn.MASS));
      }
      if (layout.has(CloudColumn.WEIGHT)) {
        hdf.putDataset("weights", scalar(ensemble, layout, CloudColumn.WEIGHT));
      }
      if (!layout.isRectangular()) {
        hdf.putDataset("mask", mask(layout));
      }
      for (Map.Entry<String, double[]> stated : layout.metadata().values().entrySet()) {
        hdf.putAttribute(stated.getKey(), stated.getValue());
      }
    } catch (HdfException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
    }
  }

  private static double[][][] vector(
      Ensemble ensemble, EnsembleLayout layout, CloudColumn... axes) {
    double[][][] values = new double[layout.clouds()][layout.largest()][axes.length];
    for (int b = 0; b < layout.clouds(); b++) {
      PointCloud cloud = ensemble.cloud(b);
      for (int i = 0; i < cloud.size(); i++) {
        for (int axis = 0; axis < axes.length; axis++) {
          values[b][i][axis] = EnsembleLayout.value(cloud, axes[axis], i);
        }
      }
    }
    return values;
  }

  private static double[][] scalar(Ensemble ensemble, EnsembleLayout layout, CloudColumn column) {
    double[][] values = new double[layout.clouds()][layout.largest()];
    for (int b = 0; b < layout.clouds(); b++) {
      PointCloud cloud = ensemble.cloud(b);
      for (int i = 0; i < cloud.size(); i++) {
        values[b][i] = EnsembleLayout.value(cloud, column, i);
      }
    }
    return values;
  }

  private static byte[][] mask(EnsembleLayout layout) {
    byte[][] real = new byte[layout.clouds()][layout.largest()];
    for (int b = 0; b < real.length; b++) {
      Arrays.fill(real[b], 0, layout.size(b), (byte) 1);
    }
    return real;
  }

  private static void requireRoom(Path file, EnsembleLayout layout) throws CatalogueException {
    // A row of three doubles is an object of 40 bytes and a reference of 8 in Java.
    double needed = (double) layout.clouds() * layout.largest() * (48 * 2 + 2 * Double.BYTES);
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new CatalogueException(
          file,
          "writing these clouds as HDF5 may need "
              + Math.round(needed / 1e6)
              + " MB and the heap has "
              + Math.round(heap / 1e6)
              + "; write an .npz, which is written cloud by cloud, or raise -Xmx");
    }
  }
}
