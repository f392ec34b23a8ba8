package org.cosmoassay.statistics.twopoint;

/**
 * The runs of points, contiguous in the order of a {@link CellGrid}, in which the partners of one
 * point lie, each with one shift by box sides. Every partner within reach is in exactly one run of
 * the primary of the pair; runs hold other points, too.
 *
 * <p>The arrays are shared with the kernel and live until the next point.
 */
final class PairRuns {

  private final CellGrid grid;
  private final PairReach reach;
  private final RowNeighbours rows;
  private final int[] starts;
  private final int[] ends;
  private final double[] shiftsX;
  private final double[] shiftsY;
  private final double[] shiftsZ;
  private int count;
  private int neighbours;
  private int rowFrom;
  private int rowTo;

  /** Runs in a grid that was made for the request. */
  PairRuns(CellGrid grid, PairRequest request) {
    this.grid = grid;
    reach = PairReach.of(request, grid.box());
    rows = new RowNeighbours(grid, reach);
    int most = 3 * rows.row.length;
    starts = new int[most];
    ends = new int[most];
    shiftsX = new double[most];
    shiftsY = new double[most];
    shiftsZ = new double[most];
  }

  /** Finds the runs of point i; fast when points are asked for in their order. */
  void find(int i) {
    if (i < rowFrom || i >= rowTo) {
      int row = grid.rowOf(i);
      rowFrom = grid.rowStart(row);
      rowTo = grid.rowStart(row + 1);
      neighbours = rows.around(row);
    }
    double xi = grid.x()[i];
    double yi = grid.y()[i];
    double zi = grid.z()[i];
    double[] centreY = rows.centreY;
    double[] centreZ = rows.centreZ;
    double halfY = 0.5 * grid.rowWidthY();
    double halfZ = 0.5 * grid.rowWidthZ();
    count = 0;
    for (int k = 0; k < neighbours; k++) {
      double gapY = Branchless.positive(Math.abs(centreY[k] - yi) - halfY);
      double gapZ = Branchless.positive(Math.abs(centreZ[k] - zi) - halfZ);
      double chord2 = reach.chord2(gapY, gapZ);
      if (chord2 >= 0) {
        window(i, k, xi, Math.sqrt(chord2));
      }
    }
  }

  /** Number of runs. */
  int count() {
    return count;
  }

  /** First point of each run. */
  int[] starts() {
    return starts;
  }

  /** The point after the last of each run. */
  int[] ends() {
    return ends;
  }

  /** What is added to x_j - x_i in each run, in Mpc/h. */
  double[] shiftsX() {
    return shiftsX;
  }

  /** What is added to y_j - y_i in each run, in Mpc/h. */
  double[] shiftsY() {
    return shiftsY;
  }

  /** What is added to z_j - z_i in each run, in Mpc/h. */
  double[] shiftsZ() {
    return shiftsZ;
  }

  /** The runs of row k within a half chord of point i along x. */
  private void window(int i, int k, double xi, double halfChord) {
    int row = rows.row[k];
    double side = grid.box().lx();
    double low = xi - halfChord;
    double high = xi + halfChord;
    int rowEnd = grid.rowStart(row + 1);
    int end = high >= side ? rowEnd : grid.start(row, grid.cellX(high) + 1);
    boolean own = k == 0;
    if (own) {
      add(k, i + 1, end, 0);
    } else {
      int start = low <= 0 ? grid.rowStart(row) : grid.start(row, grid.cellX(low));
      add(k, start, end, 0);
      if (low < 0) {
        add(k, grid.start(row, grid.cellX(low + side)), rowEnd, -side);
      }
    }
    if (high >= side) {
      int beyond = grid.start(row, grid.cellX(high - side) + 1);
      add(k, grid.rowStart(row), beyond, side);
    }
  }

  private void add(int k, int start, int end, double shiftX) {
    if (start < end) {
      starts[count] = start;
      ends[count] = end;
      shiftsX[count] = shiftX;
      shiftsY[count] = rows.shiftY[k];
      shiftsZ[count] = rows.shiftZ[k];
      count++;
    }
  }
}
