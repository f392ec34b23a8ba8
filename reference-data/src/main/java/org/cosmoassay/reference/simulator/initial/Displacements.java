package org.cosmoassay.reference.simulator.initial;

import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.cosmoassay.statistics.fourier.RowTransforms;

/**
 * Displacements of particles on a lattice by Lagrangian perturbation theory: x = q + D1 psi1 + D2
 * psi2 with growth factors of {@link org.cosmoassay.reference.simulator.linear.Growth}.
 *
 * <p>psi1 = -grad(phi1) with Laplace(phi1) = delta, psi2 = grad(phi2) with Laplace(phi2) = sum over
 * i &lt; j of (phi1,ii phi1,jj - phi1,ij^2), delta being the linear overdensity at z = 0.
 * Derivatives are exact in Fourier space; products alias what lies beyond the Nyquist wavenumber of
 * the lattice.
 *
 * <p>Particle (i, j, k) has the index (i n + j) n + k and starts at q = (i, j, k) L / n.
 *
 * <p>Reference: Bouchet et al. (1995), arXiv:astro-ph/9406013.
 */
public final class Displacements {

  private final Mesh lattice;
  private final double[][] first;
  private final double[][] second;

  private Displacements(Mesh lattice, double[][] first, double[][] second) {
    this.lattice = lattice;
    this.first = first;
    this.second = second;
  }

  /**
   * Displacements of one universe.
   *
   * @param box a cube
   * @param perSide particles per side, even, 2 to {@link Mesh#MAX_CELLS_PER_SIDE}
   * @param power linear power spectrum
   * @param phases random numbers
   */
  public static Displacements of(PeriodicBox box, int perSide, LinearPower power, Phases phases) {
    Mesh lattice = lattice(box, perSide);
    return ofModes(lattice, GaussianField.modes(lattice, power::at, phases));
  }

  /**
   * Displacements of a given field.
   *
   * @param overdensity linear overdensity at z = 0 on the lattice of the particles: cubic, with an
   *     even number of cells; its mean and its waves at the Nyquist wavenumber are of no account
   */
  public static Displacements of(DensityField overdensity) {
    Mesh lattice = lattice(overdensity.mesh().box(), overdensity.mesh().nx());
    if (!lattice.equals(overdensity.mesh())) {
      throw new IllegalArgumentException(
          "The field is on %s; give as many cells along every axis".formatted(overdensity.mesh()));
    }
    int n = lattice.nx();
    double[] cells = overdensity.values();
    double[] modes = new double[n * n * lattice.rowLength()];
    for (int row = 0; row < n * n; row++) {
      for (int k = 0; k < n; k++) {
        modes[row * lattice.rowLength() + k] = cells[row * n + k] / lattice.cells();
      }
    }
    RowTransforms.forward(modes, lattice);
    return ofModes(lattice, modes);
  }

