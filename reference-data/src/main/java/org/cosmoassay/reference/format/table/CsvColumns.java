package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.Catalogue;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CatalogueOptions;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.ColumnNames;
import org.cosmoassay.reference.format.ColumnSet;
import org.cosmoassay.reference.format.ColumnSource;
import org.cosmoassay.reference.format.Metadata;
import org.jspecify.annotations.Nullable;

/** The columns of a text table, through a cursor that starts again when asked to go back. */
final class CsvColumns implements ColumnSource {

  private final Path file;
  private final CatalogueOptions options;
  private final CsvIndex index;
  private final int[] points;
  private final Metadata metadata;
  private @Nullable TableReader reader;
  private int position;

  private CsvColumns(Path file, CatalogueOptions options, CsvIndex index, Metadata metadata) {
    this.file = file;
    this.options = options;
    this.index = index;
    this.points = index.points();
    this.metadata = metadata;
  }

  static CsvColumns of(Path file, CatalogueOptions options) throws CatalogueException {
    try {
      CsvIndex index = CsvIndex.scan(file, options.columns());
      Map<String, double[]> stated = index.marker().map(CsvMarker::values).orElse(Map.of());
      Metadata metadata = Metadata.of(file, index.points().length, stated);
      return new CsvColumns(file, options, index, metadata);
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public int clouds() {
    return points.length;
  }

  @Override
  public Metadata metadata() {
    return metadata;
  }

  @Override
  public synchronized ColumnSet columns(int cloud) throws CatalogueException {
    ColumnNames names = names();
    requireRoom(cloud, names);
    TableReader rows = at(cloud);
    int n = points[cloud];
    double[][] targets = new double[names.count()][];
    Map<CloudColumn, double[]> columns = new EnumMap<>(CloudColumn.class);
    for (int c = 0; c < targets.length; c++) {
      Optional<CloudColumn> column = names.column(c);
      if (column.isPresent()) {
        targets[c] = new double[n];
        columns.put(column.get(), targets[c]);
      }
    }
    int[] lines = new int[n];
    position = -1; // Until the cloud is read whole, the cursor stands nowhere.
    for (int i = 0; i < n; i++) {
      TableReader.Row row = nextRow(rows);
      lines[i] = (int) row.line();
      for (int c = 0; c < targets.length; c++) {
        if (targets[c] != null) {
          targets[c][i] = number(cloud, i, row, c, names);
        }
      }
    }
    position = cloud + 1;
    return ColumnSet.ofLines(n, columns, lines);
  }

  private double number(int cloud, int row, TableReader.Row from, int c, ColumnNames names)
      throws CatalogueException {
    String field = from.fields().get(c);
    OptionalDouble number = Numbers.parse(field);
    if (number.isEmpty()) {
      throw new CatalogueException(
          file,
          "cloud "
              + cloud
              + ", row "
              + row
              + " (line "
              + from.line()
              + "): "
              + names.column(c).map(CloudColumn::label).orElse("?")
              + " = '"
              + field
              + "' is not a number; correct it");
    }
    return number.getAsDouble();
  }

  private TableReader at(int cloud) throws CatalogueException {
    TableReader open = reader;
    if (open == null || position < 0 || position > cloud) {
      open = reopen();
    }
    for (; position < cloud; position++) {
      for (int i = 0; i < points[position]; i++) {
        nextRow(open);
      }
    }
    return open;
  }

  private TableReader reopen() throws CatalogueException {
    try {
      close();
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
    TableReader open = TableReader.open(file);
    reader = open;
    position = 0;
    if (index.header().isPresent()) {
      nextRow(open);
    }
    return open;
  }

  private TableReader.Row nextRow(TableReader open) throws CatalogueException {
    TableReader.Row row = open.next();
    if (row == null) {
      throw new CatalogueException(
          file, "became shorter while it was read; start again when nobody writes to it");
    }
    return row;
  }

  private ColumnNames names() throws CatalogueException {
    return ColumnNames.of(
        file,
        index.width(),
        CsvIndex.withoutRealization(options.columns()),
        index.header().orElse(null));
  }

  private void requireRoom(int cloud, ColumnNames names) throws CatalogueException {
    double needed = 2.0 * points[cloud] * names.count() * Double.BYTES;
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new CatalogueException(
          file,
          "cloud "
              + cloud
              + " has "
              + points[cloud]
              + " points and may need "
              + Math.round(needed / 1e6)
              + " MB where the heap has "
              + Math.round(heap / 1e6)
              + "; raise it with -Xmx");
    }
  }

  @Override
  public List<Catalogue.Detail> details() {
    String names;
    try {
      names = names().description();
    } catch (CatalogueException e) {
      names = "not known (" + e.getMessage() + ")"; // What a user asks info for is to name them.
    }
    String header = index.header().isPresent() ? "named in the first line" : "no line of names";
    return List.of(
        new Catalogue.Detail(
            "table",
            index.width()
                + " columns separated by "
                + index.dialect().description()
                + ", "
                + header),
        new Catalogue.Detail("columns", names),
        new Catalogue.Detail(
            "points per cloud, at most", Integer.toString(Arrays.stream(points).max().orElse(0))));
  }

  @Override
  public synchronized void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
