package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * Points that a {@link CrossWalk} pairs: positions in Mpc/h, in a periodic box or in open space,
 * with optional weights and optional regions of the survey. Immutable.
 *
 * <p>In open space the observer stands at the origin, and separations are plain differences of the
 * coordinates as given.
 */
public final class PairPoints {

  private final @Nullable PeriodicBox box;
  private final double[][] positions;
  private final double @Nullable [] weights;
  private final int @Nullable [] regions;
  private final int regionCount;

  private PairPoints(
      @Nullable PeriodicBox box,
      double[][] positions,
      double @Nullable [] weights,
      int @Nullable [] regions,
      int regionCount) {
    this.box = box;
    this.positions = positions;
    this.weights = weights;
    this.regions = regions;
    this.regionCount = regionCount;
  }

  /** The points of a cloud in its box, each of weight 1. */
  public static PairPoints of(PointCloud cloud) {
    double[][] positions = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] = cloud.copyPositions(axis);
    }
    return new PairPoints(cloud.box(), positions, null, null, 0);
  }

  /**
   * Points in open space, coordinates in Mpc/h; copied.
   *
   * @throws IllegalArgumentException when columns differ in length or a coordinate is not finite
   */
  public static PairPoints open(double[] x, double[] y, double[] z) {
    double[][] positions = {x.clone(), y.clone(), z.clone()};
    for (double[] column : positions) {
      if (column.length != x.length) {
        throw new IllegalArgumentException(
            "positions: x, y, z have %d, %d and %d values; give the same number of each"
                .formatted(x.length, y.length, z.length));
      }
      for (int i = 0; i < column.length; i++) {
        if (!Double.isFinite(column[i])) {
          throw new IllegalArgumentException(
              "row %d: a coordinate is %s; every coordinate must be finite"
                  .formatted(i, column[i]));
        }
      }
    }
    return new PairPoints(null, positions, null, null, 0);
  }

  /**
   * The same points with weights, one each; copied.
   *
   * @throws IllegalArgumentException when a weight is negative or not finite, or all are zero
   */
  public PairPoints withWeights(double[] values) {
    return new PairPoints(
        box, positions, PairWeights.require(values, size()), regions, regionCount);
  }

  /**
   * The same points, each in one of {@code count} regions 0 .. count - 1; copied.
   *
   * @throws IllegalArgumentException when a point is in no region
   */
  public PairPoints inRegions(int[] values, int count) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "regions: %d given for %d points; give one each".formatted(values.length, size()));
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= count) {
        throw new IllegalArgumentException(
            "row %d: region %d is none of the %d regions, which count from 0"
                .formatted(i, values[i], count));
      }
    }
    return new PairPoints(box, positions, weights, values.clone(), count);
  }

  /** Number of points. */
  public int size() {
    return positions[0].length;
  }

  /** The periodic box; null in open space. */
  public @Nullable PeriodicBox box() {
    return box;
  }

  /** Coordinate of point i along axis 0, 1 or 2, in Mpc/h. */
  public double position(int axis, int i) {
    return positions[axis][i];
  }

  public boolean hasWeights() {
    return weights != null;
  }

  /** Weight of point i; 1 without weights. */
  public double weight(int i) {
    return weights == null ? 1 : weights[i];
  }

  /** Number of regions; 0 when the points are in none. */
  public int regionCount() {
    return regionCount;
  }

  /** Region of point i; 0 without regions. */
  public int region(int i) {
    return regions == null ? 0 : regions[i];
  }
}
