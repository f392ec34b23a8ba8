package org.cosmoassay.generators.halo;

import java.util.Arrays;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The nearest other points of points in a periodic box, in order of distance and, at equal
 * distances, of index. Looks into cells around a point and at all points when too few are there.
 */
final class NearestHalos {

  /** Points per cell on average. */
  private static final double PER_CELL = 8;

  private final PeriodicBox box;
  private final double[][] positions;
  private final int[] cells = new int[3];
  private final int[] start;
  private final int[] members;
  private final double reach;

  private NearestHalos(PeriodicBox box, double[][] positions) {
    this.box = box;
    this.positions = positions;
    int n = positions[0].length;
    double side = Math.cbrt(box.volume() * PER_CELL / Math.max(1, n));
    double shortest = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      // With fewer than three cells along an axis a neighbouring cell would be seen twice.
      cells[axis] = (int) (box.side(axis) / side);
      if (cells[axis] < 3) {
        cells[axis] = 1;
      } else {
        shortest = Math.min(shortest, box.side(axis) / cells[axis]);
      }
    }
    reach = shortest;
    start = new int[cells[0] * cells[1] * cells[2] + 1];
    members = new int[n];
    int[] cellOf = new int[n];
    for (int i = 0; i < n; i++) {
      cellOf[i] = cell(coordinate(0, i), coordinate(1, i), coordinate(2, i));
      start[cellOf[i] + 1]++;
    }
    for (int c = 1; c < start.length; c++) {
      start[c] += start[c - 1];
    }
    int[] next = start.clone();
    for (int i = 0; i < n; i++) {
      members[next[cellOf[i]]++] = i;
    }
  }

  /** Points with coordinates [axis][point] in Mpc/h, inside the box. */
  static NearestHalos among(PeriodicBox box, double[][] positions) {
    return new NearestHalos(box, positions);
  }

  /**
   * The nearest points of a point, itself excluded.
   *
   * @throws IllegalArgumentException when there are not as many
   */
  int[] of(int point, int count) {
    int n = positions[0].length;
    if (n <= count) {
      throw new IllegalArgumentException(
          "%d points do not have %d neighbours each".formatted(n, count));
    }
    Found found = new Found(count);
    int[] at = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      at[axis] = coordinate(axis, point);
    }
    for (int dx = low(0); dx <= high(0); dx++) {
      for (int dy = low(1); dy <= high(1); dy++) {
        for (int dz = low(2); dz <= high(2); dz++) {
          int c = cell(shifted(at[0], dx, 0), shifted(at[1], dy, 1), shifted(at[2], dz, 2));
          for (int k = start[c]; k < start[c + 1]; k++) {
            found.offer(point, members[k]);
          }
        }
      }
    }
    if (found.size < count || found.squares[count - 1] >= reach * reach) {
      found = new Found(count);
      for (int j = 0; j < n; j++) {
        found.offer(point, j);
      }
    }
    return found.points;
  }

  private int low(int axis) {
    return cells[axis] == 1 ? 0 : -1;
  }

  private int high(int axis) {
    return cells[axis] == 1 ? 0 : 1;
  }

  private int shifted(int coordinate, int by, int axis) {
    return Math.floorMod(coordinate + by, cells[axis]);
  }

  private int coordinate(int axis, int point) {
    int c = (int) (positions[axis][point] / box.side(axis) * cells[axis]);
    return Math.min(c, cells[axis] - 1);
  }

  private int cell(int x, int y, int z) {
    return (x * cells[1] + y) * cells[2] + z;
  }

  private double square(int i, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = box.minimumImage(positions[axis][j] - positions[axis][i], axis);
      sum += d * d;
    }
    return sum;
  }

  /** The nearest so far, sorted. */
  private final class Found {
    final int[] points;
    final double[] squares;
    int size;

    Found(int count) {
      points = new int[count];
      squares = new double[count];
      Arrays.fill(squares, Double.POSITIVE_INFINITY);
    }

    void offer(int from, int to) {
      if (to == from) {
        return;
      }
      double square = square(from, to);
      int last = points.length - 1;
      if (size > last && !before(square, to, last)) {
        return;
      }
      int place = Math.min(size, last);
      while (place > 0 && before(square, to, place - 1)) {
        squares[place] = squares[place - 1];
        points[place] = points[place - 1];
        place--;
      }
      squares[place] = square;
      points[place] = to;
      size = Math.min(size + 1, points.length);
    }

    private boolean before(double square, int point, int place) {
      return square < squares[place] || (square == squares[place] && point < points[place]);
    }
  }
}
