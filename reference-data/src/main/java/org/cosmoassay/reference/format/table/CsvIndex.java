package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.reference.format.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a text table tells: its header, its clouds and their numbers of rows. A column
 * {@code realization} splits the table; the rows of one cloud must follow each other.
 */
final class CsvIndex {

  private static final String REALIZATION = "realization";

  private final TableDialect dialect;
  private final @Nullable List<String> header;
  private final int width;
  private final int[] points;
  private final @Nullable CsvMarker marker;

  private CsvIndex(
      TableDialect dialect,
      @Nullable List<String> header,
      int width,
      int[] points,
      @Nullable CsvMarker marker) {
    this.dialect = dialect;
    this.header = header;
    this.width = width;
    this.points = points;
    this.marker = marker;
  }

  static CsvIndex scan(Path file, @Nullable List<String> userNames)
      throws CatalogueException, IOException {
    try (TableReader reader = TableReader.open(file)) {
      CsvMarker marker = CsvMarker.find(file, reader.dialect().comments());
      TableReader.Row first = reader.next();
      if (first == null) {
        throw new CatalogueException(
            file, "holds no table; give a row per point under a line of column names");
      }
      List<String> header = isHeader(first) ? first.fields() : null;
      TableReader.Row row = header == null ? first : reader.next();
      List<String> names = userNames != null ? userNames : header;
      int[] points = count(file, reader, row, realizationColumn(names));
      if (marker != null) {
        marker.requirePoints(file, points);
        TableReader.requireLastLineWhole(file);
      }
      return new CsvIndex(reader.dialect(), header, first.fields().size(), points, marker);
    }
  }

  private static int[] count(
      Path file, TableReader reader, TableReader.@Nullable Row firstRow, int keyColumn)
      throws CatalogueException {
    List<Integer> points = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String current = "";
    int inCloud = 0;
    for (TableReader.Row row = firstRow; row != null; row = reader.next()) {
      String key =
          keyColumn < 0 || keyColumn >= row.fields().size() ? "" : row.fields().get(keyColumn);
      if (inCloud > 0 && !key.equals(current)) {
        points.add(inCloud);
        inCloud = 0;
      }
      if (inCloud == 0 && !seen.add(key)) {
        throw new CatalogueException(
            file,
            "line "
                + row.line()
                + ": the realization "
                + key
                + " begins again after other rows; sort the rows by realization");
      }
      current = key;
      inCloud++;
    }
    points.add(inCloud);
    return points.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isHeader(TableReader.Row row) {
    return row.fields().stream().anyMatch(field -> Numbers.parse(field).isEmpty());
  }

  private static int realizationColumn(@Nullable List<String> names) {
    for (int i = 0; names != null && i < names.size(); i++) {
      if (names.get(i).strip().toLowerCase(Locale.ROOT).equals(REALIZATION)) {
        return i;
      }
    }
    return -1;
  }

  /** Column names of the user without the one that splits the table, which is no cloud's column. */
  static @Nullable List<String> withoutRealization(@Nullable List<String> names) {
    if (names == null) {
      return null;
    }
    int column = realizationColumn(names);
    List<String> others = new ArrayList<>(names);
    if (column >= 0) {
      others.set(column, "-");
    }
    return others;
  }

  TableDialect dialect() {
    return dialect;
  }

  /** The first line's names; empty when the table has none. */
  Optional<List<String>> header() {
    return Optional.ofNullable(header);
  }

  /** Number of columns. */
  int width() {
    return width;
  }

  /** Number of rows of every cloud. */
  int[] points() {
    return Arrays.copyOf(points, points.length);
  }

  Optional<CsvMarker> marker() {
    return Optional.ofNullable(marker);
  }
}
