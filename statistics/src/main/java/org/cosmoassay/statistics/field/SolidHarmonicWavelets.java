package org.cosmoassay.statistics.field;

import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.FourierField;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * The solid harmonic wavelets of one order l on a mesh.
 *
 * <p>In Fourier space psi_lm(k) = i^l S_lm(k R) exp(-k^2 R^2 / 2) with S_lm the {@link
 * SolidHarmonics}, so that sum_m |psi_lm(k)|^2 = ((k R)^l exp(-k^2 R^2 / 2))^2; in space |psi| = (2
 * pi)^-3/2 R^-3 (r / R)^l exp(-r^2 / (2 R^2)), a real function up to the sign. Of a wave that
 * changes sign where a mesh cannot tell it from its mirror image, at the Nyquist wavenumber of an
 * axis, factors odd along that axis are 0.
 */
final class SolidHarmonicWavelets {

  private final Mesh mesh;
  private final int order;

  /** S_lm of k [h/Mpc], a row for each m, modes in the order of the half spectrum. */
  private final double[][] harmonics;

  private SolidHarmonicWavelets(Mesh mesh, int order, double[][] harmonics) {
    this.mesh = mesh;
    this.order = order;
    this.harmonics = harmonics;
  }

  /** The wavelets of order l. */
  static SolidHarmonicWavelets of(Mesh mesh, int order) {
    int count = 2 * order + 1;
    int half = mesh.nz() / 2 + 1;
    double[][] harmonics = new double[count][mesh.nx() * mesh.ny() * half];
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int j = 0; j < mesh.ny(); j++) {
            for (int k = 0; k < half; k++) {
              double[] values =
                  SolidHarmonics.at(order, wave(mesh, 0, i), wave(mesh, 1, j), wave(mesh, 2, k));
              for (int m = 0; m < count; m++) {
                harmonics[m][(i * mesh.ny() + j) * half + k] =
                    isAmbiguous(mesh, order, m - order, i, j, k) ? 0 : values[m];
              }
            }
          }
          return true;
        });
    return new SolidHarmonicWavelets(mesh, order, harmonics);
  }

  private static double wave(Mesh mesh, int axis, int index) {
    return mesh.fundamental(axis) * mesh.waves(axis, index);
  }

  private static boolean isAmbiguous(Mesh mesh, int l, int m, int i, int j, int k) {
    return (2 * i == mesh.nx() && SolidHarmonics.isOdd(l, m, 0))
        || (2 * j == mesh.ny() && SolidHarmonics.isOdd(l, m, 1))
        || (2 * k == mesh.nz() && SolidHarmonics.isOdd(l, m, 2));
  }

  /**
   * The squared modulus sum_m |f * psi_lm|^2 of a field at every cell.
   *
   * @param field the field in Fourier space
   * @param width R in Mpc/h
   */
  DensityField squaredModulus(FourierField field, double width) {
    double[][] radial = radial(width);
    int half = mesh.nz() / 2 + 1;
    double[] squares = new double[mesh.cells()];
    for (double[] harmonic : harmonics) {
      FourierField filtered =
          field.filtered(
              (i, j, k) ->
                  radial[0][i]
                      * radial[1][j]
                      * radial[2][k]
                      * harmonic[(i * mesh.ny() + j) * half + k]);
      addSquares((order % 2 == 0 ? filtered : filtered.timesImaginaryUnit()).inverse(), squares);
    }
    return DensityField.of(mesh, squares);
  }

  /** Per axis, factors whose product is R^l exp(-k^2 R^2 / 2). */
  private double[][] radial(double width) {
    double[][] factors = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      factors[axis] = new double[mesh.cells(axis)];
      double scale = axis == 0 ? Math.pow(width, order) : 1;
      for (int i = 0; i < factors[axis].length; i++) {
        double x = wave(mesh, axis, i) * width;
        factors[axis][i] = scale * Math.exp(-0.5 * x * x);
      }
    }
    return factors;
  }

  private void addSquares(DensityField field, double[] squares) {
    int plane = mesh.ny() * mesh.nz();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int c = i * plane; c < (i + 1) * plane; c++) {
            squares[c] += field.value(c) * field.value(c);
          }
          return true;
        });
  }
}
