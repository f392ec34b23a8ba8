package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Counts squared separations into the slots of a {@link PairSums}, some hundred at a time and
 * without a branch: first into fine cells of r2. A cell without an edge belongs to one slot as a
 * whole; what falls into a cell with an edge is compared with the squared edge itself. Whatever
 * lies beyond the last edge is dropped.
 *
 * <p>Sums of separations are taken by cell, too. They may overflow: within a cell separations
 * differ so little that the sum is known from its last 64 bits and the number of terms.
 */
public final class SeparationHistogram {

  /** So many fit into the fastest cache; more of them when many edges would divide them. */
  private static final int FEW_CELLS = 1 << 10;

  private static final int MANY_CELLS = 1 << 12;

  private static final int MANY_BINS = 24;

  /** After so many separations the cells are emptied: see {@link #moveCell}. */
  private static final int MOST_TERMS = 1 << 15;

  /** Added to a double below 2^31, leaves it, rounded, in the low bits of the sum. */
  private static final double TO_INTEGER = 0x1p52;

  private final PairSums sums;
  private final SeparationSums lengths;
  private final double scale;
  private final double[] upper;
  private final int outside;

  /** The slot of a cell; -1 when an edge lies inside. */
  private final int[] slotOf;

  /** The lowest slot of what a cell may hold. */
  private final int[] lowestOf;

  /** 1 for a cell with an edge inside, else 0. */
  private final byte[] divided;

  private final int[] counts;

  /** Number of cells up to the last edge; one more holds the rest. */
  private final int cellCount;

  private final long[] lengthBits;
  private final double[] cells = new double[PairBatch.CAPACITY];
  private final double[] shifted;
  private final double offset;
  private final boolean separations;
  private int terms;

  /** For the radial bins of the request of the sums. */
  public SeparationHistogram(PairSums sums) {
    this.sums = sums;
    lengths = sums.separations();
    offset = lengths.offset();
    separations = sums.request().separations();
    cellCount = sums.request().bins().count() > MANY_BINS ? MANY_CELLS : FEW_CELLS;
    divided = new byte[cellCount + 2];
    counts = new int[cellCount + 2];
    lengthBits = new long[separations ? cellCount + 2 : 0];
    shifted = new double[separations ? PairBatch.CAPACITY : 0];
    RadialBins bins = sums.request().bins();
    outside = bins.count() + 1;
    upper = new double[outside + 1];
    for (int slot = 0; slot < outside; slot++) {
      upper[slot] = bins.squaredEdge(slot);
    }
    upper[outside] = Double.POSITIVE_INFINITY;
    double limit = upper[outside - 1];
    // A limit so small that the quotient overflows leaves one cell: comparisons alone.
    scale = Double.isFinite(cellCount / limit) ? cellCount / limit : 0;
    slotOf = new int[cellCount + 2];
    lowestOf = new int[cellCount + 2];
    int slot = 0;
    for (int cell = 0; cell < slotOf.length; cell++) {
      // Cells are wide by one and centred; the bounds are a little wider, safe from rounding.
      double least = scale > 0 ? (cell - 0.51) / scale : 0;
      double most = scale > 0 && cell <= cellCount ? (cell + 0.51) / scale : upper[outside];
      while (least >= upper[slot]) {
        slot++;
      }
      lowestOf[cell] = slot;
      boolean edgeInside = slot != outside && most >= upper[slot];
      divided[cell] = (byte) (edgeInside ? 1 : 0);
      slotOf[cell] = edgeInside ? -1 : slot;
    }
  }

  /** Adds {@code r2[0 .. n - 1]}, at most {@link PairBatch#CAPACITY} of them. */
  public void add(double[] r2, int n) {
    if (terms > MOST_TERMS - n) {
      move();
    }
    terms += n;
    double scale = this.scale;
    double[] cells = this.cells;
    for (int k = 0; k < n; k++) {
      cells[k] = r2[k] * scale + TO_INTEGER;
    }
    if (separations) {
      countAndSum(r2, n);
    } else {
      count(r2, n);
    }
  }

