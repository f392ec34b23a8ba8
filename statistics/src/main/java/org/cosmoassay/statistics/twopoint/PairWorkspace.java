package org.cosmoassay.statistics.twopoint;

/**
 * The arrays of a {@link BatchWalk}, for one task after the other: to make them anew for each would
 * take as long as the pairs of a small cloud.
 */
final class PairWorkspace {

  private final PairColumns columns;
  private final SlotSorter sorter;

  /** Separations of a batch. */
  private final double[] r = new double[SlotSorter.BATCH];

  PairWorkspace(PairSums sums) {
    PairRequest request = sums.request();
    columns = new PairColumns(request);
    sorter = new SlotSorter(sums.cells(), sortedColumns(request));
  }

  /** r, v_r and |v_t|^2, and |mu| by line of sight, as far as they are wanted. */
  private static int sortedColumns(PairRequest request) {
    if (request.countsAlone()) {
      return 0;
    }
    int angles = request.muBins() == null ? 0 : request.linesOfSight().size();
    return (request.velocities() ? 3 : 1) + angles;
  }

  PairColumns columns() {
    return columns;
  }

  SlotSorter sorter() {
    return sorter;
  }

  double[] r() {
    return r;
  }
}
