package org.cosmoassay.statistics.twopoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.junit.jupiter.api.Test;

class CellShapeTest {

  /** In dense clouds narrow rows save candidates, in sparse ones wide rows save look-ups. */
  @Test
  void rowsAreTheNarrowerTheMorePartnersAPointHas() {
    PeriodicBox box = PeriodicBox.cube(1000);
    int before = 0;
    for (int points : new int[] {1000, 100_000, 1_000_000, 10_000_000, 50_000_000}) {
      CellShape shape = CellShape.suited(box, 25, points, false);
      assertThat(shape.ny()).isEqualTo(shape.nz()).isGreaterThanOrEqualTo(before);
      before = shape.ny();
    }
    assertThat(CellShape.suited(box, 25, 100_000, false).ny()).isEqualTo(40);
    assertThat(CellShape.suited(box, 25, 10_000_000, false).ny()).isGreaterThanOrEqualTo(80);
    // The reach matters as much as the density.
    assertThat(1000.0 / CellShape.suited(box, 120, 100_000, false).ny())
        .isBetween(120 / 4.0, 120 / 2.0);
  }

  /** Tiles look at a neighbour faster, and their primaries share it: fewer rows pay. */
  @Test
  void rowsOfTilesAreNeverNarrower() {
    PeriodicBox box = PeriodicBox.cube(420);
    for (int points : new int[] {1000, 100_000, 1_000_000}) {
      assertThat(CellShape.suited(box, 25, points, true).ny())
          .isLessThanOrEqualTo(CellShape.suited(box, 25, points, false).ny());
    }
    assertThat(CellShape.suited(box, 25, 1_000_000, true).ny()).isEqualTo(33);
    assertThat(CellShape.suited(box, 25, 1_000_000, false).ny()).isEqualTo(50);
  }

  @Test
  void neverHasMoreRowsOrCellsThanPay() {
    for (int points : new int[] {0, 1, 2, 100, 1 << 20}) {
      for (double reach : new double[] {1e-9, 0.1, 49}) {
        CellShape shape = CellShape.suited(new PeriodicBox(100, 200, 5000), reach, points, false);
        assertThat(shape.nx()).isPositive();
        assertThat((long) shape.ny() * shape.nz()).isBetween(1L, Math.max(1L, points));
        assertThat((long) shape.nx() * shape.ny() * shape.nz()).isLessThanOrEqualTo(1L << 26);
      }
    }
  }
}
