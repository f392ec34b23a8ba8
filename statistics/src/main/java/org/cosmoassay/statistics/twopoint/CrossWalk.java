package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * The general walk over pairs: of two sets of points or of one with itself, in a periodic box or in
 * open space, weighted or not, by any {@link PairBinning}, and by region when the points are in
 * regions. {@link PairTraversal} is the fast walk for one unweighted cloud; their counts are equal.
 *
 * <p>Counts are exact integers. Weighted sums are added in an order fixed by the points alone: the
 * points of the first set, in grid order, are split into tasks by their number and by the size of
 * the result, and the tasks' sums are added in task order, so that results have the same bits for
 * any number of threads.
 */
public final class CrossWalk {

  /** Fewer points than this are not worth a task of their own. */
  private static final int POINTS_PER_TASK = 128;

  private static final int MOST_TASKS = 256;

  /** Keeps the sums of all tasks together below some 64 MB. */
  private static final int MOST_SUMS = 1 << 23;

  private CrossWalk() {}

  /**
   * The pairs of one set with itself, each unordered pair once.
   *
   * @throws IllegalArgumentException when the bins do not fit the periodic box
   */
  public static BinnedPairs within(PairPoints points, PairBinning binning) {
    return walk(points, points, binning, true);
  }

  /**
   * The pairs of one point of the first set with one of the second. Both sets must be in the same
   * box, and in as many regions.
   *
   * @throws IllegalArgumentException when they are not, or the bins do not fit
   */
  public static BinnedPairs between(PairPoints first, PairPoints second, PairBinning binning) {
    if (first.regionCount() != second.regionCount()) {
      throw new IllegalArgumentException(
          "regions: the first points are in %d, the second in %d; use the same for both"
              .formatted(first.regionCount(), second.regionCount()));
    }
    return walk(first, second, binning, false);
  }

  private static BinnedPairs walk(
      PairPoints first, PairPoints second, PairBinning binning, boolean auto) {
    PeriodicBox box = first.box();
    PairGrid.Frame frame = PairGrid.Frame.around(first, second, binning.reach());
    if (box != null) {
      binning.requireFits(box);
    }
    PairGrid primaries = PairGrid.of(first, frame, binning.reach());
    PairGrid partners = auto ? primaries : PairGrid.of(second, frame, binning.reach());
    boolean weighted = first.hasWeights() || second.hasWeights();
    int regions = first.regionCount();
    long size = binning.slots() * (2L * regions + 3);
    int points = primaries.size();
    int tasks =
        (int)
            Math.min(
                Math.min(MOST_TASKS, Math.max(1, MOST_SUMS / size)),
                (points + POINTS_PER_TASK - 1) / POINTS_PER_TASK);
    List<BinnedPairs.Sums> sums =
        Parallel.map(
            tasks,
            task -> {
              BinnedPairs.Sums sum = new BinnedPairs.Sums(binning.slots(), weighted, regions);
              new Walk(primaries, partners, binning, auto, sum)
                  .over(share(points, task, tasks), share(points, task + 1, tasks));
              return sum;
            });
    return BinnedPairs.of(
        binning.slots(), sums, PairWeight.of(first, second, auto), weighted, regions);
  }

  private static int share(int points, int task, int tasks) {
    return (int) ((long) points * task / tasks);
  }

  /** The state of one task. */
  private static final class Walk {

    private final PairGrid primaries;
    private final PairGrid partners;
    private final CellGrid grid;
    private final PairBinning binning;
    private final boolean auto;
    private final BinnedPairs.Sums sums;
    private final RowsAround rows;
    private final GatheredPairs batch;
    private final double limit;

    Walk(
        PairGrid primaries,
        PairGrid partners,
        PairBinning binning,
        boolean auto,
        BinnedPairs.Sums sums) {
      this.primaries = primaries;
      this.partners = partners;
      this.binning = binning;
      this.auto = auto;
      this.sums = sums;
      grid = partners.grid();
      rows = new RowsAround(grid, auto);
      limit = grid.reach() * grid.reach();
      batch = new GatheredPairs(limit);
    }

    void over(int from, int to) {
      int placeY = -1;
      int placeZ = -1;
      int neighbours = 0;
      for (int i = from; i < to; i++) {
        double yi = primaries.grid().y()[i];
        double zi = primaries.grid().z()[i];
        // The row of a point of the grid itself, by its index: only that is exact.
        int row = auto ? grid.rowOf(i) : 0;
        int cy = auto ? row % grid.ny() : rows.cellY(yi);
        int cz = auto ? row / grid.ny() : rows.cellZ(zi);
        if (cy != placeY || cz != placeZ) {
          neighbours = rows.around(cy, cz);
          placeY = cy;
          placeZ = cz;
        }
        pairsOf(i, yi, zi, neighbours);
      }
    }

    private void pairsOf(int i, double yi, double zi, int neighbours) {
      double xi = primaries.grid().x()[i];
      for (int k = 0; k < neighbours; k++) {
        double gapY = Math.max(0, Math.max(rows.lowY[k] - yi, yi - rows.highY[k]));
        double gapZ = Math.max(0, Math.max(rows.lowZ[k] - zi, zi - rows.highZ[k]));
        double chord2 = limit - gapY * gapY - gapZ * gapZ;
        if (chord2 >= 0) {
          window(i, k, xi, Math.sqrt(chord2));
        }
      }
    }

    /** The runs of row k within a half chord of point i along x. */
    private void window(int i, int k, double xi, double halfChord) {
      int row = rows.row[k];
      double side = grid.box().lx();
      double low = xi - halfChord;
      double high = xi + halfChord;
      int rowEnd = grid.rowStart(row + 1);
      int start = low <= 0 ? grid.rowStart(row) : grid.start(row, grid.cellX(low));
      int end = high >= side ? rowEnd : grid.start(row, grid.cellX(high) + 1);
      boolean own = auto && k == 0;
      run(i, k, own ? i + 1 : start, end, 0);
      if (high >= side) {
        run(i, k, grid.rowStart(row), grid.start(row, grid.cellX(high - side) + 1), side);
      }
      if (low < 0 && !own) {
        // A long cylinder may reach beyond a whole short side.
        int before = grid.start(row, grid.cellX(Math.max(0, low + side)));
        run(i, k, before, rowEnd, -side);
      }
    }

    private void run(int i, int k, int from, int to, double shiftX) {
      for (int start = from; start < to; start += GatheredPairs.CAPACITY) {
        batch.gather(
            primaries,
            i,
            partners,
            start,
            Math.min(to, start + GatheredPairs.CAPACITY),
            new double[] {shiftX, rows.shiftY[k], rows.shiftZ[k]});
        batch.sort(binning);
        sums.add(batch, primaries, i, partners);
      }
    }
  }
}
