package org.cosmoassay.statistics.catalog;

import java.io.Serializable;

/**
 * A periodic rectangular domain with one corner at the origin.
 *
 * @param lx side along x, in comoving Mpc/h
 * @param ly side along y, in comoving Mpc/h
 * @param lz side along z, in comoving Mpc/h
 */
public record PeriodicBox(double lx, double ly, double lz) implements Serializable {

  public PeriodicBox {
    requireSide("lx", lx);
    requireSide("ly", ly);
    requireSide("lz", lz);
  }

  /** A cubic box of the given side in Mpc/h. */
  public static PeriodicBox cube(double side) {
    return new PeriodicBox(side, side, side);
  }

  /** Side along axis 0, 1 or 2, in Mpc/h. */
  public double side(int axis) {
    return switch (axis) {
      case 0 -> lx;
      case 1 -> ly;
      case 2 -> lz;
      default ->
          throw new IllegalArgumentException(
              "The axis (" + axis + ") must be 0 (x), 1 (y) or 2 (z).");
    };
  }

  /** The shortest of the three sides, in Mpc/h: separations are unique below half of it. */
  public double shortestSide() {
    return Math.min(lx, Math.min(ly, lz));
  }

  /** Volume in (Mpc/h)^3. */
  public double volume() {
    return lx * ly * lz;
  }

  public boolean isCube() {
    return lx == ly && ly == lz;
  }

  /** Maps a coordinate into [0, side) along the axis. */
  public double wrap(double coordinate, int axis) {
    double side = side(axis);
    double wrapped = coordinate - side * Math.floor(coordinate / side);
    return wrapped >= side || wrapped < 0 ? 0.0 : wrapped;
  }

  /**
   * The shortest periodic image of a coordinate difference of two points inside the box.
   *
   * @param difference coordinate difference in Mpc/h, in (-side, side)
   */
  public double minimumImage(double difference, int axis) {
    double side = side(axis);
    if (difference > 0.5 * side) {
      return difference - side;
    }
    return difference < -0.5 * side ? difference + side : difference;
  }

  private static void requireSide(String name, double side) {
    if (!(side > 0) || Double.isInfinite(side)) {
      throw new IllegalArgumentException(
          "The box side " + name + " (" + side + ") must be a positive finite length in Mpc/h.");
    }
  }
}
