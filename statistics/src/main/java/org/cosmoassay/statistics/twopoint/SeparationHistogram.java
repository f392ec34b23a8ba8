package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Counts squared separations into the slots of a {@link PairSums}, some hundred at a time and
 * without a branch: first into {@link SeparationCells}. The counter of a divided cell is negative,
 * and what falls into it is compared with the squared edge itself. Whatever lies beyond the last
 * edge is dropped.
 *
 * <p>Sums of separations are taken by cell, too. They may overflow: within a cell separations
 * differ so little that the sum is known from its last 64 bits and the number of terms.
 */
public final class SeparationHistogram {

  /** After so many separations the cells are emptied: see {@link #moveCell}. */
  private static final int MOST_TERMS = 1 << 15;

  /** Added to a double below 2^31, leaves it, rounded, in the low bits of the sum. */
  private static final double TO_INTEGER = 0x1p52;

  private final PairSums sums;
  private final SeparationCells cells;
  private final SeparationSums lengths;
  private final double scale;
  private final double offset;
  private final boolean separations;

  /** The bits of the last cell, shifted as r2 is: none are larger. */
  private final long lastBits;

  /** Pairs by cell, when separations are not wanted. */
  private final int[] counts;

  /** Pairs and the sum of the bits of their separations by cell, side by side, when they are. */
  private final long[] tally;

  /**
   * Cells in the low bits of sums with {@link #TO_INTEGER}, and separations in those with the
   * offset.
   */
  private final double[] shiftedCells = new double[PairBatch.CAPACITY];

  private final double[] shifted;
  private int terms;

  /** For the radial bins of the request of the sums. */
  public SeparationHistogram(PairSums sums) {
    this.sums = sums;
    cells = sums.cells();
    lengths = sums.separations();
    scale = cells.scale();
    offset = lengths.offset();
    separations = sums.request().separations();
    lastBits = Double.doubleToRawLongBits(TO_INTEGER + cells.last());
    counts = new int[separations ? 0 : cells.last() + 1];
    tally = new long[separations ? 2 * (cells.last() + 1) : 0];
    shifted = new double[separations ? PairBatch.CAPACITY : 0];
    empty();
  }

  private void empty() {
    Arrays.fill(counts, 0);
    Arrays.fill(tally, 0);
    for (int cell : cells.divided()) {
      if (separations) {
        tally[2 * cell] = Long.MIN_VALUE;
      } else {
        counts[cell] = Integer.MIN_VALUE;
      }
    }
    terms = 0;
  }

  /** Adds {@code r2[0 .. n - 1]}, at most {@link PairBatch#CAPACITY} of them. */
  public void add(double[] r2, int n) {
    if (terms > MOST_TERMS - n) {
      move();
    }
    terms += n;
    double scale = this.scale;
    double[] shiftedCells = this.shiftedCells;
    for (int k = 0; k < n; k++) {
      shiftedCells[k] = r2[k] * scale + TO_INTEGER;
    }
    if (separations) {
      countAndSum(r2, n);
    } else {
      count(r2, n);
    }
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

  private void countAndSum(double[] r2, int n) {
    double[] shiftedCells = this.shiftedCells;
    double[] shifted = this.shifted;
    long[] tally = this.tally;
    double offset = this.offset;
    for (int k = 0; k < n; k++) {
      shifted[k] = Math.sqrt(r2[k]) + offset;
    }
    long last = lastBits;
    int k = 0;
    for (; k < n - 3; k += 4) {
      int c0 = 2 * cell(shiftedCells[k], last);
      int c1 = 2 * cell(shiftedCells[k + 1], last);
      int c2 = 2 * cell(shiftedCells[k + 2], last);
      int c3 = 2 * cell(shiftedCells[k + 3], last);
      long n0 = tally[c0] + 1;
      tally[c0] = n0;
      tally[c0 + 1] += Double.doubleToRawLongBits(shifted[k]);
      long n1 = tally[c1] + 1;
      tally[c1] = n1;
      tally[c1 + 1] += Double.doubleToRawLongBits(shifted[k + 1]);
      long n2 = tally[c2] + 1;
      tally[c2] = n2;
      tally[c2 + 1] += Double.doubleToRawLongBits(shifted[k + 2]);
      long n3 = tally[c3] + 1;
      tally[c3] = n3;
      tally[c3 + 1] += Double.doubleToRawLongBits(shifted[k + 3]);
      if ((n0 | n1 | n2 | n3) < 0) {
        compare(r2, k, k + 4);
      }
    }
    for (int j = k; j < n; j++) {
      int cell = 2 * cell(shiftedCells[j], last);
      tally[cell]++;
      tally[cell + 1] += Double.doubleToRawLongBits(shifted[j]);
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
          if (separations) {
            lengths.add(slot, multiples(shifted[k]));
          }
        }
      }
    }
  }

  /** The low bits; whatever is beyond all cells, to infinity, ends in the last. */
  private static int cell(double shifted, long last) {
    return (int) Math.min(Double.doubleToRawLongBits(shifted), last);
  }

  private long multiples(double shifted) {
    return Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(offset);
  }

  /** Moves everything added so far into the sums of the task. */
  public void move() {
    for (int cell = 0; cell <= cells.count(); cell++) {
      long count = separations ? tally[2 * cell] : counts[cell];
      if (count > 0 && cells.slot(cell) < cells.outside()) {
        moveCell(cell, cells.slot(cell), (int) count);
      }
    }
    empty();
  }

  /**
   * Lengths in a cell are at least that of its lower neighbour's centre, and exceed it by less than
   * 2^52 sqrt(2 / cells) multiples: 2^15 terms exceed it by less than 2^63.
   */
  private void moveCell(int cell, int slot, int count) {
    sums.counts()[slot] += count;
    if (separations) {
      double base = cells.least(cell) + offset;
      long excess = tally[2 * cell + 1] - count * Double.doubleToRawLongBits(base);
      lengths.add(slot, count, multiples(base), excess);
    }
  }
}
