package org.cosmoassay.reference.format.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.cosmoassay.reference.format.CatalogueException;

/** The leading columns of a text table, names or none. */
public final class NumberTable {

  private static final int FIRST_CAPACITY = 1024;

  private NumberTable() {}

  /**
   * Reads the first columns of every row; a first line with anything but numbers is taken as names.
   *
   * @return {@code count} arrays of as many numbers as there are rows
   */
  public static double[][] firstColumns(Path file, int count) throws CatalogueException {
    double[][] columns = new double[count][FIRST_CAPACITY];
    int n = 0;
    try (TableReader reader = TableReader.open(file)) {
      boolean first = true;
      for (TableReader.Row row = reader.next(); row != null; row = reader.next()) {
        List<String> fields = row.fields();
        if (fields.size() < count) {
          throw new CatalogueException(
              file,
              "line "
                  + row.line()
                  + " has "
                  + fields.size()
                  + " columns; at least "
                  + count
                  + " are needed");
        }
        boolean names = first && fields.stream().anyMatch(f -> Numbers.parse(f).isEmpty());
        first = false;
        if (names) {
          continue;
        }
        for (int c = 0; c < count; c++) {
          if (n == columns[c].length) {
            columns[c] = Arrays.copyOf(columns[c], n + n / 2);
          }
          columns[c][n] = number(file, row, c, n);
        }
        n++;
      }
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
    for (int c = 0; c < count; c++) {
      columns[c] = Arrays.copyOf(columns[c], n);
    }
    return columns;
  }

  /** The names in the first line, empty when it holds numbers. */
  public static List<String> names(Path file) throws CatalogueException {
    try (TableReader reader = TableReader.open(file)) {
      TableReader.Row first = reader.next();
      return first == null || first.fields().stream().allMatch(f -> Numbers.parse(f).isPresent())
          ? List.of()
          : List.copyOf(first.fields());
    } catch (IOException e) {
      throw TableReader.unreadable(file, e);
    }
  }

  private static double number(Path file, TableReader.Row row, int column, int index)
      throws CatalogueException {
    String field = row.fields().get(column);
    OptionalDouble number = Numbers.parse(field);
    if (number.isEmpty()) {
      throw new CatalogueException(
          file,
          "row "
              + index
              + " (line "
              + row.line()
              + "), column "
              + (column + 1)
              + ": '"
              + field
              + "' is not a number; correct it");
    }
    return number.getAsDouble();
  }
}