  private void count(double[] r2, int n) {
    double[] cells = this.cells;
    int[] counts = this.counts;
    byte[] divided = this.divided;
    int most = cellCount + 1;
    int k = 0;
    // Four at a time: one branch, hardly ever taken, for all of them.
    for (; k < n - 3; k += 4) {
      int c0 = cell(cells[k], most);
      int c1 = cell(cells[k + 1], most);
      int c2 = cell(cells[k + 2], most);
      int c3 = cell(cells[k + 3], most);
      if ((divided[c0] | divided[c1] | divided[c2] | divided[c3]) != 0) {
        countEach(r2, k, k + 4);
      } else {
        counts[c0]++;
        counts[c1]++;
        counts[c2]++;
        counts[c3]++;
      }
    }
    countEach(r2, k, n);
  }

  private void countEach(double[] r2, int from, int to) {
    for (int k = from; k < to; k++) {
      int cell = cell(cells[k], cellCount + 1);
      if (divided[cell] != 0) {
        int slot = exactSlot(r2[k], cell);
        if (slot < outside) {
          sums.counts()[slot]++;
        }
      } else {
        counts[cell]++;
      }
    }
  }

  private void countAndSum(double[] r2, int n) {
    double[] cells = this.cells;
    double[] shifted = this.shifted;
    int[] counts = this.counts;
    long[] lengthBits = this.lengthBits;
    byte[] divided = this.divided;
    double offset = this.offset;
    for (int k = 0; k < n; k++) {
      shifted[k] = Math.sqrt(r2[k]) + offset;
    }
    int most = cellCount + 1;
    int k = 0;
    for (; k < n - 3; k += 4) {
      int c0 = cell(cells[k], most);
      int c1 = cell(cells[k + 1], most);
      int c2 = cell(cells[k + 2], most);
      int c3 = cell(cells[k + 3], most);
      if ((divided[c0] | divided[c1] | divided[c2] | divided[c3]) != 0) {
        countAndSumEach(r2, k, k + 4);
      } else {
        counts[c0]++;
        lengthBits[c0] += Double.doubleToRawLongBits(shifted[k]);
        counts[c1]++;
        lengthBits[c1] += Double.doubleToRawLongBits(shifted[k + 1]);
        counts[c2]++;
        lengthBits[c2] += Double.doubleToRawLongBits(shifted[k + 2]);
        counts[c3]++;
        lengthBits[c3] += Double.doubleToRawLongBits(shifted[k + 3]);
      }
    }
    countAndSumEach(r2, k, n);
  }

  private void countAndSumEach(double[] r2, int from, int to) {
    for (int k = from; k < to; k++) {
      int cell = cell(cells[k], cellCount + 1);
      long bits = Double.doubleToRawLongBits(shifted[k]);
      if (divided[cell] != 0) {
        int slot = exactSlot(r2[k], cell);
        if (slot < outside) {
          sums.counts()[slot]++;
          lengths.add(slot, bits - Double.doubleToRawLongBits(offset));
        }
      } else {
        counts[cell]++;
        lengthBits[cell] += bits;
      }
    }
  }

  /** The low bits; whatever is beyond all cells, to infinity, ends in the last. */
  private static int cell(double shifted, int most) {
    return (int)
        Math.min(
            Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(TO_INTEGER), most);
  }

  private int exactSlot(double q, int cell) {
    int slot = lowestOf[cell];
    while (q >= upper[slot]) {
      slot++;
    }
    return slot;
  }

  /** Moves everything added so far into the sums of the task. */
  public void move() {
    for (int cell = 0; cell <= cellCount; cell++) {
      if (counts[cell] > 0 && slotOf[cell] < outside) {
        moveCell(cell, slotOf[cell], counts[cell]);
      }
    }
    Arrays.fill(counts, 0);
    Arrays.fill(lengthBits, 0);
    terms = 0;
  }

  /**
   * Lengths in a cell are at least that of its lower neighbour's centre, and exceed it by less than
   * 2^52 sqrt(2 / cells) multiples: 2^15 terms exceed it by less than 2^63.
   */
  private void moveCell(int cell, int slot, int count) {
    sums.counts()[slot] += count;
    if (separations) {
      double least = scale > 0 ? Math.sqrt(Math.max(0, cell - 1) / scale) : 0;
      long base = Double.doubleToRawLongBits(least + offset);
      long excess = lengthBits[cell] - count * base;
      lengths.add(slot, count, base - Double.doubleToRawLongBits(offset), excess);
    }
  }
}
