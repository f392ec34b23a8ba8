package org.cosmoassay.generators.perturbed;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;

/** Pairs below some separation, found with cells, and done away with. */
final class ClosePairs {

  private static final int MOST_CELLS_PER_AXIS = 128;
  private static final int MOST_DRAWS = 1000;

  private final PeriodicBox box;
  private final double[][] positions;
  private final double squaredReach;
  private final int[] cells = new int[3];

  /** First point of each cell, and the next one of the same cell; -1 ends a list. */
  private final int[] first;

  private final int[] next;

  private ClosePairs(PeriodicBox box, double[][] positions, double reach) {
    this.box = box;
    this.positions = positions;
    this.squaredReach = reach * reach;
    for (int axis = 0; axis < 3; axis++) {
      // Fewer than three cells would meet one of them twice.
      int fitting = (int) Math.min(MOST_CELLS_PER_AXIS, Math.floor(box.side(axis) / reach));
      cells[axis] = fitting < 3 ? 1 : fitting;
    }
    this.first = new int[cells[0] * cells[1] * cells[2]];
    this.next = new int[positions[0].length];
    Arrays.fill(first, -1);
  }

  /**
   * The cloud without pairs closer than {@code reach}: in the order of the points, each that lies
   * closer to an earlier one is put at a random place where it does not.
   *
   * @throws IllegalArgumentException when there is no such place
   */
  static PointCloud scattered(PointCloud cloud, double reach, long seed) {
    if (reach == 0) {
      return cloud;
    }
    CloudColumns columns = CloudColumns.of(cloud);
    ClosePairs kept = new ClosePairs(cloud.box(), columns.positions, reach);
    UniformRandomProvider random = RandomStreams.of(seed);
    for (int i = 0; i < cloud.size(); i++) {
      for (int draw = 0; kept.isCrowded(i); draw++) {
        if (draw == MOST_DRAWS) {
          throw new IllegalArgumentException(
              "The defect missing-close-pairs finds no place for %d points that are %s Mpc/h apart in this box: choose a smaller separation."
                  .formatted(cloud.size(), reach));
        }
        for (int axis = 0; axis < 3; axis++) {
          columns.positions[axis][i] = random.nextDouble() * cloud.box().side(axis);
        }
      }
      kept.add(i);
    }
    return columns.build();
  }

  private void add(int point) {
    int cell = index(cell(point, 0), cell(point, 1), cell(point, 2));
    next[point] = first[cell];
    first[cell] = point;
  }

  /** Whether an added point lies closer than the reach. */
  private boolean isCrowded(int point) {
    for (int i = from(0); i <= to(0); i++) {
      for (int j = from(1); j <= to(1); j++) {
        for (int k = from(2); k <= to(2); k++) {
          int cell =
              index(
                  Math.floorMod(cell(point, 0) + i, cells[0]),
                  Math.floorMod(cell(point, 1) + j, cells[1]),
                  Math.floorMod(cell(point, 2) + k, cells[2]));
          for (int other = first[cell]; other >= 0; other = next[other]) {
            if (squaredDistance(point, other) < squaredReach) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private int from(int axis) {
    return cells[axis] == 1 ? 0 : -1;
  }

  private int to(int axis) {
    return cells[axis] == 1 ? 0 : 1;
  }

  private int cell(int point, int axis) {
    int cell = (int) (positions[axis][point] / box.side(axis) * cells[axis]);
    return Math.min(cell, cells[axis] - 1);
  }

  private int index(int i, int j, int k) {
    return (i * cells[1] + j) * cells[2] + k;
  }

  private double squaredDistance(int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = box.minimumImage(positions[axis][a] - positions[axis][b], axis);
      sum += d * d;
    }
    return sum;
  }
}
