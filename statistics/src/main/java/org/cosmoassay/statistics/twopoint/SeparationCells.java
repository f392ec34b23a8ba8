package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Fine cells of r2, all equally wide, and the slots they belong to; made once for all tasks of a
 * walk. A cell without an edge of a bin inside belongs to one slot as a whole; the others are
 * divided.
 */
final class SeparationCells {

  /** So many fit into the fastest cache; more of them when many edges would divide them. */
  private static final int FEW = 1 << 11;

  private static final int MANY = 1 << 12;

  private static final int MANY_BINS = 24;

  private static final int DIVIDED = -1;

  private final int count;
  private final double scale;
  private final int outside;
  private final double[] upper;

  /** The slot of a cell; negative when it is divided. */
  private final int[] slotOf;

  /** The lowest slot of what a cell may hold. */
  private final int[] lowestOf;

  private final int[] divided;

  private SeparationCells(RadialBins bins, int count) {
    this.count = count;
    outside = bins.count() + 1;
    upper = new double[outside + 1];
    for (int slot = 0; slot < outside; slot++) {
      upper[slot] = bins.squaredEdge(slot);
    }
    upper[outside] = Double.POSITIVE_INFINITY;
    double limit = upper[outside - 1];
    // A limit so small that the quotient overflows leaves one cell: comparisons alone.
    scale = Double.isFinite(count / limit) ? count / limit : 0;
    slotOf = new int[last() + 1];
    lowestOf = new int[last() + 1];
    divided = assign();
  }

  /** The cells for the radial bins of a request. */
  static SeparationCells of(PairRequest request) {
    RadialBins bins = request.bins();
    return new SeparationCells(bins, bins.count() > MANY_BINS ? MANY : FEW);
  }

  /** Assigns slots to the cells; the divided cells. */
  private int[] assign() {
    int[] found = new int[last() + 1];
    int number = 0;
    double width = scale > 0 ? 1 / scale : 0;
    int slot = 0;
    for (int cell = 0; cell <= last(); cell++) {
      // Cells are centred on whole numbers; the bounds are a little wider, safe from rounding.
      double least = (cell - 0.51) * width;
      double most = scale > 0 && cell < last() ? (cell + 0.51) * width : upper[outside];
      while (least >= upper[slot]) {
        slot++;
      }
      lowestOf[cell] = slot;
      slotOf[cell] = slot;
      if (slot != outside && most >= upper[slot]) {
        slotOf[cell] = DIVIDED;
        found[number++] = cell;
      }
    }
    return Arrays.copyOf(found, number);
  }

  /** Number of cells up to the last edge. */
  int count() {
    return count;
  }

  /**
   * The last cell, which takes everything further out: as many as {@link #count} lie between, lest
   * one cell, and its place in memory, be hit by all that is out of reach.
   */
  int last() {
    return 2 * count;
  }

  /** Times r2, rounded, is the cell; 0 when there is but one. */
  double scale() {
    return scale;
  }

  /** The slot of all that lies beyond the last edge. */
  int outside() {
    return outside;
  }

  /** The divided cells, shared with the histograms; nobody writes to it. */
  int[] divided() {
    return divided;
  }

  boolean isDivided(int cell) {
    return slotOf[cell] < 0;
  }

  /** The slot of a cell that is not divided. */
  int slot(int cell) {
    return slotOf[cell];
  }

  /** The slot of a squared separation that fell into a cell. */
  int slot(double r2, int cell) {
    int slot = lowestOf[cell];
    while (r2 >= upper[slot]) {
      slot++;
    }
    return slot;
  }
}
