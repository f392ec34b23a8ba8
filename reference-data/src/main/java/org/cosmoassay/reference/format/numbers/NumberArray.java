package org.cosmoassay.reference.format.numbers;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An array of numbers with its sides, the last one running fastest. */
public final class NumberArray {

  private final int[] sides;
  private final double[] values;

  /** Copies its arguments in. */
  public NumberArray(int[] sides, double[] values) {
    if (Arrays.stream(sides).asLongStream().reduce(1, (a, b) -> a * b) != values.length) {
      throw new IllegalArgumentException(
          "An array of " + Arrays.toString(sides) + " cannot hold " + values.length + " numbers.");
    }
    this.sides = sides.clone();
    this.values = values.clone();
  }

  /** Number of axes. */
  public int axes() {
    return sides.length;
  }

  /** Length along an axis. */
  public int side(int axis) {
    return sides[axis];
  }

  /** Number of numbers. */
  public int size() {
    return values.length;
  }

  /** A copy of all numbers. */
  public double[] values() {
    return values.clone();
  }

  /**
   * The rows of an array of two axes; one axis is a single row.
   *
   * @throws IllegalArgumentException when there are more axes
   */
  public double[][] rows() {
    if (sides.length > 2) {
      throw new IllegalArgumentException("an array of " + shape() + " has no rows and columns");
    }
    int width = sides.length == 0 ? 1 : sides[sides.length - 1];
    double[][] rows = new double[sides.length == 2 ? sides[0] : 1][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
    }
    return rows;
  }

  /** Its sides in words, e.g. {@code 1000 x 7}. */
  public String shape() {
    return sides.length == 0
        ? "1"
        : Arrays.stream(sides).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
  }
}
