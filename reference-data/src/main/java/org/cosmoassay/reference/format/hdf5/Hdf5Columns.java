package org.cosmoassay.reference.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.reference.format.ArrayView;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.Metadata;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableColumn;
import org.jspecify.annotations.Nullable;

/** Clouds whose columns are datasets (N,) of an HDF5 group, a group for each cloud. */
final class Hdf5Columns implements ColumnTable {

  /** A cloud: its columns by name, all of one length. */
  private record Cloud(String path, int rows, Map<String, Hdf5Array> columns) {}

  private final Path file;
  private final String format;
  private final HdfFile hdf;
  private final List<Cloud> clouds;
  private final List<TableColumn> columns;
  private final Metadata metadata;

  private Hdf5Columns(
      Path file,
      String format,
      HdfFile hdf,
      List<Cloud> clouds,
      List<TableColumn> columns,
      Metadata metadata) {
    this.file = file;
    this.format = format;
    this.hdf = hdf;
    this.clouds = clouds;
    this.columns = columns;
    this.metadata = metadata;
  }

  /** The layout of a kind of file; called under {@link Hdf5Problem#guard}. */
  interface Layout {
    /** The groups of the clouds, in their order. */
    List<Group> clouds(HdfFile hdf) throws CatalogueException;

    /** What the file states of its clouds, by name. */
    Map<String, double[]> stated(HdfFile hdf, int clouds) throws CatalogueException;
  }

  static Hdf5Columns open(Path file, String format, Layout layout) throws CatalogueException {
    HdfFile hdf = Hdf5Problem.guard(file, "the file", () -> MeteredStorage.open(file));
    try {
      Hdf5File.requireWhole(file, hdf);
      return Hdf5Problem.guard(file, "the list of datasets", () -> of(file, format, hdf, layout));
    } catch (CatalogueException e) {
      MeteredStorage.close(hdf);
      throw e;
    }
  }

  private static Hdf5Columns of(Path file, String format, HdfFile hdf, Layout layout)
      throws CatalogueException {
    Object lock = new Object();
    List<Cloud> clouds = new ArrayList<>();
    List<TableColumn> columns = new ArrayList<>();
    for (Group group : layout.clouds(hdf)) {
      clouds.add(cloud(file, hdf, group, lock));
      if (clouds.size() == 1) {
        for (String name : clouds.get(0).columns().keySet()) {
          columns.add(
              TableColumn.of(name, Hdf5Attributes.text(group.getChild(name), "units", "unit")));
        }
      }
    }
    Metadata metadata = Metadata.of(file, clouds.size(), layout.stated(hdf, clouds.size()));
    return new Hdf5Columns(file, format, hdf, List.copyOf(clouds), List.copyOf(columns), metadata);
  }

  private static Cloud cloud(Path file, HdfFile hdf, Group group, Object lock)
      throws CatalogueException {
    Map<String, Hdf5Array> columns = new LinkedHashMap<>();
    long rows = -1;
    for (Node node : group) {
      if (!(node instanceof Dataset dataset)
          || !Hdf5Array.isNumeric(dataset)
          || dataset.getDimensionsAsLong().length != 1) {
        continue;
      }
      Hdf5Storage.require(file, hdf, dataset);
      long own = dataset.getDimensionsAsLong()[0];
      rows = rows < 0 ? own : rows;
      if (own != rows || own > Integer.MAX_VALUE - 8) {
        throw new CatalogueException(
            file,
            "%s is %s where the columns beside it have %d rows; they are not of one table"
                .formatted(dataset.getPath(), Hdf5Array.describe(dataset), rows));
      }
      columns.put(dataset.getName(), Hdf5Array.of(file, dataset, lock));
    }
    return new Cloud(group.getPath(), (int) Math.max(0, rows), columns);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public int clouds() {
    return clouds.size();
  }

  @Override
  public int rows(int cloud) {
    return clouds.get(cloud).rows();
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public Metadata metadata() {
    return metadata;
  }

  @Override
  public double[][] read(int cloud, List<String> names) throws CatalogueException {
    Cloud from = clouds.get(cloud);
    double[][] values = new double[names.size()][from.rows()];
    for (int c = 0; c < values.length; c++) {
      column(from, names.get(c))
          .read(new ArrayView(1, from.rows(), 1, false), 0, new double[][] {values[c]});
    }
    return values;
  }

  @Override
  public Rows readInTurn(int cloud, List<String> names) throws CatalogueException {
    Cloud from = clouds.get(cloud);
    List<Hdf5Array> arrays = new ArrayList<>();
    for (String name : names) {
      arrays.add(column(from, name));
    }
    return new Rows() {
      private int next;

      @Override
      public double @Nullable [][] next(int most) throws CatalogueException {
        int count = Math.min(most, from.rows() - next);
        if (count <= 0) {
          return null;
        }
        double[][] values = new double[arrays.size()][count];
        ArrayView view = new ArrayView(1, from.rows(), 1, false);
        for (int c = 0; c < values.length; c++) {
          arrays.get(c).read(view, 0, next, count, new double[][] {values[c]});
        }
        next += count;
        return values;
      }

      @Override
      public void close() {}
    };
  }

  private Hdf5Array column(Cloud from, String name) throws CatalogueException {
    Hdf5Array array = from.columns().get(name);
    if (array == null) {
      throw new CatalogueException(
          file,
          "there is no column %s in %s as there is in %s"
              .formatted(name, from.path(), clouds.get(0).path()));
    }
    return array;
  }

  @Override
  public List<Catalogue.Detail> details() {
    return List.of(new Catalogue.Detail("group of cloud 0", clouds.get(0).path()));
  }

  @Override
  public void close() {
    MeteredStorage.close(hdf);
  }
}
