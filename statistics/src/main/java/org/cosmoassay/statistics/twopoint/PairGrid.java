package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * Points sorted into a {@link CellGrid}, with their weights and regions, and with the coordinates
 * from which separations are computed: those of the points as given, not those of the box in which
 * open space is embedded, so that the embedding rounds nothing.
 */
final class PairGrid {

  private final CellGrid grid;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double @Nullable [] weights;
  private final int @Nullable [] regions;

  private PairGrid(CellGrid grid, PairPoints points, int[] order) {
    this.grid = grid;
    int n = order.length;
    x = new double[n];
    y = new double[n];
    z = new double[n];
    weights = points.hasWeights() ? new double[n] : null;
    regions = points.regionCount() > 0 ? new int[n] : null;
    for (int k = 0; k < n; k++) {
      int i = order[k];
      x[k] = points.position(0, i);
      y[k] = points.position(1, i);
      z[k] = points.position(2, i);
      if (weights != null) {
        weights[k] = points.weight(i);
      }
      if (regions != null) {
        regions[k] = points.region(i);
      }
    }
  }

  static PairGrid of(PairPoints points, Frame frame, double reach) {
    int n = points.size();
    double[][] placed = new double[3][n];
    double[] index = new double[n];
    for (int i = 0; i < n; i++) {
      index[i] = i;
      for (int axis = 0; axis < 3; axis++) {
        placed[axis][i] = points.position(axis, i) - frame.origin(axis);
      }
    }
    // The grid carries the index of a point where it carries velocities elsewhere.
    PointCloud cloud =
        PointCloud.builder(frame.box())
            .positions(placed[0], placed[1], placed[2])
            .velocities(index, new double[n], new double[n])
            .build();
    CellGrid grid = CellGrid.of(cloud, reach, true);
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      order[k] = (int) grid.vx()[k];
    }
    return new PairGrid(grid, points, order);
  }

  CellGrid grid() {
    return grid;
  }

  int size() {
    return x.length;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  double[] z() {
    return z;
  }

  double weight(int k) {
    return weights == null ? 1 : weights[k];
  }

  boolean hasWeights() {
    return weights != null;
  }

  int region(int k) {
    return regions == null ? 0 : regions[k];
  }

  /** The box in which points are sorted, and where its corner lies in their coordinates. */
  record Frame(PeriodicBox box, double originX, double originY, double originZ) {

    /**
     * The box of the points; in open space one that is larger than their extent by more than twice
     * the reach on every axis, so that no pair across its faces is within reach.
     *
     * @throws IllegalArgumentException when the boxes of the two differ
     */
    static Frame around(PairPoints first, PairPoints second, double reach) {
      PeriodicBox box = first.box();
      PeriodicBox other = second.box();
      if (box != null && box.equals(other)) {
        return new Frame(box, 0, 0, 0);
      }
      if (box != null || other != null) {
        throw new IllegalArgumentException(
            "The first points live in %s, the second in %s; pair points of one box only"
                .formatted(box == null ? "open space" : box, other == null ? "open space" : other));
      }
      double[] low = new double[3];
      double[] side = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (PairPoints points : new PairPoints[] {first, second}) {
          for (int i = 0; i < points.size(); i++) {
            low[axis] = Math.min(low[axis], points.position(axis, i));
            high = Math.max(high, points.position(axis, i));
          }
        }
        boolean empty = low[axis] > high;
        side[axis] = (empty ? 0 : high - low[axis]) * (1 + 1e-9) + 2.5 * reach;
        low[axis] = empty ? 0 : low[axis];
      }
      return new Frame(new PeriodicBox(side[0], side[1], side[2]), low[0], low[1], low[2]);
    }

    double origin(int axis) {
      return axis == 0 ? originX : axis == 1 ? originY : originZ;
    }
  }
}
