package org.cosmoassay.generators.field;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The number of points per cell over its mean, {@code 1 + delta}, in a periodic cube. Maps that a
 * model draws are whole numbers of points only nearly, and may be slightly negative. A value: never
 * changes.
 */
public final class DensityMap {

  private final PeriodicBox box;
  private final int side;
  private final double[] values;

  private DensityMap(PeriodicBox box, int side, double[] values) {
    this.box = box;
    this.side = side;
    this.values = values;
  }

  /**
   * The map of a cloud: every point counts in the cell that it lies in.
   *
   * @param side cells a side
   * @throws IllegalArgumentException when the box is no cube or the cloud is empty
   */
  public static DensityMap of(PointCloud cloud, int side) {
    requireCube(cloud.box());
    if (cloud.size() == 0) {
      throw new IllegalArgumentException("a map over its mean needs a point or more, got 0");
    }
    double scale = side / cloud.box().lx();
    double[] values = new double[side * side * side];
    double weight = (double) values.length / cloud.size();
    for (int point = 0; point < cloud.size(); point++) {
      int cell = 0;
      for (int axis = 0; axis < 3; axis++) {
        int at = Math.min(side - 1, (int) (cloud.position(axis, point) * scale));
        cell = cell * side + at;
      }
      values[cell] += weight;
    }
    return new DensityMap(cloud.box(), side, values);
  }

  /**
   * A map given as numbers.
   *
   * @param box a cube, sides in Mpc/h
   * @param side cells a side
   * @param values {@code 1 + delta} of every cell, z running fastest; copied
   * @throws IllegalArgumentException when the box is no cube, or there are not as many values as
   *     cells, or one is not finite
   */
  public static DensityMap of(PeriodicBox box, int side, double[] values) {
    requireCube(box);
    if (side < 1 || values.length != side * side * side) {
      throw new IllegalArgumentException(
          "a map of %d cells a side cannot have %d values".formatted(side, values.length));
    }
    for (int cell = 0; cell < values.length; cell++) {
      if (!Double.isFinite(values[cell])) {
        throw new IllegalArgumentException(
            "cell %d of the map is %s".formatted(cell, values[cell]));
      }
    }
    return new DensityMap(box, side, values.clone());
  }

  private static void requireCube(PeriodicBox box) {
    if (!box.isCube()) {
      throw new IllegalArgumentException("box (%s) must be a cube".formatted(box));
    }
  }

  public PeriodicBox box() {
    return box;
  }

  /** Cells a side. */
  public int side() {
    return side;
  }

  /** The value of a cell, z running fastest. */
  public double value(int cell) {
    return values[cell];
  }

  /** A copy of all values, z running fastest. */
  public double[] copyValues() {
    return values.clone();
  }

  /**
   * Whole numbers of points per cell that add up to {@code points}: every value in points, plus one
   * offset common to all cells, rounded down.
   */
  int[] counts(int points) {
    double[] expected = new double[values.length];
    double perUnit = (double) points / values.length;
    for (int cell = 0; cell < values.length; cell++) {
      expected[cell] = Math.max(0, values[cell] * perUnit);
    }
    double low = -Arrays.stream(expected).max().orElse(0) - 1;
    double high = points + 1.0;
    // Halving the interval until no double lies between: cells with equal remainders stay apart.
    while (true) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) {
        break;
      }
      if (total(expected, middle) > points) {
        high = middle;
      } else {
        low = middle;
      }
    }
    int[] counts = new int[values.length];
    int left = points;
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = Math.max(0, (int) Math.floor(expected[cell] + low));
      left -= counts[cell];
    }
    // Ties, as between cells that are empty in the same way, are filled in the order of the cells.
    for (int cell = 0; cell < counts.length && left > 0; cell++) {
      if ((int) Math.floor(expected[cell] + high) > counts[cell]) {
        counts[cell]++;
        left--;
      }
    }
    return counts;
  }

  private static long total(double[] expected, double offset) {
    long total = 0;
    for (double value : expected) {
      total += Math.max(0, (long) Math.floor(value + offset));
    }
    return total;
  }
}