  /**
   * Displacements of given modes.
   *
   * @param lattice cubic, of an even number of cells
   * @param modes half spectrum of the linear overdensity at z = 0; left as it is
   */
  static Displacements ofModes(Mesh lattice, double[] modes) {
    double[][] first = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      first[axis] = vector(lattice, modes, axis, 1);
    }
    double[] source = secondOrderSource(lattice, modes);
    RowTransforms.forward(source, lattice);
    double[][] second = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      second[axis] = vector(lattice, source, axis, -1.0 / lattice.cells());
    }
    return new Displacements(lattice, first, second);
  }

  static Mesh lattice(PeriodicBox box, int perSide) {
    if (perSide < 2 || perSide % 2 != 0 || perSide > Mesh.MAX_CELLS_PER_SIDE) {
      throw new IllegalArgumentException(
          "particles = %d per side; give an even number, 2 to %d"
              .formatted(perSide, Mesh.MAX_CELLS_PER_SIDE));
    }
    if (!box.isCube()) {
      throw new IllegalArgumentException("The box is %s; give a cube".formatted(box));
    }
    return Mesh.of(box, perSide);
  }

  public PeriodicBox box() {
    return lattice.box();
  }

  /** Particles per side. */
  public int perSide() {
    return lattice.nx();
  }

  /** Number of particles. */
  public int size() {
    return lattice.cells();
  }

  /** Coordinate of particle i on the lattice along an axis, in Mpc/h. */
  public double start(int axis, int i) {
    int n = lattice.nx();
    int index = axis == 0 ? i / (n * n) : axis == 1 ? i / n % n : i % n;
    return index * lattice.cellSide(axis);
  }

  /** Component of psi1 of particle i along an axis, in Mpc/h. */
  public double first(int axis, int i) {
    return first[axis][i];
  }

  /** Component of psi2 of particle i along an axis, in Mpc/h. */
  public double second(int axis, int i) {
    return second[axis][i];
  }

  /** The field of factor i k/k^2 times a half spectrum, along one axis. */
  private static double[] vector(Mesh mesh, double[] spectrum, int axis, double factor) {
    double[] values = new double[spectrum.length];
    double fundamental = mesh.fundamental(0);
    overModes(
        mesh,
        (at, mx, my, mz) -> {
          int m = axis == 0 ? mx : axis == 1 ? my : mz;
          double weight = factor * m / (fundamental * square(mx, my, mz));
          values[at] = -weight * spectrum[at + 1];
          values[at + 1] = weight * spectrum[at];
        });
    return cells(mesh, values);
  }

  /** Rows of the source of second order. */
  private static double[] secondOrderSource(Mesh mesh, double[] modes) {
    double[] source = tensor(mesh, modes, 0, 0);
    double[] yy = tensor(mesh, modes, 1, 1);
    double[] zz = tensor(mesh, modes, 2, 2);
    combine(mesh, source, (at, xx) -> xx * yy[at] + (xx + yy[at]) * zz[at]);
    for (int axis = 0; axis < 3; axis++) {
      double[] mixed = tensor(mesh, modes, axis, (axis + 1) % 3);
      combine(mesh, source, (at, value) -> value - mixed[at] * mixed[at]);
    }
    return source;
  }

  /** Rows of phi,ab: the field of k_a k_b / k^2 times the modes. */
  private static double[] tensor(Mesh mesh, double[] modes, int a, int b) {
    double[] values = new double[modes.length];
    overModes(
        mesh,
        (at, mx, my, mz) -> {
          int ma = a == 0 ? mx : a == 1 ? my : mz;
          int mb = b == 0 ? mx : b == 1 ? my : mz;
          double weight = (double) ma * mb / square(mx, my, mz);
          values[at] = weight * modes[at];
          values[at + 1] = weight * modes[at + 1];
        });
    RowTransforms.inverse(values, mesh);
    return values;
  }

  private static double square(int mx, int my, int mz) {
    return (double) mx * mx + (double) my * my + (double) mz * mz;
  }

  /** What to do with the mode at an element of the half spectrum, of (mx, my, mz) waves. */
  @FunctionalInterface
  private interface ModeTask {
    void accept(int at, int mx, int my, int mz);
  }

  /** All modes but the mean and those with a Nyquist wave. */
  private static void overModes(Mesh mesh, ModeTask task) {
    int n = mesh.nx();
    Parallel.map(
        n,
        i -> {
          for (int j = 0; j < n; j++) {
            if (2 * i == n || 2 * j == n) {
              continue;
            }
            int mx = mesh.waves(0, i);
            int my = mesh.waves(1, j);
            int start = (i * n + j) * mesh.rowLength();
            for (int k = i == 0 && j == 0 ? 1 : 0; k < n / 2; k++) {
              task.accept(start + 2 * k, mx, my, k);
            }
          }
          return true;
        });
  }

  /** The new value of an element, from its index and its old value. */
  @FunctionalInterface
  private interface Combination {
    double apply(int at, double value);
  }

  private static void combine(Mesh mesh, double[] target, Combination combination) {
    int plane = mesh.ny() * mesh.rowLength();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int at = i * plane; at < (i + 1) * plane; at++) {
            target[at] = combination.apply(at, target[at]);
          }
          return true;
        });
  }

  /** The field of a half spectrum without the room at the end of its rows. */
  private static double[] cells(Mesh mesh, double[] spectrum) {
    RowTransforms.inverse(spectrum, mesh);
    int n = mesh.nz();
    double[] cells = new double[mesh.cells()];
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int row = i * mesh.ny(); row < (i + 1) * mesh.ny(); row++) {
            System.arraycopy(spectrum, row * mesh.rowLength(), cells, row * n, n);
          }
          return true;
        });
    return cells;
  }
}
