package org.cosmoassay.statistics.fourier;

import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * A regular mesh of nx * ny * nz cells that fills a periodic box. Cell (i, j, k) covers [i Hx, (i +
 * 1) Hx) along x, with H = side / n, and likewise along y and z.
 *
 * <p>Arrays over a mesh are flat with z running fastest: cell (i, j, k) is element (i ny + j) nz +
 * k, the order of a C-ordered NumPy array of shape (nx, ny, nz).
 *
 * @param box the box, sides in Mpc/h
 * @param nx number of cells along x, 1 to 1024
 * @param ny number of cells along y, 1 to 1024
 * @param nz number of cells along z, 1 to 1024
 */
public record Mesh(PeriodicBox box, int nx, int ny, int nz) {

  /**
   * Most cells per side: rows this long are transformed by a single thread each, so that no result
   * depends on the number of threads, and arrays stay within the length an array can have.
   */
  public static final int MAX_CELLS_PER_SIDE = 1024;

  public Mesh {
    requireCells("nx", nx);
    requireCells("ny", ny);
    requireCells("nz", nz);
  }

  /** The mesh of n cells along every side of the box. */
  public static Mesh of(PeriodicBox box, int n) {
    return new Mesh(box, n, n, n);
  }

  /** Number of cells along axis 0, 1 or 2. */
  public int cells(int axis) {
    return switch (axis) {
      case 0 -> nx;
      case 1 -> ny;
      case 2 -> nz;
      default ->
          throw new IllegalArgumentException(
              "The axis (" + axis + ") must be 0 (x), 1 (y) or 2 (z).");
    };
  }

  /** Number of all cells. */
  public int cells() {
    return nx * ny * nz;
  }

  /** Side of a cell along an axis, in Mpc/h. */
  public double cellSide(int axis) {
    return box.side(axis) / cells(axis);
  }

  /** The fundamental wavenumber 2 pi / side along an axis, in h/Mpc. */
  public double fundamental(int axis) {
    return 2 * Math.PI / box.side(axis);
  }

  /**
   * The Nyquist wavenumber pi n / side, the least over the three axes, in h/Mpc: at or above it a
   * wave along that axis cannot be told from a longer one.
   */
  public double nyquist() {
    double least = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      least = Math.min(least, Math.PI * cells(axis) / box.side(axis));
    }
    return least;
  }

  /**
   * The number of waves along an axis that index i of a transform stands for: i up to n / 2, then i
   * - n.
   */
  public int waves(int axis, int i) {
    int n = cells(axis);
    return i <= n / 2 ? i : i - n;
  }

  /** Index of cell (i, j, k) in a flat array. */
  public int index(int i, int j, int k) {
    return (i * ny + j) * nz + k;
  }

  /** Number of complex elements of a row of the half spectrum along z. */
  public int halfRow() {
    return nz / 2 + 1;
  }

  /** Number of doubles of a row along z that has room for its half spectrum. */
  public int rowLength() {
    return 2 * halfRow();
  }

  private static void requireCells(String name, int n) {
    if (n < 1 || n > MAX_CELLS_PER_SIDE) {
      throw new IllegalArgumentException(
          "The mesh has %s = %d; give 1 to %d cells per side"
              .formatted(name, n, MAX_CELLS_PER_SIDE));
    }
  }
}
