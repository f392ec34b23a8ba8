package org.cosmoassay.statistics.catalog;

/** A point that cannot be part of a cloud: a non-finite number, or a position outside the box. */
public final class InvalidPointException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the point. */
  public enum Defect {
    NON_FINITE,
    OUTSIDE_BOX
  }

  private final Defect defect;
  private final int row;
  private final String column;
  private final double value;

  InvalidPointException(Defect defect, int row, String column, double value, String message) {
    super(message);
    this.defect = defect;
    this.row = row;
    this.column = column;
    this.value = value;
  }

  public Defect defect() {
    return defect;
  }

  /** Index of the point in its cloud, from 0. */
  public int row() {
    return row;
  }

  /** Name of the offending column: x, y, z, vx, vy, vz, mass or weight. */
  public String column() {
    return column;
  }

  public double value() {
    return value;
  }
}
