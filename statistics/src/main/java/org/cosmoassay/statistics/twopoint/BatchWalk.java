package org.cosmoassay.statistics.twopoint;

import org.jspecify.annotations.Nullable;

/**
 * One task of a walk, tile by tile: pairs in reach are gathered in {@link PairColumns}, and added
 * to the sums a batch at a time. Kernels give the arithmetic; no bit depends on it.
 */
public final class BatchWalk {

  private final PairTiles tiles;
  private final PairArithmetic arithmetic;
  private final PairSums sums;
  private final PairWorkspace workspace;
  private final PairColumns columns;
  private final SlotSums slots;
  private final boolean separated;
  private final @Nullable ProjectedBatch projections;

  /** Separation vectors of the candidates; empty when no projected separations are wanted. */
  private double[] dx = {};

  private double[] dy = {};
  private double[] dz = {};

  /** A walk in a grid that was made for the request of the sums. */
  public BatchWalk(CellGrid grid, PairSums sums, Sieve sieve, PairArithmetic arithmetic) {
    PairRequest request = sums.request();
    tiles = new PairTiles(grid, request, 0, sieve);
    this.arithmetic = arithmetic;
    this.sums = sums;
    workspace = sums.takeWorkspace();
    columns = workspace.columns();
    slots = new SlotSums(sums, arithmetic, workspace);
    separated = request.bins().count() > 0;
    ProjectedBins projected = request.projectedBins();
    projections = projected == null ? null : new ProjectedBatch(sums, projected);
  }

  /** Adds the pairs whose primaries are {@code from .. to - 1} to the sums. */
  public void over(int from, int to) {
    int i = from;
    while (i < to) {
      i = tiles.form(i, to);
      for (int stretch = 0; stretch < tiles.stretches(); stretch++) {
        for (int p = 0; p < tiles.primaries(); p++) {
          partnersOf(p, stretch);
        }
      }
    }
    slots.add(columns, columns.size());
    columns.setSize(0);
    slots.move();
    sums.giveBack(workspace);
  }

  private void partnersOf(int p, int stretch) {
    int end = tiles.end(stretch);
    int start = stretch == 0 ? p + 1 : tiles.start(stretch);
    double sx = tiles.shiftX(stretch);
    double sy = tiles.shiftY(stretch);
    double sz = tiles.shiftZ(stretch);
    PointBuffer points = tiles.near();
    if (projections != null) {
      project(projections, points, p, start, end, sx, sy, sz);
    }
    while (separated && start < end) {
      int to = Math.min(end, start + PairBatch.CAPACITY);
      arithmetic.relate(points, p, start, to, sx, sy, sz, columns);
      if (columns.size() >= SlotSorter.BATCH) {
        slots.add(columns, SlotSorter.BATCH);
        columns.drop(SlotSorter.BATCH);
      }
      start = to;
    }
  }

  /** Counts all candidates by projected separations, whose reach is another. */
  private void project(
      ProjectedBatch projections,
      PointBuffer points,
      int p,
      int start,
      int end,
      double sx,
      double sy,
      double sz) {
    if (dx.length < end) {
      dx = new double[2 * end];
      dy = new double[2 * end];
      dz = new double[2 * end];
    }
    differences(points.x(), p, start, end, sx, dx);
    differences(points.y(), p, start, end, sy, dy);
    differences(points.z(), p, start, end, sz, dz);
    projections.count(dx, dy, dz, start, end);
  }

  private static void differences(
      double[] x, int p, int start, int end, double shift, double[] to) {
    double xp = x[p];
    for (int j = start; j < end; j++) {
      to[j] = x[j] - xp + shift;
    }
  }
}
