package org.cosmoassay.reference.format.named;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cosmoassay.reference.format.CatalogueException;

/**
 * Which columns of a table are which of those asked for, by what a user writes: {@code x=NAME} with
 * the name of a column or an expression of several, or nothing where the table's own names tell.
 */
public final class ColumnChoice {

  private static final int MOST_LISTED = 60;

  private final Map<String, ColumnExpression> expressions;
  private final Map<String, String> texts;

  private ColumnChoice(Map<String, ColumnExpression> expressions, Map<String, String> texts) {
    this.expressions = expressions;
    this.texts = texts;
  }

  /** The columns of a table for these texts by target. */
  public static ColumnChoice of(ColumnTable table, Map<String, String> wanted)
      throws CatalogueException {
    List<String> present = names(table);
    Map<String, ColumnExpression> expressions = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : wanted.entrySet()) {
      try {
        expressions.put(entry.getKey(), ColumnExpression.parse(entry.getValue(), present));
      } catch (IllegalArgumentException e) {
        throw new CatalogueException(
            table.file(), "column " + entry.getKey() + ": " + e.getMessage(), e);
      }
    }
    return new ColumnChoice(expressions, Map.copyOf(wanted));
  }

  /** Names of the columns of a table. */
  public static List<String> names(ColumnTable table) {
    return table.columns().stream().map(TableColumn::name).toList();
  }

  /** Names for a message. */
  static String list(List<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String listed = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return names.size() > MOST_LISTED
        ? listed + " and " + (names.size() - MOST_LISTED) + " more"
        : listed;
  }

  /** The columns that are asked for. */
  public Set<String> targets() {
    return expressions.keySet();
  }

  /** What stands for a target, as written. */
  String text(String target) {
    return texts.getOrDefault(target, target);
  }

  /** Reads the columns of a cloud, in the units of the file. */
  public Map<String, double[]> read(ColumnTable table, int cloud) throws CatalogueException {
    List<String> names = needed();
    requireRoom(table, cloud, names.size() + expressions.size());
    return evaluate(names, table.read(cloud, names), table.rows(cloud));
  }

  /** The columns of the table that are needed. */
  List<String> needed() {
    Set<String> needed = new TreeSet<>();
    expressions.values().forEach(expression -> needed.addAll(expression.names()));
    return new ArrayList<>(needed);
  }

  /**
   * The targets of some rows, from the values of the {@link #needed} columns; these may be shared.
   */
  Map<String, double[]> evaluate(List<String> names, double[][] values, int rows) {
    Map<String, double[]> byName = new HashMap<>();
    for (int c = 0; c < values.length; c++) {
      byName.put(names.get(c), values[c]);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    Set<String> handedOut = new TreeSet<>();
    for (Map.Entry<String, ColumnExpression> entry : expressions.entrySet()) {
      ColumnExpression expression = entry.getValue();
      double[] column = byName.get(text(entry.getKey()));
      if (column == null) {
        column = expression.evaluate(byName, rows);
      } else if (!handedOut.add(text(entry.getKey()))) {
        column = Arrays.copyOf(column, column.length); // Columns are converted in place.
      }
      columns.put(entry.getKey(), column);
    }
    return columns;
  }

  private static void requireRoom(ColumnTable table, int cloud, int columns)
      throws CatalogueException {
    double needed = (double) table.rows(cloud) * columns * Double.BYTES;
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new CatalogueException(
          table.file(),
          "%d rows may need %d MB and the heap has %d; raise it with -Xmx, or stream it with measure --slabs auto"
              .formatted(table.rows(cloud), Math.round(needed / 1e6), Math.round(heap / 1e6)));
    }
  }
}
