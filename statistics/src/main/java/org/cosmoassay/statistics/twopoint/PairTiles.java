package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;

/**
 * Tiles of pairs: a few primaries, neighbours in the order of a {@link CellGrid}, and the points in
 * which all their partners lie, copied side by side. What it costs to find the partners is shared
 * by the primaries, and a kernel runs over long stretches without an end in between.
 *
 * <p>A tile has a near stretch without a shift, which begins with the primaries themselves (the
 * partners of primary p among them are those after p); shifted stretches, each with one shift by
 * box sides; and a far stretch without a shift, whose points are beyond a given distance of all
 * primaries. Every pair within reach is in exactly one tile once; tiles hold other pairs, too.
 * After each stretch a vector may read on: what it finds there is out of reach.
 */
public final class PairTiles {

  /** More primaries than this share too many candidates that are out of reach of most of them. */
  private static final int MOST_PRIMARIES = 32;

  /** With fewer primaries it does not pay to look at each candidate once more. */
  private static final int FEWEST_TO_SIFT = 3;

  /** The longest tile along x, in units of the reach. */
  private static final double LONGEST = 0.5;

  private final CellGrid grid;
  private final Sieve sieve;
  private final PairReach reach;
  private final RowNeighbours rows;
  private final boolean moving;
  private final boolean split;
  private final double farFrom2;
  private final double reach2;
  private int neighbours;
  private int rowFrom;
  private int rowTo;

  private final TileExtent extent = new TileExtent();
  private final PointBuffer raw;
  private final PointBuffer near;
  private final PointBuffer far;
  private double[] gaps2 = {};
  private int end;
  private int primaries;

  private int stretches;
  private int[] stretchEnd = new int[4];
  private double[] shiftX = new double[4];
  private double[] shiftY = new double[4];
  private double[] shiftZ = new double[4];

  /**
   * Tiles of a grid that was made for the request.
   *
   * @param farFrom the distance beyond which points are far, in Mpc/h; 0 when all shall be near
   * @param sieve drops near candidates that no primary can reach
   */
  public PairTiles(CellGrid grid, PairRequest request, double farFrom, Sieve sieve) {
    this.grid = grid;
    this.sieve = sieve;
    reach = PairReach.of(request, grid.box());
    reach2 = reach.radius2();
    rows = new RowNeighbours(grid, reach);
    moving = request.velocities();
    raw = new PointBuffer(moving);
    near = new PointBuffer(moving);
    far = new PointBuffer(moving);
    split = farFrom > 0;
    double slack = grid.reach() - request.bins().rMax();
    farFrom2 = (farFrom + slack) * (farFrom + slack);
  }

  /** Makes the tile of point i and those after it, before {@code to}; the point after the last. */
  public int form(int i, int to) {
    if (i < rowFrom || i >= rowTo) {
      int row = grid.rowOf(i);
      rowFrom = grid.rowStart(row);
      rowTo = grid.rowStart(row + 1);
      neighbours = rows.around(row);
    }
    double[] x = grid.x();
    double[] y = grid.y();
    double[] z = grid.z();
    int most = Math.min(Math.min(to, rowTo), i + MOST_PRIMARIES);
    double longest = LONGEST * grid.reach();
    extent.start(x[i], y[i], z[i]);
    end = i + 1;
    while (end < most && extent.admits(x[end], longest)) {
      extent.add(x[end], y[end], z[end]);
      end++;
    }
    primaries = end - i;
    near.clear();
    far.clear();
    raw.clear();
    near.add(grid, i, end);
    gather();
    return end;
  }

  /** Number of primaries, the first points of the near stretch. */
  public int primaries() {
    return primaries;
  }

  /** The near stretch, without a shift, and the shifted ones after it. */
  public PointBuffer near() {
    return near;
  }

  /** The far stretch. */
  public PointBuffer far() {
    return far;
  }

  /** Number of near and shifted stretches; stretch 0 is the near one. */
  public int stretches() {
    return stretches;
  }

  /** First point of a stretch in the near buffer. */
  public int start(int stretch) {
    return stretch == 0 ? 0 : stretchEnd[stretch - 1] + PointBuffer.PADDING;
  }

  /** The point after the last of a stretch in the near buffer. */
  public int end(int stretch) {
    return stretchEnd[stretch];
  }

  /** What is added to x_j - x_i in a stretch, in Mpc/h. */
  public double shiftX(int stretch) {
    return shiftX[stretch];
  }

  /** What is added to y_j - y_i in a stretch, in Mpc/h. */
  public double shiftY(int stretch) {
    return shiftY[stretch];
  }

  /** What is added to z_j - z_i in a stretch, in Mpc/h. */
  public double shiftZ(int stretch) {
    return shiftZ[stretch];
  }

  private void gather() {
    stretches = 1;
    PointBuffer into = primaries < FEWEST_TO_SIFT ? near : raw;
    boolean images = false;
    for (int k = 0; k < neighbours; k++) {
      double chord2 = chord2(k);
      if (chord2 >= 0) {
        double halfChord = Math.sqrt(chord2);
        double low = extent.lowX() - halfChord;
        double high = extent.highX() + halfChord;
        boolean shifted = rows.shiftY[k] != 0 || rows.shiftZ[k] != 0;
        images |= shifted || low < 0 || high >= grid.box().lx();
        if (!shifted) {
          int start = k == 0 ? end : start(rows.row[k], low);
          int stop = stop(rows.row[k], high);
          if (start < stop) {
            into.add(grid, start, stop);
          }
        }
      }
    }
    sift();
    close();
    far.pad(outOfReach(0));
    if (images) {
      gatherImages();
    }
  }

