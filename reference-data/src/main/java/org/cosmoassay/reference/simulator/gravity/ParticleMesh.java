package org.cosmoassay.reference.simulator.gravity;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Mesh;
import org.cosmoassay.statistics.fourier.RowTransforms;

/**
 * The acceleration g = -grad(Laplace^-1 delta) of particles of equal mass, from their density on a
 * mesh: cloud in cell or triangular-shaped clouds to assign and to interpolate, the kernel in
 * Fourier space. Periodic.
 *
 * <p>Slabs of even index are painted together, then those of odd index: every cell receives its
 * shares in an order that does not depend on the number of threads.
 *
 * <p>Mesh points lie at whole multiples of the cell side.
 */
final class ParticleMesh {

  private final Mesh mesh;
  private final double perLength;
  private final ForceKernel kernel;
  private final SlabOrder order;
  private final boolean triangular;
  private final double[] density;
  private final double[][] acceleration;
  private double fieldEnergy = Double.NaN;

  /**
   * A mesh for so many particles.
   *
   * @param assignment CIC or TSC
   */
  ParticleMesh(Mesh mesh, int particles, MassAssignment assignment) {
    this.mesh = mesh;
    this.triangular = assignment == MassAssignment.TSC;
    this.perLength = mesh.nx() / mesh.box().lx();
    this.kernel = ForceKernel.of(mesh, assignment);
    this.order = new SlabOrder(mesh.nx(), particles, assignment.order());
    int length = mesh.nx() * mesh.ny() * mesh.rowLength();
    this.density = new double[length];
    this.acceleration = new double[3][length];
  }

  /** Index of the mesh point below a coordinate in cells; one rounded up to the side is 0. */
  static int cell(double coordinate, int n) {
    int cell = (int) coordinate;
    return cell >= n ? cell - n : cell;
  }

  /** Solves for the acceleration on the mesh of particles at these places, in [0, side). */
  void solve(double[][] positions) {
    order.sort(positions[0], perLength);
    paint(positions);
    RowTransforms.forward(density, mesh);
    fieldEnergy = applyKernel();
    for (int axis = 0; axis < 3; axis++) {
      RowTransforms.inverse(acceleration[axis], mesh);
    }
  }

  /** sum over modes of |delta(k)|^2 / k^2 as the kernel has it, of the last solution. */
  double fieldEnergy() {
    return fieldEnergy;
  }

  private void paint(double[][] positions) {
    int plane = mesh.ny() * mesh.rowLength();
    Parallel.map(
        mesh.nx(),
        i -> {
          Arrays.fill(density, i * plane, (i + 1) * plane, 0);
          return true;
        });
    for (int parity = 0; parity < 2; parity++) {
      int odd = parity;
      Parallel.map(
          order.slabs() / 2,
          pair -> {
            if (triangular) {
              paintTriangles(2 * pair + odd, positions);
            } else {
              paintSlab(2 * pair + odd, positions);
            }
            return true;
          });
    }
  }

  private void paintSlab(int slab, double[][] positions) {
    int n = mesh.nx();
    int row = mesh.rowLength();
    double weight = (double) mesh.cells() / positions[0].length;
    for (int p = order.start(slab); p < order.start(slab + 1); p++) {
      int particle = order.particle(p);
      double x = positions[0][particle] * perLength;
      double y = positions[1][particle] * perLength;
      double z = positions[2][particle] * perLength;
      int i = cell(x, n);
      int j = cell(y, n);
      int k = cell(z, n);
      double tx = x - (int) x;
      double ty = y - (int) y;
      double tz = z - (int) z;
      int left = i * n;
      int right = (i + 1 == n ? 0 : i + 1) * n;
      int up = j + 1 == n ? 0 : j + 1;
      int next = k + 1 == n ? 0 : k + 1;
      double w0 = weight * (1 - tx);
      double w1 = weight * tx;
      add((left + j) * row, k, next, w0 * (1 - ty), tz);
      add((left + up) * row, k, next, w0 * ty, tz);
      add((right + j) * row, k, next, w1 * (1 - ty), tz);
      add((right + up) * row, k, next, w1 * ty, tz);
    }
  }

