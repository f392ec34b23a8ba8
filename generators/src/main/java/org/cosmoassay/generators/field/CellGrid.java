package org.cosmoassay.generators.field;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** A periodic cube of cells, z running fastest, and the rings of cells around each of them. */
final class CellGrid {

  /** Squared distances of the rings, in cells: all up to 3 cells. */
  private static final int[] RINGS = {1, 2, 3, 4, 5, 6, 8, 9};

  /** Distinct neighbours within three cells need as many cells a side. */
  static final int LEAST_SIDE = 7;

  private static final int REACH = 3;
  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private final int side;
  private final int[][] neighbours;
  private final int[] members;

  private CellGrid(int side, int[][] neighbours, int[] members) {
    this.side = side;
    this.neighbours = neighbours;
    this.members = members;
  }

  /** A grid of {@code side} cells a side, {@value #LEAST_SIDE} or more. */
  static CellGrid of(int side) {
    int[][] neighbours = new int[RINGS.length][];
    int[] members = new int[RINGS.length];
    for (int ring = 0; ring < RINGS.length; ring++) {
      List<int[]> offsets = offsets(RINGS[ring]);
      members[ring] = offsets.size();
      int[] table = new int[side * side * side * offsets.size()];
      int at = 0;
      for (int cell = 0; cell < side * side * side; cell++) {
        for (int[] offset : offsets) {
          int i = Math.floorMod(cell / (side * side) + offset[0], side);
          int j = Math.floorMod(cell / side % side + offset[1], side);
          int k = Math.floorMod(cell % side + offset[2], side);
          table[at++] = (i * side + j) * side + k;
        }
      }
      neighbours[ring] = table;
    }
    return new CellGrid(side, neighbours, members);
  }

  private static List<int[]> offsets(int squared) {
    List<int[]> offsets = new ArrayList<>();
    for (int i = -REACH; i <= REACH; i++) {
      for (int j = -REACH; j <= REACH; j++) {
        for (int k = -REACH; k <= REACH; k++) {
          if (i * i + j * j + k * k == squared) {
            offsets.add(new int[] {i, j, k});
          }
        }
      }
    }
    return offsets;
  }

  static int rings() {
    return RINGS.length;
  }

  int side() {
    return side;
  }

  int cells() {
    return side * side * side;
  }

  /** The sum of a field over a ring around a cell, over the root of the number of its cells. */
  double ring(double[] field, int cell, int ring) {
    int count = members[ring];
    int[] table = neighbours[ring];
    double sum = 0;
    for (int at = cell * count; at < (cell + 1) * count; at++) {
      sum += field[table[at]];
    }
    return sum / Math.sqrt(count);
  }

  /** The field after a random shift by whole cells, exchange of axes and reflections. */
  double[] moved(double[] field, UniformRandomProvider random) {
    int[] order = ORDERS[random.nextInt(ORDERS.length)];
    int[][] along = new int[3][side];
    for (int[] axis : along) {
      int shift = random.nextInt(side);
      boolean mirrored = random.nextBoolean();
      for (int i = 0; i < side; i++) {
        axis[i] = Math.floorMod(mirrored ? shift - i : shift + i, side);
      }
    }
    double[] moved = new double[field.length];
    int[] from = new int[3];
    for (int cell = 0; cell < field.length; cell++) {
      from[order[0]] = along[0][cell / (side * side)];
      from[order[1]] = along[1][cell / side % side];
      from[order[2]] = along[2][cell % side];
      moved[cell] = field[(from[0] * side + from[1]) * side + from[2]];
    }
    return moved;
  }
}
