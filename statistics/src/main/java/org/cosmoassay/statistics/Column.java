package org.cosmoassay.statistics;

/**
 * One named column of a measurement, a value per row of its axis.
 *
 * <p>A {@linkplain #isComponent() component} is part of the vector that is compared; the others
 * (counts, mean separations) explain it. Integer columns hold exact integers below 2^53.
 */
public final class Column {

  private final String name;
  private final String unit;
  private final boolean component;
  private final boolean integer;
  private final double[] values;

  private Column(String name, String unit, boolean component, boolean integer, double[] values) {
    this.name = name;
    this.unit = unit;
    this.component = component;
    this.integer = integer;
    this.values = values.clone();
  }

  /** A column that is compared. */
  public static Column component(String name, String unit, double[] values) {
    return new Column(name, unit, true, false, values);
  }

  /** A column that explains. */
  public static Column auxiliary(String name, String unit, double[] values) {
    return new Column(name, unit, false, false, values);
  }

  /** A column of exact counts. */
  public static Column counts(String name, long[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      if (values[i] < 0 || values[i] > 1L << 53) {
        throw new IllegalArgumentException(
            "The count " + values[i] + " in column " + name + " is no exact double.");
      }
      copy[i] = values[i];
    }
    return new Column(name, "", false, true, copy);
  }

  public String name() {
    return name;
  }

  /** Unit as text; empty when dimensionless. */
  public String unit() {
    return unit;
  }

  public boolean isComponent() {
    return component;
  }

  public boolean isInteger() {
    return integer;
  }

  public int size() {
    return values.length;
  }

  public double value(int row) {
    return values[row];
  }

  /** A copy of the values. */
  public double[] values() {
    return values.clone();
  }
}
