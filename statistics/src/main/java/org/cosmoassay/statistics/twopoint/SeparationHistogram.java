package org.cosmoassay.statistics.twopoint;

/**
 * Counts squared separations, some hundred at a time, into the slots of a {@link PairSums}: a table
 * on r2 tells the slot, but where an edge lies in a cell of the table, exact comparisons with the
 * squared edge do. What lies beyond the last edge is looked at and dropped.
 */
public final class SeparationHistogram {

  private static final int CELLS = 2048;

  /** Neighbouring pairs fall into different copies, so that none waits for the one before. */
  private static final int COPIES = 4;

  private final PairSums sums;
  private final double scale;
  private final double[] upper;

  /** The slot of a cell, or -1 - slot for the lowest slot of a cell with an edge inside. */
  private final int[] slotOf;

  private final int outside;
  private final double offset;
  private final long offsetBits;
  private final int[] counts;
  private final long[] multiples;
  private final long[] rounded = new long[SeparationSums.MOST_TERMS];

  /** For the radial bins of the request of the sums. */
  public SeparationHistogram(PairSums sums) {
    this.sums = sums;
    RadialBins bins = sums.request().bins();
    int slots = bins.count() + 1;
    outside = slots;
    upper = new double[slots + 1];
    for (int slot = 0; slot < slots; slot++) {
      upper[slot] = bins.squaredEdge(slot);
    }
    upper[slots] = Double.POSITIVE_INFINITY;
    double limit = upper[slots - 1];
    // A limit so small that the quotient overflows leaves one cell: comparisons alone.
    scale = Double.isFinite(CELLS / limit) ? CELLS / limit : 0;
    slotOf = new int[CELLS + 2];
    int slot = 0;
    for (int cell = 0; cell < slotOf.length; cell++) {
      // The cell as it is or a little more, so that rounding puts nothing into a wrong slot.
      double least = scale > 0 ? cell / scale * (1 - 1e-12) : 0;
      double most = scale > 0 && cell <= CELLS ? (cell + 1) / scale * (1 + 1e-12) : upper[slots];
      while (least >= upper[slot]) {
        slot++;
      }
      slotOf[cell] = most < upper[slot] || slot == outside ? slot : -1 - slot;
    }
    offset = sums.separations().offset();
    offsetBits = Double.doubleToRawLongBits(offset);
    counts = new int[COPIES * (slots + 1)];
    multiples = new long[COPIES * (slots + 1)];
  }

  /** Adds {@code r2[0 .. n - 1]} to the counts, at most 2^10 of them. */
  public void count(double[] r2, int n) {
    double scale = this.scale;
    int[] slotOf = this.slotOf;
    int[] counts = this.counts;
    for (int k = 0; k < n; k++) {
      double q = r2[k];
      int slot = slotOf[Math.min((int) (q * scale), CELLS + 1)];
      if (slot < 0) {
        slot = exactSlot(q, -1 - slot);
      }
      counts[COPIES * slot + k % COPIES]++;
    }
    moveCounts();
  }

  /** Adds {@code r2[0 .. n - 1]} to the counts and to the sums of separations. */
  public void countAndSum(double[] r2, int n) {
    double scale = this.scale;
    int[] slotOf = this.slotOf;
    int[] counts = this.counts;
    long[] multiples = this.multiples;
    round(r2, n);
    for (int k = 0; k < n; k++) {
      double q = r2[k];
      int slot = slotOf[Math.min((int) (q * scale), CELLS + 1)];
      if (slot < 0) {
        slot = exactSlot(q, -1 - slot);
      }
      int at = COPIES * slot + k % COPIES;
      counts[at]++;
      multiples[at] += rounded[k];
    }
    moveCounts();
    for (int slot = 0; slot < outside; slot++) {
      long sum = 0;
      for (int copy = 0; copy < COPIES; copy++) {
        sum += multiples[COPIES * slot + copy];
        multiples[COPIES * slot + copy] = 0;
      }
      if (sum != 0) {
        sums.separations().add(slot, sum);
      }
    }
  }

  private void round(double[] r2, int n) {
    double offset = this.offset;
    long offsetBits = this.offsetBits;
    long[] rounded = this.rounded;
    for (int k = 0; k < n; k++) {
      rounded[k] = Double.doubleToRawLongBits(Math.sqrt(r2[k]) + offset) - offsetBits;
    }
  }

  private int exactSlot(double q, int lowest) {
    int slot = lowest;
    while (q >= upper[slot]) {
      slot++;
    }
    return slot;
  }

  private void moveCounts() {
    long[] total = sums.counts();
    for (int slot = 0; slot < outside; slot++) {
      int sum = 0;
      for (int copy = 0; copy < COPIES; copy++) {
        sum += counts[COPIES * slot + copy];
        counts[COPIES * slot + copy] = 0;
      }
      total[slot] += sum;
    }
  }
}
