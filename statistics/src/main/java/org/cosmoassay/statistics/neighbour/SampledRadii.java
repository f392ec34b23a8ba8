package org.cosmoassay.statistics.neighbour;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/** Radii at which fractions of query points are counted, and what is common to such statistics. */
final class SampledRadii {

  /** Cells of equal width for every radius, so that hardly two radii share one. */
  private static final int CELLS_PER_RADIUS = 16;

  private final String statistic;
  private final Axis axis;
  private final double[] radii;
  private final double largest;

  /** For each cell, the number of radii in earlier ones. */
  private final int[] radiiBefore;

  private SampledRadii(String statistic, Axis axis) {
    this.statistic = statistic;
    this.axis = axis;
    this.radii = axis.edges();
    this.largest = radii[radii.length - 1];
    this.radiiBefore = radiiBefore();
  }

  /**
   * Radii [Mpc/h] of a statistic.
   *
   * @throws IllegalArgumentException when they do not increase strictly or start below 0
   */
  static SampledRadii of(String statistic, double[] radii) {
    Axis axis = Axis.sampled("r", "Mpc/h", radii);
    if (axis.edge(0) < 0) {
      throw new IllegalArgumentException(
          "r: the lowest radius is %s Mpc/h; radii must start at 0 or above"
              .formatted(axis.edge(0)));
    }
    return new SampledRadii(statistic, axis);
  }

  Axis axis() {
    return axis;
  }

  int size() {
    return radii.length;
  }

  double radius(int row) {
    return radii[row];
  }

  /** Canonical text. */
  String canonical() {
    return Arrays.toString(radii);
  }

  /** Index of the smallest radius that is not below the distance; their number when all are. */
  int firstReached(double distance) {
    if (!(distance <= largest)) {
      return radii.length;
    }
    int row = radiiBefore[cell(distance)];
    while (radii[row] < distance) {
      row++;
    }
    return row;
  }

  /** The cell of a distance up to the largest radius; never falls as distances grow. */
  private int cell(double distance) {
    return (int) (distance / largest * (CELLS_PER_RADIUS * radii.length));
  }

  private int[] radiiBefore() {
    int[] before = new int[cell(largest) + 1];
    for (int row = 0, at = 0; at < before.length; at++) {
      while (cell(radii[row]) < at) {
        row++;
      }
      before[at] = row;
    }
    return before;
  }

  /** A column without a value. */
  double[] missing() {
    double[] values = new double[radii.length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** The same flag in every row. */
  Flag[] flags(Flag flag) {
    Flag[] flags = new Flag[radii.length];
    Arrays.fill(flags, flag);
    return flags;
  }

  /**
   * Fractions of queries within each radius.
   *
   * @param parts per task and column the numbers of queries whose distance first reaches each
   *     radius; one place more for those that reach none
   */
  double[] fractions(List<long[][]> parts, int column, long queries) {
    double[] fractions = new double[radii.length];
    long within = 0;
    for (int row = 0; row < radii.length; row++) {
      for (long[][] part : parts) {
        within += part[column][row];
      }
      fractions[row] = (double) within / queries;
    }
    return fractions;
  }

  /**
   * Spheres of half a side and more would meet themselves round the box.
   *
   * @throws IllegalArgumentException when the largest radius is not below half the shortest side
   */
  void requireIn(PeriodicBox box) {
    double limit = 0.5 * box.shortestSide();
    if (!(largest < limit)) {
      throw new IllegalArgumentException(
          "%s: r_max = %s Mpc/h must be below half the shortest box side, %s Mpc/h"
              .formatted(statistic, largest, limit));
    }
  }
}
