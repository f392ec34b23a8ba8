package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Finds the slots of a batch of pairs, and copies their columns so that pairs of one slot stand
 * side by side, in the order in which they came.
 */
final class SlotSorter {

  /** Most pairs at a time: more share what a slot costs, fewer stay in faster caches. */
  static final int BATCH = 1 << 11;

  /** Places of a column; no power of two, lest columns share few lines of a cache. */
  static final int COLUMN = BATCH + PointBuffer.PADDING;

  /** Changes nothing of a place; tells compilers that it is not negative. */
  private static final int PLACE = BATCH - 1;

  /** Added to a double below 2^31, leaves it, rounded, in the low bits of the sum. */
  private static final double TO_INTEGER = 0x1p52;

  private final SeparationCells cells;
  private final double[] shiftedCells = new double[BATCH];

  /** Slots of the pairs, then their places. */
  private final int[] slots = new int[BATCH];

  /** By slot: the number of its pairs, then the place of the next, at last the place after them. */
  private final int[] next;

  private final double[] sorted;

  /** For the slots of some cells, and so many columns. */
  SlotSorter(SeparationCells cells, int columns) {
    this.cells = cells;
    next = new int[cells.outside()];
    sorted = new double[columns * COLUMN];
  }

  /** Column c from place {@code c * COLUMN} on, slot by slot. */
  double[] sorted() {
    return sorted;
  }

  /** The place after the last pair of a slot in the first column; that of the first of the next. */
  int end(int slot) {
    return next[slot];
  }

  /** Number of pairs by slot, before anything is sorted. */
  int count(int slot) {
    return next[slot];
  }

  /** Finds the slots of a batch of pairs, all in reach, and counts them. */
  void find(double[] r2, int n) {
    double scale = cells.scale();
    double[] shiftedCells = this.shiftedCells;
    for (int k = 0; k < n; k++) {
      shiftedCells[k] = r2[k] * scale + TO_INTEGER;
    }
    SeparationCells cells = this.cells;
    int[] slots = this.slots;
    int[] next = this.next;
    Arrays.fill(next, 0);
    int k = 0;
    // Four at a time: one branch, hardly ever taken, for all of them.
    for (; k < n - 3; k += 4) {
      int cell0 = cell(shiftedCells[k]);
      int cell1 = cell(shiftedCells[k + 1]);
      int cell2 = cell(shiftedCells[k + 2]);
      int cell3 = cell(shiftedCells[k + 3]);
      int slot0 = cells.slot(cell0);
      int slot1 = cells.slot(cell1);
      int slot2 = cells.slot(cell2);
      int slot3 = cells.slot(cell3);
      if ((slot0 | slot1 | slot2 | slot3) < 0) {
        slot0 = cells.slot(r2[k], cell0);
        slot1 = cells.slot(r2[k + 1], cell1);
        slot2 = cells.slot(r2[k + 2], cell2);
        slot3 = cells.slot(r2[k + 3], cell3);
      }
      slots[k] = slot0;
      slots[k + 1] = slot1;
      slots[k + 2] = slot2;
      slots[k + 3] = slot3;
      next[slot0]++;
      next[slot1]++;
      next[slot2]++;
      next[slot3]++;
    }
    for (; k < n; k++) {
      int slot = cells.slot(r2[k], cell(shiftedCells[k]));
      slots[k] = slot;
      next[slot]++;
    }
  }

  /** Sorts three columns of the batch; nothing else of it can be sorted then. */
  void sort(double[] first, double[] second, double[] third, int n) {
    arrange();
    int[] slots = this.slots;
    int[] next = this.next;
    double[] sorted = this.sorted;
    for (int k = 0; k < n; k++) {
      int slot = slots[k];
      int place = next[slot] & PLACE;
      next[slot] = place + 1;
      sorted[place] = first[k];
      sorted[place + COLUMN] = second[k];
      sorted[place + 2 * COLUMN] = third[k];
    }
  }

  /** Turns the slots of the batch into places, to which {@link #copy} brings columns one by one. */
  void place(int n) {
    arrange();
    int[] slots = this.slots;
    int[] next = this.next;
    for (int k = 0; k < n; k++) {
      int slot = slots[k];
      int place = next[slot];
      next[slot] = place + 1;
      slots[k] = place;
    }
  }

  /** Copies column c. */
  void copy(double[] column, int c, int n) {
    int[] places = slots;
    double[] sorted = this.sorted;
    int at = c * COLUMN;
    for (int k = 0; k < n; k++) {
      sorted[at + places[k]] = column[k];
    }
  }

  /** From numbers of pairs to places. */
  private void arrange() {
    int place = 0;
    for (int slot = 0; slot < next.length; slot++) {
      int count = next[slot];
      next[slot] = place;
      place += count;
    }
  }

  private static int cell(double shifted) {
    return (int) Double.doubleToRawLongBits(shifted);
  }
}