  private void paintTriangles(int slab, double[][] positions) {
    TriangularCloud cloud = new TriangularCloud(mesh.nx());
    double weight = (double) mesh.cells() / positions[0].length;
    for (int p = order.start(slab); p < order.start(slab + 1); p++) {
      int particle = order.particle(p);
      move(cloud, positions, particle);
      cloud.paint(density, mesh.rowLength(), weight);
    }
  }

  private void move(TriangularCloud cloud, double[][] positions, int particle) {
    cloud.moveTo(
        positions[0][particle] * perLength,
        positions[1][particle] * perLength,
        positions[2][particle] * perLength);
  }

  private void add(int row, int k, int next, double weight, double tz) {
    density[row + k] += weight * (1 - tz);
    density[row + next] += weight * tz;
  }

  /** Fills the modes of the acceleration and returns the sum for {@link #fieldEnergy}. */
  private double applyKernel() {
    int n = mesh.nx();
    int half = mesh.halfRow();
    double scale = 1.0 / mesh.cells();
    List<Double> sums =
        Parallel.map(
            n,
            i -> {
              double sum = 0;
              for (int j = 0; j < n; j++) {
                int at = (i * n + j) * mesh.rowLength();
                for (int k = 0; k < half; k++, at += 2) {
                  double green = kernel.potential(i, j, k) * scale;
                  double real = density[at] * green;
                  double imaginary = density[at + 1] * green;
                  double twice = k == 0 || 2 * k == n ? 1 : 2;
                  sum += twice * scale * (density[at] * real + density[at + 1] * imaginary);
                  multiply(acceleration[0], at, kernel.slope(i), real, imaginary);
                  multiply(acceleration[1], at, kernel.slope(j), real, imaginary);
                  multiply(acceleration[2], at, kernel.slope(k), real, imaginary);
                }
              }
              return sum;
            });
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }

  /** i times slope times the mode. */
  private static void multiply(
      double[] target, int at, double slope, double real, double imaginary) {
    target[at] = -slope * imaginary;
    target[at + 1] = slope * real;
  }

  /**
   * Interpolates the acceleration.
   *
   * @param from first particle
   * @param to one past the last particle
   * @param target per axis, element 0 for the first particle
   */
  void interpolate(double[][] positions, int from, int to, double[][] target) {
    if (triangular) {
      interpolateTriangles(positions, from, to, target);
      return;
    }
    int n = mesh.nx();
    int row = mesh.rowLength();
    for (int p = from; p < to; p++) {
      double x = positions[0][p] * perLength;
      double y = positions[1][p] * perLength;
      double z = positions[2][p] * perLength;
      int i = cell(x, n);
      int j = cell(y, n);
      int k = cell(z, n);
      double tx = x - (int) x;
      double ty = y - (int) y;
      double tz = z - (int) z;
      int left = i * n;
      int right = (i + 1 == n ? 0 : i + 1) * n;
      int up = j + 1 == n ? 0 : j + 1;
      int next = k + 1 == n ? 0 : k + 1;
      int a = (left + j) * row;
      int b = (left + up) * row;
      int c = (right + j) * row;
      int d = (right + up) * row;
      double wa = (1 - tx) * (1 - ty);
      double wb = (1 - tx) * ty;
      double wc = tx * (1 - ty);
      double wd = tx * ty;
      for (int axis = 0; axis < 3; axis++) {
        double[] g = acceleration[axis];
        target[axis][p - from] =
            (1 - tz) * (wa * g[a + k] + wb * g[b + k] + wc * g[c + k] + wd * g[d + k])
                + tz * (wa * g[a + next] + wb * g[b + next] + wc * g[c + next] + wd * g[d + next]);
      }
    }
  }

  private void interpolateTriangles(double[][] positions, int from, int to, double[][] target) {
    TriangularCloud cloud = new TriangularCloud(mesh.nx());
    for (int p = from; p < to; p++) {
      move(cloud, positions, p);
      for (int axis = 0; axis < 3; axis++) {
        target[axis][p - from] = cloud.interpolate(acceleration[axis], mesh.rowLength());
      }
    }
  }
}
