package org.cosmoassay.statistics.fourier;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The points of a cloud in units of the cells of a mesh, sorted by half planes of cells along x and
 * within one by their order in the cloud.
 *
 * <p>Every plane of cells is painted by one task, which takes the points that reach it in this
 * order. So the sum in a cell has the same order, and the same bits, for any number of threads.
 * Half planes serve a mesh and the one displaced by half a cell alike.
 */
final class SortedPoints {

  private static final int CHUNK = 1 << 16;

  /** Planes of cells per task. */
  private static final int SLAB = 4;

  private final Mesh mesh;
  private final double[][] coordinates;
  private final double[] weights;
  private final int[] starts;

  private SortedPoints(Mesh mesh, double[][] coordinates, double[] weights, int[] starts) {
    this.mesh = mesh;
    this.coordinates = coordinates;
    this.weights = weights;
    this.starts = starts;
  }

  /** The points of a cloud in the box of the mesh. */
  static SortedPoints of(PointCloud cloud, Mesh mesh) {
    int n = cloud.size();
    int buckets = 2 * mesh.nx();
    int chunks = (n + CHUNK - 1) / CHUNK;
    double perCell = mesh.nx() / mesh.box().lx();
    List<int[]> counts =
        Parallel.map(
            chunks,
            chunk -> {
              int[] count = new int[buckets];
              for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
                count[halfCells(cloud.x(i) * perCell, mesh.nx())]++;
              }
              return count;
            });
    int[] starts = new int[buckets + 1];
    int next = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      starts[bucket] = next;
      for (int[] count : counts) {
        int before = next;
        next += count[bucket];
        count[bucket] = before;
      }
    }
    starts[buckets] = next;
    double[][] coordinates = new double[3][n];
    double[] weights = new double[cloud.hasWeights() ? n : 0];
    Parallel.map(
        chunks,
        chunk -> {
          int[] free = counts.get(chunk);
          for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
            double x = cloud.x(i) * perCell;
            int at = free[halfCells(x, mesh.nx())]++;
            coordinates[0][at] = x;
            coordinates[1][at] = cloud.y(i) * (mesh.ny() / mesh.box().ly());
            coordinates[2][at] = cloud.z(i) * (mesh.nz() / mesh.box().lz());
            if (weights.length > 0) {
              weights[at] = cloud.weight(i);
            }
          }
          return true;
        });
    return new SortedPoints(mesh, coordinates, weights, starts);
  }

  /** Whole half cells below a coordinate in cells; one rounded up to the far face stays inside. */
  private static int halfCells(double coordinate, int n) {
    return Math.min((int) (2 * coordinate), 2 * n - 1);
  }

  /**
   * Adds the weights of the points to the cells.
   *
   * @param displaced whether points are first displaced by half a cell along all axes
   * @param target rows along z, of which the first nz elements are cells
   * @param rowLength from one row to the next
   */
  void paint(MassAssignment assignment, boolean displaced, double[] target, int rowLength) {
    paint(assignment, displaced, 0, mesh.nx(), target, rowLength);
  }

  /** The same for planes {@code from .. to - 1} along x alone, with which the target begins. */
  void paint(
      MassAssignment assignment,
      boolean displaced,
      int from,
      int to,
      double[] target,
      int rowLength) {
    int slabs = (to - from + SLAB - 1) / SLAB;
    Parallel.map(
        slabs,
        slab -> {
          int first = from + slab * SLAB;
          int last = Math.min(to, first + SLAB);
          new SlabPainter(assignment, displaced ? 1 : 0, from, target, rowLength)
              .paint(first, last);
          return true;
        });
  }

  /** Paints planes first .. last - 1. */
  private final class SlabPainter {
    private final MassAssignment assignment;
    private final int order;
    private final int shift;
    private final int origin;
    private final double[] target;
    private final int rowLength;
    private final double[] alongX;
    private final double[] alongY;
    private final double[] alongZ;
    private final int[] rows;
    private final int[] columns;

    SlabPainter(MassAssignment assignment, int shift, int origin, double[] target, int rowLength) {
      this.assignment = assignment;
      this.order = assignment.order();
      this.shift = shift;
      this.origin = origin;
      this.target = target;
      this.rowLength = rowLength;
      this.alongX = new double[order];
      this.alongY = new double[order];
      this.alongZ = new double[order];
      this.rows = new int[order];
      this.columns = new int[order];
    }

    void paint(int first, int last) {
      int nx = mesh.nx();
      int[] planes = new int[order];
      int[] wanted = new int[order];
      for (int bucket = 0; bucket < 2 * nx; bucket++) {
        int base = assignment.firstCell(bucket + shift);
        int count = 0;
        for (int s = 0; s < order; s++) {
          int plane = Math.floorMod(base + s, nx);
          if (plane >= first && plane < last) {
            planes[count] = (plane - origin) * mesh.ny() * rowLength;
            wanted[count++] = s;
          }
        }
        if (count > 0) {
          paintBucket(bucket, planes, wanted, count);
        }
      }
    }

    /** The wanted shares of the points of a half plane, in the planes that begin where given. */
    private void paintBucket(int bucket, int[] planes, int[] wanted, int count) {
      for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
        assignment.shares(bucket + shift, coordinates[0][i] - 0.5 * bucket, alongX);
        locate(coordinates[1][i], mesh.ny(), alongY, rows);
        locate(coordinates[2][i], mesh.nz(), alongZ, columns);
        double weight = weights.length > 0 ? weights[i] : 1;
        for (int s = 0; s < count; s++) {
          double share = weight * alongX[wanted[s]];
          for (int j = 0; j < order; j++) {
            int row = planes[s] + rows[j] * rowLength;
            double part = share * alongY[j];
            for (int k = 0; k < order; k++) {
              target[row + columns[k]] += part * alongZ[k];
            }
          }
        }
      }
    }

    private void locate(double coordinate, int n, double[] shares, int[] cells) {
      int halfCells = halfCells(coordinate, n);
      assignment.shares(halfCells + shift, coordinate - 0.5 * halfCells, shares);
      int cell = assignment.firstCell(halfCells + shift);
      for (int s = 0; s < order; s++, cell++) {
        cells[s] = cell < 0 ? Math.floorMod(cell, n) : cell >= n ? cell % n : cell;
      }
    }
  }
}
