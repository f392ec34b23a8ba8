package org.cosmoassay.reference.format;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one cloud as a file holds them, before any value is checked. Arrays are handed
 * over, not copied: a cloud may be a large part of the heap.
 */
public final class ColumnSet {

  private final int rows;

  /** Row of the file that is row 0 here. */
  private final long firstRow;

  private final Map<CloudColumn, double[]> columns;
  private final int @Nullable [] fileRows;
  private final int @Nullable [] lines;

  private ColumnSet(
      int rows,
      long firstRow,
      Map<CloudColumn, double[]> columns,
      int @Nullable [] fileRows,
      int @Nullable [] lines) {
    this.rows = rows;
    this.firstRow = firstRow;
    this.columns = columns;
    this.fileRows = fileRows;
    this.lines = lines;
  }

  /** Columns whose rows are those of the file. */
  public static ColumnSet of(int rows, Map<CloudColumn, double[]> columns) {
    return new ColumnSet(rows, 0, copy(columns), null, null);
  }

  /** Columns of some rows of a file, from {@code firstRow} on. */
  public static ColumnSet from(long firstRow, int rows, Map<CloudColumn, double[]> columns) {
    return new ColumnSet(rows, firstRow, copy(columns), null, null);
  }

  /** Columns of a text file; {@code lines} holds the line of each row, from 1. */
  public static ColumnSet ofLines(int rows, Map<CloudColumn, double[]> columns, int[] lines) {
    return new ColumnSet(rows, 0, copy(columns), null, lines);
  }

  private static Map<CloudColumn, double[]> copy(Map<CloudColumn, double[]> columns) {
    Map<CloudColumn, double[]> copy = new EnumMap<>(CloudColumn.class);
    copy.putAll(columns);
    return copy;
  }

  /** Number of rows N. */
  public int rows() {
    return rows;
  }

  public Set<CloudColumn> names() {
    return columns.keySet();
  }

  public boolean has(CloudColumn column) {
    return columns.containsKey(column);
  }

  /** The values of a column; not a copy. */
  public double[] values(CloudColumn column) {
    double[] values = columns.get(column);
    if (values == null) {
      throw new IllegalArgumentException("There is no column " + column.label() + ".");
    }
    return values;
  }

  /** Where a row stands in the file, for messages, e.g. {@code row 17 (line 19)}. */
  String place(int row) {
    int inFile = fileRows == null ? row : fileRows[row];
    return "row " + (firstRow + inFile) + (lines == null ? "" : " (line " + lines[inFile] + ")");
  }

  /** The rows that pass; messages still name the rows of the file. */
  public ColumnSet keep(IntPredicate passes) {
    int[] kept = new int[rows];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      if (passes.test(i)) {
        kept[n++] = i;
      }
    }
    if (n == rows) {
      return this;
    }
    Map<CloudColumn, double[]> shorter = new EnumMap<>(CloudColumn.class);
    for (Map.Entry<CloudColumn, double[]> column : columns.entrySet()) {
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] = column.getValue()[kept[i]];
      }
      shorter.put(column.getKey(), values);
    }
    int[] places = Arrays.copyOf(kept, n);
    for (int i = 0; fileRows != null && i < n; i++) {
      places[i] = fileRows[kept[i]];
    }
    return new ColumnSet(n, firstRow, shorter, places, lines);
  }
}
