package org.cosmoassay.statistics.twopoint;

/**
 * The rows of a grid, and periodic images of rows, in which the partners of the points of one place
 * may lie: all around it, for points of another cloud, or in the half plane that {@link
 * RowNeighbours} describes, the row itself first, for points of the same cloud.
 */
final class RowsAround {

  private final CellGrid grid;
  private final boolean half;
  private final int reachY;
  private final int reachZ;
  private int count;

  /** Row index, its shift in Mpc/h, and its extent as seen from the place. */
  final int[] row;

  final double[] shiftY;
  final double[] shiftZ;
  final double[] lowY;
  final double[] highY;
  final double[] lowZ;
  final double[] highZ;

  RowsAround(CellGrid grid, boolean half) {
    this.grid = grid;
    this.half = half;
    reachY = (int) Math.ceil(grid.reach() / grid.rowWidthY());
    reachZ = (int) Math.ceil(grid.reach() / grid.rowWidthZ());
    int most = (2 * reachY + 1) * (2 * reachZ + 1);
    row = new int[most];
    shiftY = new double[most];
    shiftZ = new double[most];
    lowY = new double[most];
    highY = new double[most];
    lowZ = new double[most];
    highZ = new double[most];
  }

  /** Cell of a y coordinate in the grid. */
  int cellY(double y) {
    return Math.min(grid.ny() - 1, (int) (y / grid.rowWidthY()));
  }

  /** Cell of a z coordinate in the grid. */
  int cellZ(double z) {
    return Math.min(grid.nz() - 1, (int) (z / grid.rowWidthZ()));
  }

  /** Collects the rows around a cell of y and z; returns their number. */
  int around(int cy, int cz) {
    count = 0;
    add(cy, cz);
    for (int oz = half ? 0 : -reachZ; oz <= reachZ; oz++) {
      double gapZ = Math.max(0, Math.abs(oz) - 1) * grid.rowWidthZ();
      for (int oy = half && oz == 0 ? 1 : -reachY; oy <= reachY; oy++) {
        double gapY = Math.max(0, Math.abs(oy) - 1) * grid.rowWidthY();
        boolean near = gapY * gapY + gapZ * gapZ <= grid.reach() * grid.reach();
        if (near && (oy != 0 || oz != 0)) {
          add(cy + oy, cz + oz);
        }
      }
    }
    return count;
  }

  private void add(int cy, int cz) {
    int wrapsY = Math.floorDiv(cy, grid.ny());
    int wrapsZ = Math.floorDiv(cz, grid.nz());
    int index = (cz - wrapsZ * grid.nz()) * grid.ny() + cy - wrapsY * grid.ny();
    if (count > 0 && grid.rowStart(index) == grid.rowStart(index + 1)) {
      return;
    }
    row[count] = index;
    shiftY[count] = wrapsY * grid.box().ly();
    shiftZ[count] = wrapsZ * grid.box().lz();
    lowY[count] = cy * grid.rowWidthY();
    highY[count] = (cy + 1) * grid.rowWidthY();
    lowZ[count] = cz * grid.rowWidthZ();
    highZ[count] = (cz + 1) * grid.rowWidthZ();
    count++;
  }
}
