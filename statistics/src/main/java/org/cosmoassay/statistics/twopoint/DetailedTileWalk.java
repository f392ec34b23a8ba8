package org.cosmoassay.statistics.twopoint;

import org.jspecify.annotations.Nullable;

/**
 * One task of a walk that bins more of a pair than its separation, tile by tile. Loops read and
 * write arrays at the same place: only then do compilers turn them into vectors.
 */
final class DetailedTileWalk {

  /** Most candidates at a time: what is known of them stays in the fastest cache. */
  private static final int MOST = PairBatch.CAPACITY;

  private final PairTiles tiles;
  private final PairBuckets buckets;
  private final @Nullable ProjectedBatch projections;
  private final double limit;

  /** Of the points of the near buffer as candidates for one primary. */
  private double[] r2 = {};

  private double[] dx = {};
  private double[] dy = {};
  private double[] dz = {};

  /** The candidates in reach. */
  private final int[] chosen = new int[MOST];

  /** A walk in a grid that was made for the request of the sums. */
  DetailedTileWalk(CellGrid grid, PairSums sums) {
    PairRequest request = sums.request();
    tiles = new PairTiles(grid, request, 0);
    buckets = new PairBuckets(sums);
    limit = request.bins().squaredEdge(request.bins().count());
    ProjectedBins projected = request.projectedBins();
    projections = projected == null ? null : new ProjectedBatch(sums, projected);
  }

  /** Adds the pairs whose primaries are {@code from .. to - 1} to the sums. */
  void over(int from, int to) {
    int i = from;
    while (i < to) {
      i = tiles.form(i, to);
      makeRoom(tiles.near().size());
      for (int stretch = 0; stretch < tiles.stretches(); stretch++) {
        for (int p = 0; p < tiles.primaries(); p++) {
          partnersOf(p, stretch);
        }
      }
    }
    buckets.move();
  }

  private void makeRoom(int points) {
    if (r2.length < points) {
      r2 = new double[2 * points];
      int vectors = projections == null ? 0 : 2 * points;
      dx = new double[vectors];
      dy = new double[vectors];
      dz = new double[vectors];
    }
  }

  private void partnersOf(int p, int stretch) {
    int end = tiles.end(stretch);
    int start = stretch == 0 ? p + 1 : tiles.start(stretch);
    double sx = tiles.shiftX(stretch);
    double sy = tiles.shiftY(stretch);
    double sz = tiles.shiftZ(stretch);
    PointBuffer points = tiles.near();
    while (start < end) {
      int to = Math.min(end, start + MOST);
      if (projections != null) {
        project(projections, points, p, start, to, sx, sy, sz);
      }
      separate(points, p, start, to, sx, sy, sz);
      int found = select(start, to);
      for (int k = 0; k < found; k += PairBuckets.CHUNK) {
        int last = Math.min(found, k + PairBuckets.CHUNK);
        buckets.add(points, p, r2, chosen, k, last, sx, sy, sz);
      }
      start = to;
    }
  }

  private void separate(
      PointBuffer points, int p, int start, int end, double sx, double sy, double sz) {
    double[] x = points.x();
    double[] y = points.y();
    double[] z = points.z();
    double xp = x[p];
    double yp = y[p];
    double zp = z[p];
    double[] r2 = this.r2;
    for (int j = start; j < end; j++) {
      double ex = x[j] - xp + sx;
      double ey = y[j] - yp + sy;
      double ez = z[j] - zp + sz;
      r2[j] = ex * ex + ey * ey + ez * ez;
    }
  }

  /** Lists the candidates in reach of the bins of separation; their number. */
  private int select(int start, int end) {
    double[] r2 = this.r2;
    int[] chosen = this.chosen;
    double limit = this.limit;
    int found = 0;
    for (int j = start; j < end; j++) {
      chosen[found] = j;
      found += Branchless.below(r2[j], limit);
    }
    return found;
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
