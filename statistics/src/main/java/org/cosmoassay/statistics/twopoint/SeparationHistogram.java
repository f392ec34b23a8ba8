package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Counts squared separations into the slots of a {@link PairSums}, some hundred at a time and
 * without a branch: first into {@link SeparationCells}. The counter of a divided cell is negative,
 * and what falls into it is compared with the squared edge itself. Whatever lies beyond the last
 * edge is dropped.
 */
final class SeparationHistogram {

  /** After so many pairs the cells are emptied, lest a counter overflow. */
  private static final int MOST_PAIRS = 1 << 30;

  /** Added to a double below 2^31, leaves it, rounded, in the low bits of the sum. */
  private static final double TO_INTEGER = 0x1p52;

  private final PairSums sums;
  private final SeparationCells cells;
  private final double scale;

  /** The bits of the last cell, shifted as r2 is: none are larger. */
  private final long lastBits;

  /** Pairs by cell. */
  private final int[] counts;

  /** Cells, in the low bits of sums with {@link #TO_INTEGER}. */
  private final double[] shiftedCells = new double[PairBatch.CAPACITY];

  private int pairs;

  /** For the radial bins of the request of the sums. */
  SeparationHistogram(PairSums sums) {
    this.sums = sums;
    cells = sums.cells();
    scale = cells.scale();
    lastBits = Double.doubleToRawLongBits(TO_INTEGER + cells.last());
    counts = new int[cells.last() + 1];
    empty();
  }

  private void empty() {
    Arrays.fill(counts, 0);
    for (int cell : cells.divided()) {
      counts[cell] = Integer.MIN_VALUE;
    }
    pairs = 0;
  }

  /** Adds {@code r2[0 .. n - 1]}, at most {@link PairBatch#CAPACITY} of them. */
  void add(double[] r2, int n) {
    if (pairs > MOST_PAIRS - n) {
      move();
    }
    pairs += n;
    double scale = this.scale;
    double[] shiftedCells = this.shiftedCells;
    for (int k = 0; k < n; k++) {
      shiftedCells[k] = r2[k] * scale + TO_INTEGER;
    }
    count(r2, n);
  }

  private void count(double[] r2, int n) {
    double[] shiftedCells = this.shiftedCells;
    int[] counts = this.counts;
    long last = lastBits;
    int k = 0;
    // Four at a time: one branch, hardly ever taken, for all of them.
    for (; k < n - 3; k += 4) {
      int c0 = cell(shiftedCells[k], last);
      int c1 = cell(shiftedCells[k + 1], last);
      int c2 = cell(shiftedCells[k + 2], last);
      int c3 = cell(shiftedCells[k + 3], last);
      int n0 = counts[c0] + 1;
      counts[c0] = n0;
      int n1 = counts[c1] + 1;
      counts[c1] = n1;
      int n2 = counts[c2] + 1;
      counts[c2] = n2;
      int n3 = counts[c3] + 1;
      counts[c3] = n3;
      if ((n0 | n1 | n2 | n3) < 0) {
        compare(r2, k, k + 4);
      }
    }
    for (int j = k; j < n; j++) {
      counts[cell(shiftedCells[j], last)]++;
    }
    compare(r2, k, n);
  }

  /** Finds the slots of those that fell into divided cells, whose tallies are never looked at. */
  private void compare(double[] r2, int from, int to) {
    for (int k = from; k < to; k++) {
      int cell = cell(shiftedCells[k], lastBits);
      if (cells.isDivided(cell)) {
        int slot = cells.slot(r2[k], cell);
        if (slot < cells.outside()) {
          sums.counts()[slot]++;
        }
      }
    }
  }

  /** The low bits; whatever is beyond all cells, to infinity, ends in the last. */
  private static int cell(double shifted, long last) {
    return (int) Math.min(Double.doubleToRawLongBits(shifted), last);
  }

  /** Moves everything added so far into the sums of the task. */
  void move() {
    for (int cell = 0; cell <= cells.count(); cell++) {
      if (counts[cell] > 0 && cells.slot(cell) < cells.outside()) {
        sums.counts()[cells.slot(cell)] += counts[cell];
      }
    }
    empty();
  }
}
