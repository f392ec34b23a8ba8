package org.cosmoassay.reports;

/**
 * A part of a cloud in three dimensions: all of a small one, a corner of the same size for every
 * source of a large one.
 */
public final class Cube {
  private final double[] sides;
  private final boolean periodic;
  private final double[][] points;

  /**
   * Copies its arguments in.
   *
   * @param sides lengths along x, y and z in Mpc/h
   * @param periodic whether the slab beside it spans a periodic box along x and y
   * @param x coordinates in Mpc/h from the corner of the part
   * @param y likewise
   * @param z likewise
   * @throws IllegalArgumentException if the coordinates are not of one length, or there are not
   *     three sides
   */
  public Cube(double[] sides, boolean periodic, double[] x, double[] y, double[] z) {
    if (sides.length != 3 || x.length != y.length || x.length != z.length) {
      throw new IllegalArgumentException(
          "A part of a cloud has three sides and as many x as y and z, not %d sides and %d, %d and %d coordinates."
              .formatted(sides.length, x.length, y.length, z.length));
    }
    this.sides = sides.clone();
    this.periodic = periodic;
    this.points = new double[][] {x.clone(), y.clone(), z.clone()};
  }

  /** Length along an axis (0 for x) in Mpc/h. */
  public double side(int axis) {
    return sides[axis];
  }

  public boolean periodic() {
    return periodic;
  }

  public int size() {
    return points[0].length;
  }

  /** Coordinate of a point along an axis (0 for x) in Mpc/h from the corner. */
  public double at(int axis, int i) {
    return points[axis][i];
  }
}
