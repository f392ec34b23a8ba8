package org.cosmoassay.statistics.fourier;

import java.util.function.DoubleUnaryOperator;
import org.cosmoassay.statistics.Parallel;

/**
 * The Fourier transform of a real field on a mesh of N cells.
 *
 * <p>f(k) = 1/N sum_x f(x) exp(-i k x) and f(x) = sum_k f(k) exp(i k x), with x the index of a cell
 * times its side and k = 2 pi m / side per axis, m whole. So f(0) is the mean, a mode is as
 * dimensionless as the field, and the power spectrum of an overdensity in a volume V is P(k) = V
 * &lt;|f(k)|^2&gt;.
 *
 * <p>Since f(-k) is the conjugate of f(k), only the modes with 0 &lt;= m_z &lt;= n_z / 2 are held.
 * Immutable.
 */
public final class FourierField {

  private final Mesh mesh;
  private final double[] values;

  private FourierField(Mesh mesh, double[] values) {
    this.mesh = mesh;
    this.values = values;
  }

  /** The transform of a field. */
  public static FourierField of(DensityField field) {
    Mesh mesh = field.mesh();
    double[] values = new double[mesh.nx() * mesh.ny() * mesh.rowLength()];
    field.copyRows(values, mesh.rowLength());
    RowTransforms.forward(values, mesh);
    return new FourierField(mesh, scaled(values, mesh, 1.0 / mesh.cells()));
  }

  /** Takes the half spectrum over instead of a copy; the caller must not keep it. */
  static FourierField owning(Mesh mesh, double[] values) {
    return new FourierField(mesh, values);
  }

  public Mesh mesh() {
    return mesh;
  }

  /**
   * Real part of a mode.
   *
   * @param i index along x, 0 .. nx - 1, for {@link Mesh#waves} waves
   * @param j index along y, 0 .. ny - 1
   * @param k index along z, 0 .. nz / 2
   */
  public double real(int i, int j, int k) {
    return values[index(i, j, k)];
  }

  /** Imaginary part of a mode; indices as in {@link #real}. */
  public double imaginary(int i, int j, int k) {
    return values[index(i, j, k) + 1];
  }

  private int index(int i, int j, int k) {
    return (i * mesh.ny() + j) * mesh.rowLength() + 2 * k;
  }

  /** The half spectrum itself, for readers within this package. */
  double[] halfSpectrum() {
    return values;
  }

  /** The field of this transform. */
  public DensityField inverse() {
    double[] rows = values.clone();
    RowTransforms.inverse(rows, mesh);
    double[] cells = new double[mesh.cells()];
    int nz = mesh.nz();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int row = i * mesh.ny(); row < (i + 1) * mesh.ny(); row++) {
            System.arraycopy(rows, row * mesh.rowLength(), cells, row * nz, nz);
          }
          return true;
        });
    return DensityField.owning(mesh, cells);
  }

  /**
   * Every mode times a function of its wavenumber |k| [h/Mpc].
   *
   * @param window dimensionless
   */
  public FourierField filtered(DoubleUnaryOperator window) {
    double[] filtered = values.clone();
    double[] squares = new double[mesh.halfRow()];
    for (int k = 0; k < squares.length; k++) {
      squares[k] = square(2, k);
    }
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int j = 0; j < mesh.ny(); j++) {
            double across = square(0, i) + square(1, j);
            int at = index(i, j, 0);
            for (int k = 0; k < squares.length; k++, at += 2) {
              double factor = window.applyAsDouble(Math.sqrt(across + squares[k]));
              filtered[at] *= factor;
              filtered[at + 1] *= factor;
            }
          }
          return true;
        });
    return new FourierField(mesh, filtered);
  }

  /**
   * Every mode times a factor of its own. The result is the transform of a real field when factors
   * of k and -k are equal, or opposite and {@link #timesImaginaryUnit} follows.
   */
  public FourierField filtered(ModeWindow window) {
    double[] filtered = values.clone();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int j = 0; j < mesh.ny(); j++) {
            int at = index(i, j, 0);
            for (int k = 0; k < mesh.halfRow(); k++, at += 2) {
              double factor = window.at(i, j, k);
              filtered[at] *= factor;
              filtered[at + 1] *= factor;
            }
          }
          return true;
        });
    return new FourierField(mesh, filtered);
  }

  /** Every mode times i, the imaginary unit. */
  public FourierField timesImaginaryUnit() {
    double[] turned = new double[values.length];
    for (int at = 0; at < turned.length; at += 2) {
      turned[at] = -values[at + 1];
      turned[at + 1] = values[at];
    }
    return new FourierField(mesh, turned);
  }

  private double square(int axis, int index) {
    double k = mesh.fundamental(axis) * mesh.waves(axis, index);
    return k * k;
  }

  private static double[] scaled(double[] values, Mesh mesh, double factor) {
    int plane = mesh.ny() * mesh.rowLength();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int c = i * plane; c < (i + 1) * plane; c++) {
            values[c] *= factor;
          }
          return true;
        });
    return values;
  }
}
