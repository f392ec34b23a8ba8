package org.cosmoassay.generators.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cosmoassay.generators.family.GaussianBase;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.junit.jupiter.api.Test;

final class CellGridTest {

  private static final int SIDE = 8;
  private static final CellGrid GRID = CellGrid.of(SIDE);
  private static final int[] SQUARES = {1, 2, 3, 4, 5, 6, 8, 9};

  @Test
  void aRingHoldsTheCellsAtItsDistance() {
    double[] field = GaussianBase.draw(1, GRID.cells());
    for (int cell : new int[] {0, 77, GRID.cells() - 1}) {
      for (int ring = 0; ring < CellGrid.rings(); ring++) {
        double sum = 0;
        int count = 0;
        for (int other = 0; other < GRID.cells(); other++) {
          if (squaredDistance(cell, other) == SQUARES[ring]) {
            sum += field[other];
            count++;
          }
        }
        // Rounding of some thirty terms.
        assertThat(GRID.ring(field, cell, ring)).isCloseTo(sum / Math.sqrt(count), within(1e-12));
      }
    }
  }

  private static int squaredDistance(int a, int b) {
    int squared = 0;
    for (int axis = 0, stride = 1; axis < 3; axis++, stride *= SIDE) {
      int d = Math.floorMod(a / stride % SIDE - b / stride % SIDE, SIDE);
      squared += Math.min(d, SIDE - d) * Math.min(d, SIDE - d);
    }
    return squared;
  }

  @Test
  void aMovedFieldHasTheSameCellsWithTheSameRings() {
    double[] field = GaussianBase.draw(2, GRID.cells());
    double[] moved = GRID.moved(field, RandomStreams.of(3));
    assertThat(moved).isNotEqualTo(field);
    for (int ring = 0; ring < CellGrid.rings(); ring++) {
      double[] before = sortedByCell(field, ring);
      double[] after = sortedByCell(moved, ring);
      assertThat(after).containsExactly(before, within(1e-12));
    }
  }

  /** The sum of a ring of every cell, cells in the order of their own value. */
  private static double[] sortedByCell(double[] field, int ring) {
    Integer[] cells = new Integer[field.length];
    Arrays.setAll(cells, i -> i);
    Arrays.sort(cells, (a, b) -> Double.compare(field[a], field[b]));
    return Arrays.stream(cells).mapToDouble(cell -> GRID.ring(field, cell, ring)).toArray();
  }
}
