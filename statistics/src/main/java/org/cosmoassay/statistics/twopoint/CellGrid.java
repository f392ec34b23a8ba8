package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The points of a cloud, reordered into rows of cells: a row is one cell of the (y, z) plane, and
 * within a row the points are ordered by cells of x. The neighbours of a point within a distance
 * are a few contiguous runs of points, each with one shift by the box sides.
 *
 * <p>A pair belongs to the point, its primary, from which the other lies in a row further on in z,
 * or equal in z and further on in y (periodic images of rows are rows of their own), or in the same
 * row and later in the order, or beyond the upper x face of the same row. Every image of every pair
 * within reach has one primary.
 *
 * <p>A grid may hold a part of the planes of rows across z: then rows and points are counted from
 * the first plane at hand, and partners are found for the points whose planes in reach are at hand.
 *
 * <p>The arrays are shared with the kernels, not copied; nobody writes to them.
 */
public final class CellGrid {

  private static final double[] NONE = {};

  /** Relative to the longest side: far above every rounding error of cells and window bounds. */
  private static final double SLACK = 1e-12;

  private static final int POINTS_PER_CHUNK = 1 << 14;

  private static final int MOST_CHUNKS = 64;

  private final PeriodicBox box;
  private final double reach;
  private final int nx;
  private final int ny;
  private final int nz;

  /** The planes at hand. */
  private final int firstPlane;

