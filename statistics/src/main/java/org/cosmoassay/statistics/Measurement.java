package org.cosmoassay.statistics;

import java.util.List;

/** What a statistic yields for one cloud: columns over an axis, with a flag per row. */
public final class Measurement {

  private final String statistic;
  private final Axis axis;
  private final List<Column> columns;
  private final Flag[] flags;

  private Measurement(String statistic, Axis axis, List<Column> columns, Flag[] flags) {
    this.statistic = statistic;
    this.axis = axis;
    this.columns = columns;
    this.flags = flags;
  }

  /**
   * A measurement.
   *
   * @param flags one per row of the axis
   * @throws IllegalArgumentException when a column or the flags differ in length from the axis, or
   *     no column is a component
   */
  public static Measurement of(String statistic, Axis axis, List<Column> columns, Flag[] flags) {
    for (Column column : columns) {
      if (column.size() != axis.size()) {
        throw new IllegalArgumentException(
            "The column %s of %s has %d rows where the axis has %d."
                .formatted(column.name(), statistic, column.size(), axis.size()));
      }
    }
    if (flags.length != axis.size()) {
      throw new IllegalArgumentException(
          "%s has %d flags for %d rows.".formatted(statistic, flags.length, axis.size()));
    }
    if (columns.stream().noneMatch(Column::isComponent)) {
      throw new IllegalArgumentException(statistic + " has no component to compare.");
    }
    return new Measurement(statistic, axis, List.copyOf(columns), flags.clone());
  }

  public String statistic() {
    return statistic;
  }

  public Axis axis() {
    return axis;
  }

  /** All columns, in the order in which they are printed, after the columns of the axis. */
  public List<Column> columns() {
    return columns;
  }

  public Flag flag(int row) {
    return flags[row];
  }

  /** The columns that are compared, in order. */
  public List<Column> components() {
    return columns.stream().filter(Column::isComponent).toList();
  }

  /** The column of that name. */
  public Column column(String name) {
    return columns.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(statistic + " has no column " + name + "."));
  }

  /** All components one after the other: the vector of this cloud. */
  public double[] vector() {
    List<Column> components = components();
    double[] vector = new double[components.size() * axis.size()];
    for (int c = 0; c < components.size(); c++) {
      System.arraycopy(components.get(c).values(), 0, vector, c * axis.size(), axis.size());
    }
    return vector;
  }
}
