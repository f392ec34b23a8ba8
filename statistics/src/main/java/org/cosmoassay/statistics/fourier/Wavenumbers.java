package org.cosmoassay.statistics.fourier;

/**
 * |k| of the modes of a mesh, in h/Mpc. In a cube it is the fundamental wavenumber times the root
 * of a whole number, so that modes of the same length have the same bits.
 */
final class Wavenumbers {

  private final double scale;
  private final double[][] squares;

  private Wavenumbers(double scale, double[][] squares) {
    this.scale = scale;
    this.squares = squares;
  }

  static Wavenumbers of(Mesh mesh) {
    boolean cube = mesh.box().isCube();
    double[][] squares = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      double unit = cube ? 1 : mesh.fundamental(axis);
      squares[axis] = new double[mesh.cells(axis)];
      for (int i = 0; i < squares[axis].length; i++) {
        double along = unit * mesh.waves(axis, i);
        squares[axis][i] = along * along;
      }
    }
    return new Wavenumbers(cube ? mesh.fundamental(0) : 1, squares);
  }

  /** What indices i and j along x and y contribute to {@link #length}. */
  double across(int i, int j) {
    return squares[0][i] + squares[1][j];
  }

  /** |k| of index k along z and what x and y contribute. */
  double length(double across, int k) {
    return scale * Math.sqrt(across + squares[2][k]);
  }

  /** Squared cosine of the angle between a mode that is not 0 and an axis. */
  double squaredCosine(int axis, int index, double across, int k) {
    return squares[axis][index] / (across + squares[2][k]);
  }
}
