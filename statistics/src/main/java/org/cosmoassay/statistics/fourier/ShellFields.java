package org.cosmoassay.statistics.fourier;

/**
 * The modes of one shell lo &lt;= |k| &lt; hi, back in space, on a mesh just fine enough that
 * products of three such fields close their triangles without images.
 *
 * <p>With sums over the modes of the shell: D(x) = sum delta(k) exp(i k x), I(x) = sum exp(i k x)
 * and Q(x) = sum |delta(k)|^2 exp(i k x).
 */
final class ShellFields {

  private final double[] modes;
  private final double[] ones;
  private final double[] squares;
  private final double meanPower;

  private ShellFields(double[] modes, double[] ones, double[] squares, double meanPower) {
    this.modes = modes;
    this.ones = ones;
    this.squares = squares;
    this.meanPower = meanPower;
  }

  /** Most waves along an axis that a wavenumber below {@code high} [h/Mpc] has. */
  static int mostWaves(Mesh mesh, int axis, double high) {
    int half = mesh.cells(axis) / 2;
    return (int) Math.min(half, Math.ceil(high / mesh.fundamental(axis)));
  }

  /**
   * The fields of a shell that lies below the Nyquist wavenumber of the modes' own mesh.
   *
   * @param target the mesh of the fields, with more cells than three sides of a triangle have waves
   */
  static ShellFields of(OverdensityModes source, double low, double high, Mesh target) {
    Mesh mesh = source.mesh();
    int wx = mostWaves(mesh, 0, high);
    int wy = mostWaves(mesh, 1, high);
    int wz = mostWaves(mesh, 2, high);
    int size = target.nx() * target.ny() * target.rowLength();
    double[] modes = new double[size];
    double[] ones = new double[size];
    double[] squares = new double[size];
    double[] row = new double[mesh.rowLength()];
    double[] noise = new double[mesh.halfRow()];
    Wavenumbers wavenumbers = Wavenumbers.of(mesh);
    double volume = mesh.box().volume();
    double power = 0;
    long count = 0;
    for (int x = -wx; x <= wx; x++) {
      for (int y = -wy; y <= wy; y++) {
        int i = Math.floorMod(x, mesh.nx());
        int j = Math.floorMod(y, mesh.ny());
        source.readModes(i, j, wz + 1, row);
        source.readNoise(i, j, wz + 1, noise);
        double across = wavenumbers.across(i, j);
        int start =
            (Math.floorMod(x, target.nx()) * target.ny() + Math.floorMod(y, target.ny()))
                * target.rowLength();
        for (int z = 0; z <= wz; z++) {
          double wavenumber = wavenumbers.length(across, z);
          if (!(wavenumber >= low && wavenumber < high && wavenumber > 0)) {
            continue;
          }
          double square = row[2 * z] * row[2 * z] + row[2 * z + 1] * row[2 * z + 1];
          modes[start + 2 * z] = row[2 * z];
          modes[start + 2 * z + 1] = row[2 * z + 1];
          ones[start + 2 * z] = 1;
          squares[start + 2 * z] = square;
          int multiplicity = z == 0 ? 1 : 2;
          power += multiplicity * (volume * square - noise[z]);
          count += multiplicity;
        }
      }
    }
    for (double[] values : new double[][] {modes, ones, squares}) {
      RowTransforms.inverse(values, target);
    }
    return new ShellFields(modes, ones, squares, count == 0 ? Double.NaN : power / count);
  }

  /** D, in rows along z of which the first nz elements are cells. */
  double[] modes() {
    return modes;
  }

  /** I, in the same rows. */
  double[] ones() {
    return ones;
  }

  /** Q, in the same rows. */
  double[] squares() {
    return squares;
  }

  /** Mean power of the modes of the shell, shot noise subtracted, in (Mpc/h)^3. */
  double meanPower() {
    return meanPower;
  }

  /** Mean over the cells of the product of three fields of shells. */
  static double meanProduct(double[] first, double[] second, double[] third, Mesh mesh) {
    double total = 0;
    for (int row = 0; row < mesh.nx() * mesh.ny(); row++) {
      double sum = 0;
      for (int c = row * mesh.rowLength(); c < row * mesh.rowLength() + mesh.nz(); c++) {
        sum += first[c] * second[c] * third[c];
      }
      total += sum;
    }
    return total / mesh.cells();
  }
}
