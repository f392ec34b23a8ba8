package org.cosmoassay.reference.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file of arrays: one array of points (N, F) or (B, N, F), and beside it arrays
 * {@code velocities} with three features, {@code masses}, {@code weights} and {@code mask} with a
 * number per point. A point whose mask is 0 is padding and left out.
 */
public final class ArrayColumns implements ColumnSource {

  private static final List<CloudColumn> VELOCITY =
      List.of(CloudColumn.VX, CloudColumn.VY, CloudColumn.VZ);

  /** A cloud's columns are held twice for a moment: as read, and in the cloud. */
  private static final int COPIES = 2;

  private final ArrayFile file;
  private final CatalogueOptions options;
  private final ArrayLayout layout;
  private final Metadata metadata;

  private ArrayColumns(
      ArrayFile file, CatalogueOptions options, ArrayLayout layout, Metadata metadata) {
    this.file = file;
    this.options = options;
    this.layout = layout;
    this.metadata = metadata;
  }

  /** Finds the arrays of a catalogue; closes the file when they are not there. */
  public static ArrayColumns of(ArrayFile file, CatalogueOptions options)
      throws CatalogueException {
    try {
      ArrayLayout layout = ArrayLayout.of(file);
      Metadata metadata = Metadata.of(file.file(), layout.view().clouds(), file.stated());
      return new ArrayColumns(file, options, layout, metadata);
    } catch (CatalogueException e) {
      try {
        file.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  @Override
  public Path file() {
    return file.file();
  }

  @Override
  public String format() {
    return file.format();
  }

  @Override
  public int clouds() {
    return layout.view().clouds();
  }

  @Override
  public Metadata metadata() {
    return metadata;
  }

  @Override
  public ColumnSet columns(int cloud) throws CatalogueException {
    ColumnNames names = names();
    requireRoom(names);
    return columns(names, cloud, 0, layout.view().points());
  }

  @Override
  public OptionalLong rows(int cloud) {
    return layout.mask() == null ? OptionalLong.of(layout.view().points()) : OptionalLong.empty();
  }

  @Override
  public ColumnCursor cursor(int cloud) throws CatalogueException {
    ColumnNames names = names();
    return new ColumnCursor() {
      private int next;

      @Override
      public @Nullable ColumnSet next(int most) throws CatalogueException {
        int count = Math.min(most, layout.view().points() - next);
        if (count <= 0) {
          return null;
        }
        int first = next;
        next += count;
        return columns(names, cloud, first, count);
      }

      @Override
      public void close() {}
    };
  }

  /** Points {@code first .. first + count - 1} of a cloud, but for masked ones. */
  private ColumnSet columns(ColumnNames names, int cloud, int first, int count)
      throws CatalogueException {
    Map<CloudColumn, double[]> columns = new EnumMap<>(CloudColumn.class);
    double[] @Nullable [] targets = new double[names.count()][];
    for (int f = 0; f < names.count(); f++) {
      Optional<CloudColumn> column = names.column(f);
      targets[f] = column.isPresent() ? add(columns, column.get(), count) : null;
    }
    layout.points().read(layout.view(), cloud, first, count, targets);
    beside(columns, cloud, first, count);
    ColumnSet all = ColumnSet.from(first, count, columns);
    CloudArray mask = layout.mask();
    if (mask == null) {
      return all;
    }
    double[] real = new double[count];
    mask.read(layout.view(1), cloud, first, count, new double[][] {real});
    return all.keep(row -> real[row] != 0);
  }

  private void beside(Map<CloudColumn, double[]> columns, int cloud, int first, int count)
      throws CatalogueException {
    CloudArray velocities = layout.velocities();
    if (velocities != null) {
      double[][] targets = new double[VELOCITY.size()][];
      for (int axis = 0; axis < VELOCITY.size(); axis++) {
        targets[axis] = add(columns, VELOCITY.get(axis), count);
      }
      velocities.read(layout.view(VELOCITY.size()), cloud, first, count, targets);
    }
    readAlone(layout.masses(), CloudColumn.MASS, columns, cloud, first, count);
    readAlone(layout.weights(), CloudColumn.WEIGHT, columns, cloud, first, count);
  }

  private void readAlone(
      @Nullable CloudArray array,
      CloudColumn column,
      Map<CloudColumn, double[]> columns,
      int cloud,
      int first,
      int count)
      throws CatalogueException {
    if (array != null) {
      double[][] target = {add(columns, column, count)};
      array.read(layout.view(1), cloud, first, count, target);
    }
  }

  private double[] add(Map<CloudColumn, double[]> columns, CloudColumn column, int n)
      throws CatalogueException {
    double[] values = new double[n];
    if (columns.put(column, values) != null) {
      throw new CatalogueException(
          file(),
          "the column "
              + column.label()
              + " is in the array '"
              + layout.points().name()
              + "' and in an array of its own; keep one of them");
    }
    return values;
  }

  private ColumnNames names() throws CatalogueException {
    return ColumnNames.of(file(), layout.view().features(), options.columns(), file.columns());
  }

  private void requireRoom(ColumnNames names) throws CatalogueException {
    int columns =
        names.named()
            + (layout.velocities() == null ? 0 : VELOCITY.size())
            + (layout.masses() == null ? 0 : 1)
            + (layout.weights() == null ? 0 : 1);
    double needed = (double) layout.view().points() * columns * Double.BYTES * COPIES;
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new CatalogueException(
          file(),
          "a cloud of "
              + layout.view().points()
              + " points may need "
              + Math.round(needed / 1e6)
              + " MB and the heap has "
              + Math.round(heap / 1e6)
              + "; raise it with -Xmx, or stream it with measure --slabs auto");
    }
  }

  @Override
  public List<Catalogue.Detail> details() throws CatalogueException {
    List<Catalogue.Detail> details = new ArrayList<>();
    for (CloudArray array : file.arrays().values()) {
      details.add(new Catalogue.Detail(array.name(), array.description()));
    }
    details.add(new Catalogue.Detail("columns", columnText()));
    details.add(
        new Catalogue.Detail(
            layout.mask() == null ? "points per cloud" : "points per cloud, at most",
            Integer.toString(layout.view().points())));
    return details;
  }

  private String columnText() {
    try {
      return names().description();
    } catch (CatalogueException e) {
      return "not known (" + e.getMessage() + ")"; // What a user asks info for is to name them.
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
