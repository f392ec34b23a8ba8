package org.cosmoassay.statistics.twopoint;

/**
 * The rows in which the partners of the points of one row may lie: the row itself first, then the
 * rows (and periodic images of rows) of the half plane further on in z, or equal in z and further
 * on in y.
 */
final class RowNeighbours {

  private final CellGrid grid;
  private final PairReach reach;
  private final int reachY;
  private final int reachZ;

  /** Row index, its shift in Mpc/h, and its centre as seen from the primary row. */
  final int[] row;

  final double[] shiftY;
  final double[] shiftZ;
  final double[] centreY;
  final double[] centreZ;

  RowNeighbours(CellGrid grid, PairReach reach) {
    this.grid = grid;
    this.reach = reach;
    reachY = (int) Math.ceil(reach.extent(1) / grid.rowWidthY());
    reachZ = (int) Math.ceil(reach.extent(2) / grid.rowWidthZ());
    int most = (2 * reachY + 1) * (reachZ + 1);
    row = new int[most];
    shiftY = new double[most];
    shiftZ = new double[most];
    centreY = new double[most];
    centreZ = new double[most];
  }

  /** Collects the rows of a primary row; returns their number. */
  int around(int primary) {
    int cy = primary % grid.ny();
    int cz = grid.plane(primary);
    int found = 0;
    found = add(found, cy, cz);
    for (int oy = 1; oy <= reachY; oy++) {
      found = add(found, cy + oy, cz);
    }
    for (int oz = 1; oz <= reachZ; oz++) {
      double gapZ = (oz - 1) * grid.rowWidthZ();
      for (int oy = -reachY; oy <= reachY; oy++) {
        double gapY = Math.max(0, Math.abs(oy) - 1) * grid.rowWidthY();
        if (reach.chord2(gapY, gapZ) >= 0) {
          found = add(found, cy + oy, cz + oz);
        }
      }
    }
    return found;
  }

  private int add(int at, int cy, int cz) {
    int wrapsY = Math.floorDiv(cy, grid.ny());
    int wrapsZ = Math.floorDiv(cz, grid.nz());
    int index = grid.firstRow(cz - wrapsZ * grid.nz()) + cy - wrapsY * grid.ny();
    if (at > 0 && grid.rowStart(index) == grid.rowStart(index + 1)) {
      return at;
    }
    row[at] = index;
    shiftY[at] = wrapsY * grid.box().ly();
    shiftZ[at] = wrapsZ * grid.box().lz();
    centreY[at] = (cy + 0.5) * grid.rowWidthY();
    centreZ[at] = (cz + 0.5) * grid.rowWidthZ();
    return at + 1;
  }
}
