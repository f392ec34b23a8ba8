package org.cosmoassay.statistics.neighbour;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Orders points along a Morton (Z-order) curve of cells, so that consecutive ones are close in
 * space and the parts of a tree they need are still in the cache. A counting sort: points of one
 * cell keep their order.
 */
final class SpaceFillingOrder {

  /** As fine as counting the cells costs little next to the points: close queries share work. */
  private static final int POINTS_PER_CELL = 1;

  /** At most 2^21 cells. */
  private static final int MOST_BITS_PER_AXIS = 7;

  /** Parts of the points that are sorted side by side. */
  private static final int PARTS = 4;

  /** Below this many points one part is fastest. */
  private static final int FEWEST_POINTS_FOR_TASKS = 50_000;

  private SpaceFillingOrder() {}

  /** The points [Mpc/h] of the box in curve order, with their places in the given order. */
  static QuerySet sorted(PeriodicBox box, double[][] points) {
    int count = points[0].length;
    int bits = 0;
    while (bits < MOST_BITS_PER_AXIS && (long) POINTS_PER_CELL << (3 * (bits + 1)) <= count) {
      bits++;
    }
    int[][] spread = {spread(bits, 0), spread(bits, 1), spread(bits, 2)};
    int parts = count < FEWEST_POINTS_FOR_TASKS ? 1 : PARTS;
    int[] cells = new int[count];
    List<int[]> next =
        Parallel.map(
            parts,
            part ->
                number(
                    box,
                    points,
                    spread,
                    cells,
                    first(count, parts, part),
                    first(count, parts, part + 1)));
    int place = 0;
    for (int cell = 0; cell < 1 << (3 * bits); cell++) {
      for (int[] counts : next) {
        int here = counts[cell];
        counts[cell] = place;
        place += here;
      }
    }
    double[][] sorted = new double[3][count];
    int[] places = new int[count];
    Parallel.map(
        parts,
        part -> {
          move(
              points,
              cells,
              next.get(part),
              sorted,
              places,
              first(count, parts, part),
              first(count, parts, part + 1));
          return part;
        });
    return new QuerySet(sorted, places, false);
  }

  private static int first(int count, int parts, int part) {
    return (int) ((long) count * part / parts);
  }

  /** Numbers the cells of points [start, end) and counts the points in each. */
  private static int[] number(
      PeriodicBox box, double[][] points, int[][] spread, int[] cells, int start, int end) {
    int side = spread[0].length;
    double perX = side / box.lx();
    double perY = side / box.ly();
    double perZ = side / box.lz();
    int[] counts = new int[side * side * side];
    for (int i = start; i < end; i++) {
      int cell =
          spread[0][Math.min(side - 1, (int) (points[0][i] * perX))]
              | spread[1][Math.min(side - 1, (int) (points[1][i] * perY))]
              | spread[2][Math.min(side - 1, (int) (points[2][i] * perZ))];
      cells[i] = cell;
      counts[cell]++;
    }
    return counts;
  }

  /** Moves points [start, end) to the next free places of their cells. */
  private static void move(
      double[][] points,
      int[] cells,
      int[] next,
      double[][] sorted,
      int[] places,
      int start,
      int end) {
    for (int i = start; i < end; i++) {
      int place = next[cells[i]]++;
      sorted[0][place] = points[0][i];
      sorted[1][place] = points[1][i];
      sorted[2][place] = points[2][i];
      places[place] = i;
    }
  }

  /** For each cell number along an axis its bits, three apart, shifted by the axis. */
  private static int[] spread(int bits, int axis) {
    int[] spread = new int[1 << bits];
    for (int i = 0; i < spread.length; i++) {
      for (int bit = 0; bit < bits; bit++) {
        spread[i] |= ((i >> bit) & 1) << (3 * bit + axis);
      }
    }
    return spread;
  }
}
