package org.cosmoassay.reference.format.rockstar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CloudColumn;
import org.cosmoassay.reference.format.Metadata;
import org.cosmoassay.reference.format.named.ColumnAliases;
import org.cosmoassay.reference.format.named.ColumnTable;
import org.cosmoassay.reference.format.named.TableColumn;
import org.cosmoassay.reference.format.table.Numbers;
import org.cosmoassay.reference.format.table.TableReader;
import org.jspecify.annotations.Nullable;

/** The halos of one Rockstar file: read once for their number, and again for the columns wanted. */
final class RockstarTable implements ColumnTable {

  private static final List<String> SCALES = List.of("scale", "a");

  /** Consistent-trees writes scale factors with five decimals. */
  private static final double SCALE_ROUNDING = 1e-5;

  private final Path file;
  private final RockstarHeader header;
  private final int rows;
  private final Metadata metadata;

  private RockstarTable(Path file, RockstarHeader header, int rows, Metadata metadata) {
    this.file = file;
    this.header = header;
    this.rows = rows;
    this.metadata = metadata;
  }

  static RockstarTable open(Path file) throws CatalogueException {
    try (TableReader reader = TableReader.open(file)) {
      RockstarHeader header = RockstarHeader.of(file, reader.comments());
      TableReader.requireLastLineWhole(file);
      int scaleColumn = scaleColumn(header.names());
      double scale = header.values().getOrDefault("a", Double.NaN);
      int rows = 0;
      TableReader.Row row = next(file, reader, header);
      while (row != null) {
        if (scaleColumn >= 0) {
          double own = number(file, row, scaleColumn, header.names().get(scaleColumn), rows);
          scale = rows == 0 ? own : scale;
          if (own != scale) {
            throw new CatalogueException(
                file,
                "row %d (line %d) is at scale factor %s and row 0 at %s; a cloud is of one snapshot: split the trees"
                    .formatted(rows, row.line(), own, scale));
          }
        }
        if (rows == Integer.MAX_VALUE - 8) {
          throw new CatalogueException(file, "has more rows than one array holds; split the file");
        }
        rows++;
        row = next(file, reader, header);
      }
      return new RockstarTable(file, header, rows, metadata(file, header, scale));
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
  }

  private static TableReader.@Nullable Row next(
      Path file, TableReader reader, RockstarHeader header) throws CatalogueException {
    TableReader.Row row = reader.next();
    if (row != null && row.fields().size() != header.names().size()) {
      throw new CatalogueException(
          file,
          "line %d has %d fields where the header names %d columns; it is cut short or damaged"
              .formatted(row.line(), row.fields().size(), header.names().size()));
    }
    return row;
  }

  private static int scaleColumn(List<String> names) {
    for (int c = 0; c < names.size(); c++) {
      if (SCALES.contains(names.get(c).toLowerCase(Locale.ROOT))) {
        return c;
      }
    }
    return -1;
  }

  private static Metadata metadata(Path file, RockstarHeader header, double scale)
      throws CatalogueException {
    Map<String, double[]> stated = new LinkedHashMap<>();
    header.values().forEach((name, value) -> stated.put(name, new double[] {value}));
    if (!Double.isNaN(scale)) {
      if (!(scale > 0 && scale < 1 + SCALE_ROUNDING)) {
        throw new CatalogueException(
            file, "states the scale factor " + scale + "; it must be in (0, 1]");
      }
      stated.put("redshift", new double[] {Math.max(0, 1 / scale - 1)});
    }
    return Metadata.of(file, 1, stated);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String format() {
    return RockstarFormat.NAME;
  }

  @Override
  public int rows(int cloud) {
    return rows;
  }

  @Override
  public List<TableColumn> columns() {
    return header.names().stream().map(n -> TableColumn.of(n, header.unit(n))).toList();
  }

  @Override
  public Metadata metadata() {
    return metadata;
  }

  /** The mass is the one the halo finder ran with: the first of its name in the file. */
  @Override
  public ColumnAliases aliases() {
    return header.names().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).matches("m(vir|[0-9]+[bc])"))
        .findFirst()
        .map(name -> ColumnAliases.COMMON.with(CloudColumn.MASS, name))
        .orElse(ColumnAliases.COMMON);
  }

  @Override
  public double[][] read(int cloud, List<String> names) throws CatalogueException {
    int[] places = names.stream().mapToInt(header.names()::indexOf).toArray();
    double[][] values = new double[places.length][rows];
    try (TableReader reader = TableReader.open(file)) {
      for (int i = 0; i < rows; i++) {
        TableReader.Row row = next(file, reader, header);
        if (row == null) {
          throw new CatalogueException(
              file, "became shorter while it was read; start again when nobody writes to it");
        }
        for (int c = 0; c < places.length; c++) {
          values[c][i] = number(file, row, places[c], names.get(c), i);
        }
      }
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
    return values;
  }

  private static double number(Path file, TableReader.Row row, int column, String name, int index)
      throws CatalogueException {
    String field = row.fields().get(column);
    OptionalDouble number = Numbers.parse(field);
    if (number.isEmpty()) {
      throw new CatalogueException(
          file,
          "row %d (line %d): %s = '%s' is not a number; correct it"
              .formatted(index, row.line(), name, field));
    }
    return number.getAsDouble();
  }

  @Override
  public void close() {}
}
