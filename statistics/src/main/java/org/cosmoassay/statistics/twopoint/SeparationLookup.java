package org.cosmoassay.statistics.twopoint;

/**
 * The slot of a squared separation: a table on r2 leads to the lowest candidate, exact comparisons
 * with the squared edges decide.
 */
final class SeparationLookup {

  private static final int CELLS = 4096;

  private final double scale;
  private final double[] upper;
  private final int[] lowest;

  SeparationLookup(RadialBins bins) {
    int slots = bins.count() + 1;
    upper = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      upper[slot] = bins.squaredEdge(slot);
    }
    double limit = upper[slots - 1];
    // A limit so small that the quotient overflows leaves one cell: comparisons alone.
    scale = Double.isFinite(CELLS / limit) ? CELLS / limit : 0;
    lowest = new int[CELLS + 2];
    int slot = 0;
    for (int cell = 0; cell < lowest.length && scale > 0; cell++) {
      // A little low, so that rounding never starts the search above the right slot.
      double least = cell / scale * (1 - 1e-12);
      while (slot < slots - 1 && least >= upper[slot]) {
        slot++;
      }
      lowest[cell] = slot;
    }
  }

  /** The slot of r2, which must be below the largest squared edge. */
  int slot(double r2) {
    int slot = lowest[(int) (r2 * scale)];
    while (r2 >= upper[slot]) {
      slot++;
    }
    return slot;
  }
}
