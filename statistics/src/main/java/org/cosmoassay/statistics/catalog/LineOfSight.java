package org.cosmoassay.statistics.catalog;

/** A plane-parallel line of sight: the direction in which a distant observer looks at the box. */
public enum LineOfSight {
  X(0, "x"),
  Y(1, "y"),
  Z(2, "z");

  private final int axis;
  private final String label;

  LineOfSight(int axis, String label) {
    this.axis = axis;
    this.label = label;
  }

  /** The axis as an index: 0, 1 or 2. */
  public int axis() {
    return axis;
  }

  /** The word on the command line and in benchmark files: {@code x}, {@code y} or {@code z}. */
  public String label() {
    return label;
  }
}
