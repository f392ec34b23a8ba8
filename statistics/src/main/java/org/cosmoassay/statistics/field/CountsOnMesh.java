package org.cosmoassay.statistics.field;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * Exact numbers of points around every cell of a mesh, and the number expected on average.
 *
 * <p>Arrays are flat in the order of {@link Mesh#index}. Weights are not used.
 */
final class CountsOnMesh {

  private final int[] counts;
  private final double expected;

  private CountsOnMesh(int[] counts, double expected) {
    this.counts = counts;
    this.expected = expected;
  }

  /** Points in each cell: lower faces belong to it, upper faces do not. */
  static CountsOnMesh inCells(PointCloud cloud, Mesh mesh) {
    int[] counts = new int[mesh.cells()];
    for (int i = 0; i < cloud.size(); i++) {
      int cell =
          mesh.index(
              cell(mesh, 0, cloud.x(i)), cell(mesh, 1, cloud.y(i)), cell(mesh, 2, cloud.z(i)));
      counts[cell]++;
    }
    return new CountsOnMesh(counts, (double) cloud.size() / mesh.cells());
  }

  /** The cell along an axis; a coordinate that rounds up to the far face belongs to the last. */
  private static int cell(Mesh mesh, int axis, double coordinate) {
    int n = mesh.cells(axis);
    return Math.min((int) (coordinate * n / mesh.box().side(axis)), n - 1);
  }

  /**
   * Points at a distance &lt;= radius of the centre of each cell, with minimum images.
   *
   * @param radius in Mpc/h, below half the shortest side of the box
   */
  static CountsOnMesh inSpheres(PointCloud cloud, Mesh mesh, double radius) {
    PeriodicBox box = mesh.box();
    int plane = mesh.ny() * mesh.nz();
    List<int[]> planes = Parallel.map(mesh.nx(), i -> new Plane(mesh, radius, i).count(cloud));
    int[] counts = new int[mesh.cells()];
    for (int i = 0; i < mesh.nx(); i++) {
      System.arraycopy(planes.get(i), 0, counts, i * plane, plane);
    }
    double sphere = 4.0 / 3 * Math.PI * radius * radius * radius;
    return new CountsOnMesh(counts, cloud.size() * (sphere / box.volume()));
  }

  /** The numbers of points, one per cell. */
  int[] counts() {
    return counts.clone();
  }

  /** The mean number of points in a cell or sphere of this cloud's density. */
  double expected() {
    return expected;
  }

  /** Number of points over the expected number, one per cell. */
  double[] ratios() {
    double[] ratios = new double[counts.length];
    for (int c = 0; c < ratios.length; c++) {
      ratios[c] = counts[c] / expected;
    }
    return ratios;
  }

  /** The spheres whose centres lie in one plane of cells. */
  private static final class Plane {
    private final Mesh mesh;
    private final double radius;
    private final double squared;
    private final double centre;
    private final int[] counts;

    Plane(Mesh mesh, double radius, int i) {
      this.mesh = mesh;
      this.radius = radius;
      this.squared = radius * radius;
      this.centre = (i + 0.5) * mesh.cellSide(0);
      this.counts = new int[mesh.ny() * mesh.nz()];
    }

    int[] count(PointCloud cloud) {
      for (int i = 0; i < cloud.size(); i++) {
        double dx = mesh.box().minimumImage(cloud.x(i) - centre, 0);
        if (dx * dx <= squared) {
          add(dx * dx, cloud.y(i), cloud.z(i));
        }
      }
      return counts;
    }

    private void add(double dx2, double y, double z) {
      double hy = mesh.cellSide(1);
      double hz = mesh.cellSide(2);
      for (int j = first(y, hy); j <= last(y, hy); j++) {
        double dy = y - (j + 0.5) * hy;
        double across = dx2 + dy * dy;
        if (across > squared) {
          continue;
        }
        int row = Math.floorMod(j, mesh.ny()) * mesh.nz();
        for (int k = first(z, hz); k <= last(z, hz); k++) {
          double dz = z - (k + 0.5) * hz;
          if (across + dz * dz <= squared) {
            counts[row + Math.floorMod(k, mesh.nz())]++;
          }
        }
      }
    }

    /** A cell at or before the first whose centre lies within the radius; it may be below 0. */
    private int first(double coordinate, double side) {
      return (int) Math.floor((coordinate - radius) / side) - 1;
    }

    private int last(double coordinate, double side) {
      return (int) Math.floor((coordinate + radius) / side) + 1;
    }
  }
}