  private final int planes;
  private final double cellsPerLength;
  private final int[] cellStart;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] vx;
  private final double[] vy;
  private final double[] vz;

  private CellGrid(
      PeriodicBox box,
      double reach,
      CellShape shape,
      int firstPlane,
      int planes,
      int size,
      boolean velocities) {
    this.box = box;
    this.reach = reach;
    nx = shape.nx();
    ny = shape.ny();
    nz = shape.nz();
    this.firstPlane = firstPlane;
    this.planes = planes;
    cellsPerLength = nx / box.lx();
    cellStart = new int[nx * ny * planes + 1];
    x = new double[size];
    y = new double[size];
    z = new double[size];
    vx = velocities ? new double[size] : NONE;
    vy = velocities ? new double[size] : NONE;
    vz = velocities ? new double[size] : NONE;
  }

  /**
   * Sorts a cloud into a grid for separations below {@code rMax} Mpc/h, which must be below half
   * the shortest side.
   *
   * @param velocities whether velocities are copied along with the positions
   */
  public static CellGrid of(PointCloud cloud, double rMax, boolean velocities) {
    PeriodicBox box = cloud.box();
    double reach = reach(box, rMax);
    CellShape shape = CellShape.suited(box, reach, cloud.size(), false);
    return of(cloud, rMax, shape, 0, shape.nz(), velocities);
  }

  /**
   * Sorts the points of some planes of a cloud.
   *
   * @param points the points of planes {@code firstPlane} and those after it, around the box
   * @throws IllegalArgumentException when a point is in another plane
   */
  static CellGrid of(
      PointCloud points,
      double rMax,
      CellShape shape,
      int firstPlane,
      int planes,
      boolean velocities) {
    PeriodicBox box = points.box();
    CellGrid grid =
        new CellGrid(box, reach(box, rMax), shape, firstPlane, planes, points.size(), velocities);
    grid.fill(points);
    return grid;
  }

  /** What a grid for separations below {@code rMax} reaches, in Mpc/h. */
  static double reach(PeriodicBox box, double rMax) {
    return rMax + SLACK * Math.max(box.lx(), Math.max(box.ly(), box.lz()));
  }

  /** Number of points. */
  public int size() {
    return x.length;
  }

  public PeriodicBox box() {
    return box;
  }

  /** The distance, in Mpc/h, within which runs contain every neighbour: r_max and a little more. */
  public double reach() {
    return reach;
  }

  /** Number of rows at hand. */
  int rows() {
    return ny * planes;
  }

  /** The plane of a row, counted in the box. */
  int plane(int row) {
    int plane = row / ny + firstPlane;
    return plane < nz ? plane : plane - nz;
  }

  /**
   * The first row of a plane of the box.
   *
   * @throws IllegalStateException when it is not at hand
   */
  int firstRow(int plane) {
    int place = place(plane);
    if (place < 0) {
      throw new IllegalStateException(
          "Plane %d is in reach and not among the %d from %d on."
              .formatted(plane, planes, firstPlane));
    }
    return place * ny;
  }

  /** The place of a plane among those at hand; -1 for others. */
  private int place(int plane) {
    int place = plane < firstPlane ? plane - firstPlane + nz : plane - firstPlane;
    return place < planes ? place : -1;
  }

  int ny() {
    return ny;
  }

  int nz() {
    return nz;
  }

  /** Extent of a row along y, in Mpc/h. */
  double rowWidthY() {
    return box.ly() / ny;
  }

  /** Extent of a row along z, in Mpc/h. */
  double rowWidthZ() {
    return box.lz() / nz;
  }

  /** First point of a row; {@code rowStart(rows())} is the number of points. */
  int rowStart(int row) {
    return cellStart[row * nx];
  }

  /**
   * The cell of an x coordinate within its row; coordinates beyond the faces fall into the last.
   */
  int cellX(double coordinate) {
    return Math.min(nx - 1, (int) (coordinate * cellsPerLength));
  }

  /** First point of a cell of x in a row. */
  int start(int row, int cellX) {
    return cellStart[row * nx + cellX];
  }

  int nx() {
    return nx;
  }

  /** The row that holds a point of the grid. */
  int rowOf(int point) {
    int low = 0;
    int high = rows() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (rowStart(middle) <= point) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Coordinates in grid order, shared. */
  public double[] x() {
    return x;
  }

  /** Coordinates in grid order, shared. */
  public double[] y() {
    return y;
  }

  /** Coordinates in grid order, shared. */
  public double[] z() {
    return z;
  }

  /** Velocities in grid order, shared; empty when the grid was built without. */
  public double[] vx() {
    return vx;
  }

  /** Velocities in grid order, shared; empty when the grid was built without. */
  public double[] vy() {
    return vy;
  }

  /** Velocities in grid order, shared; empty when the grid was built without. */
  public double[] vz() {
    return vz;
  }

  private static int cell(double coordinate, int count, double side) {
    return Math.min(count - 1, (int) (coordinate * (count / side)));
  }

  /**
   * Sorts by slabs of z first, then every slab on its own: a stable counting sort at both levels.
   * The tasks write disjoint ranges of the arrays; the joins publish them.
   */
  private void fill(PointCloud cloud) {
    int n = cloud.size();
    int chunks = Math.max(1, Math.min(MOST_CHUNKS, n / POINTS_PER_CHUNK));
    List<int[]> next =
        Parallel.map(
            chunks,
            chunk -> slabCounts(cloud, share(n, chunk, chunks), share(n, chunk + 1, chunks)));
    int[] slabStart = new int[planes + 1];
    int running = 0;
    for (int slab = 0; slab < planes; slab++) {
      slabStart[slab] = running;
      for (int[] ofChunk : next) {
        int population = ofChunk[slab];
        ofChunk[slab] = running;
        running += population;
      }
    }
    slabStart[planes] = running;
    int[] order = new int[n];
    int sorted =
        total(
            Parallel.map(
                chunks,
                chunk -> {
                  int from = share(n, chunk, chunks);
                  int to = share(n, chunk + 1, chunks);
                  for (int i = from; i < to; i++) {
                    order[next.get(chunk)[placeOf(cloud.z(i))]++] = i;
                  }
                  return to - from;
                }));
    int filled = total(Parallel.map(planes, slab -> fillSlab(cloud, order, slab, slabStart)));
    if (sorted != n || filled != n) {
      throw new IllegalStateException("Sorted " + sorted + " and " + filled + " of " + n + ".");
    }
    cellStart[cellStart.length - 1] = n;
  }

  private int[] slabCounts(PointCloud cloud, int from, int to) {
    int[] counts = new int[planes];
    for (int i = from; i < to; i++) {
      counts[placeOf(cloud.z(i))]++;
    }
    return counts;
  }

  private int placeOf(double z) {
    int place = place(cell(z, nz, box.lz()));
    if (place < 0) {
      throw new IllegalArgumentException(
          "z = %s Mpc/h is in none of the %d planes from %d on; give their points alone"
              .formatted(z, planes, firstPlane));
    }
    return place;
  }

  private static int share(int points, int chunk, int chunks) {
    return (int) ((long) points * chunk / chunks);
  }

  private static int total(List<Integer> parts) {
    return parts.stream().mapToInt(Integer::intValue).sum();
  }

  private int fillSlab(PointCloud cloud, int[] order, int slab, int[] slabStart) {
    int from = slabStart[slab];
    int to = slabStart[slab + 1];
    int firstCell = slab * ny * nx;
    int cells = ny * nx;
    int[] cellOf = new int[to - from];
    int[] next = new int[cells];
    for (int k = from; k < to; k++) {
      int i = order[k];
      int cell = cell(cloud.y(i), ny, box.ly()) * nx + cellX(cloud.x(i));
      cellOf[k - from] = cell;
      next[cell]++;
    }
    int running = from;
    for (int cell = 0; cell < cells; cell++) {
      int population = next[cell];
      cellStart[firstCell + cell] = running;
      next[cell] = running;
      running += population;
    }
    for (int k = from; k < to; k++) {
      place(cloud, order[k], next[cellOf[k - from]]++);
    }
    return to - from;
  }

  private void place(PointCloud cloud, int i, int at) {
    x[at] = cloud.x(i);
    y[at] = cloud.y(i);
    z[at] = cloud.z(i);
    if (vx.length > 0) {
      vx[at] = cloud.velocity(0, i);
      vy[at] = cloud.velocity(1, i);
      vz[at] = cloud.velocity(2, i);
    }
  }
}