  /** The square of the largest |dx| from any primary to a point of row k in reach, or negative. */
  private double chord2(int k) {
    double gapY =
        Branchless.positive(
            Math.abs(rows.centreY[k] - extent.middleY()) - 0.5 * grid.rowWidthY() - extent.halfY());
    double gapZ =
        Branchless.positive(
            Math.abs(rows.centreZ[k] - extent.middleZ()) - 0.5 * grid.rowWidthZ() - extent.halfZ());
    return reach.chord2(gapY, gapZ);
  }

  /** The first point of a row in the cell of an x, or in the row when x is below the box. */
  private int start(int row, double x) {
    return x <= 0 ? grid.rowStart(row) : grid.start(row, grid.cellX(x));
  }

  /** The point after the last in the cell of an x, or in the row when x is beyond the box. */
  private int stop(int row, double x) {
    return x >= grid.box().lx() ? grid.rowStart(row + 1) : grid.start(row, grid.cellX(x) + 1);
  }

  private void gatherImages() {
    double side = grid.box().lx();
    for (int k = 0; k < neighbours; k++) {
      double chord2 = chord2(k);
      if (chord2 >= 0) {
        double halfChord = Math.sqrt(chord2);
        double low = extent.lowX() - halfChord;
        double high = extent.highX() + halfChord;
        int row = rows.row[k];
        double sy = rows.shiftY[k];
        double sz = rows.shiftZ[k];
        if (sy != 0 || sz != 0) {
          image(start(row, low), stop(row, high), 0, sy, sz);
        }
        if (low < 0 && k != 0) {
          image(start(row, low + side), grid.rowStart(row + 1), -side, sy, sz);
        }
        if (high >= side) {
          image(grid.rowStart(row), stop(row, high - side), side, sy, sz);
        }
      }
    }
    if (stretches > 1) {
      close();
    }
  }

  private void image(int from, int to, double sx, double sy, double sz) {
    if (from >= to) {
      return;
    }
    int latest = stretches - 1;
    boolean sameShift =
        latest > 0 && shiftX[latest] == sx && shiftY[latest] == sy && shiftZ[latest] == sz;
    if (!sameShift) {
      if (latest > 0) {
        close();
      }
      if (stretches == shiftX.length) {
        stretchEnd = Arrays.copyOf(stretchEnd, 2 * stretches);
        shiftX = Arrays.copyOf(shiftX, 2 * stretches);
        shiftY = Arrays.copyOf(shiftY, 2 * stretches);
        shiftZ = Arrays.copyOf(shiftZ, 2 * stretches);
      }
      shiftX[stretches] = sx;
      shiftY[stretches] = sy;
      shiftZ[stretches] = sz;
      stretches++;
    }
    near.add(grid, from, to);
  }

  /** Ends the latest stretch of the near buffer. */
  private void close() {
    stretchEnd[stretches - 1] = near.size();
    near.padAndSkip(outOfReach(stretches - 1));
  }

  /** An x that is out of reach of all primaries under the shift of a stretch. */
  private double outOfReach(int stretch) {
    return extent.highX() - shiftX[stretch] + 2 * grid.reach();
  }

  /** Sorts the raw candidates into near, far and, dropped, out of reach of all primaries. */
  private void sift() {
    int n = raw.size();
    if (gaps2.length < n) {
      gaps2 = new double[2 * n];
    }
    near.reserve(n);
    far.reserve(n);
    quadrupleGaps2(raw.x(), raw.y(), raw.z(), n);
    if (split) {
      siftFar(raw.x(), raw.y(), raw.z(), n);
    } else {
      near.setSize(siftNear(raw, near, n));
    }
  }

  /** Four times the squared distances from the extent: a loop without a branch. */
  private void quadrupleGaps2(double[] x, double[] y, double[] z, int n) {
    double[] gaps2 = this.gaps2;
    double middleX = extent.middleX();
    double middleY = extent.middleY();
    double middleZ = extent.middleZ();
    double halfX = extent.halfX();
    double halfY = extent.halfY();
    double halfZ = extent.halfZ();
    for (int j = 0; j < n; j++) {
      double gapX = Math.abs(x[j] - middleX) - halfX;
      double gapY = Math.abs(y[j] - middleY) - halfY;
      double gapZ = Math.abs(z[j] - middleZ) - halfZ;
      gapX += Math.abs(gapX);
      gapY += Math.abs(gapY);
      gapZ += Math.abs(gapZ);
      gaps2[j] = gapX * gapX + gapY * gapY + gapZ * gapZ;
    }
  }

  /** The size of the near buffer with what is in reach. */
  private int siftNear(PointBuffer from, PointBuffer to, int n) {
    double limit = 4 * reach2;
    int at = to.size();
    if (moving) {
      sieve.keep(gaps2, limit, from.vx(), from.vy(), from.vz(), to.vx(), to.vy(), to.vz(), at, n);
    }
    return sieve.keep(gaps2, limit, from.x(), from.y(), from.z(), to.x(), to.y(), to.z(), at, n);
  }

  private void siftFar(double[] x, double[] y, double[] z, int n) {
    double[] nearX = near.x();
    double[] nearY = near.y();
    double[] nearZ = near.z();
    double[] farX = far.x();
    double[] farY = far.y();
    double[] farZ = far.z();
    double limit = 4 * reach2;
    double inner = 4 * farFrom2;
    int kept = near.size();
    int keptFar = far.size();
    for (int j = 0; j < n; j++) {
      nearX[kept] = x[j];
      nearY[kept] = y[j];
      nearZ[kept] = z[j];
      farX[keptFar] = x[j];
      farY[keptFar] = y[j];
      farZ[keptFar] = z[j];
      int inside = Branchless.below(gaps2[j], inner);
      kept += inside;
      keptFar += Branchless.below(gaps2[j], limit) - inside;
    }
    near.setSize(kept);
    far.setSize(keptFar);
  }
}
