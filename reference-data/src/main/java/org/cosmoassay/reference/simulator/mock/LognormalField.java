package org.cosmoassay.reference.simulator.mock;

import org.cosmoassay.reference.simulator.initial.GaussianField;
import org.cosmoassay.reference.simulator.initial.Phases;
import org.cosmoassay.reference.simulator.linear.LinearPower;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.cosmoassay.statistics.fourier.RowTransforms;

/**
 * A lognormal density and the linear matter field of the same phases, on one mesh. The correlation
 * function on the mesh is the transform of the power of its own modes, so that the relation between
 * both fields is exact there.
 *
 * @param density 1 + delta_g, dimensionless
 * @param matter linear overdensity of matter at z = 0, dimensionless
 */
record LognormalField(DensityField density, DensityField matter) {

  /**
   * The fields.
   *
   * @param amplitude b D: what the linear matter field at z = 0 is multiplied by
   */
  static LognormalField of(
      PeriodicBox box, int cells, LinearPower power, double amplitude, Phases phases) {
    Mesh mesh = Mesh.of(box, cells);
    double[] modes = GaussianField.modes(mesh, power::at, phases);
    double[] matter = modes.clone();
    RowTransforms.inverse(matter, mesh);

    double[] gaussian = gaussianPower(mesh, power, amplitude);
    scale(mesh, modes, gaussian, power);
    RowTransforms.inverse(modes, mesh);
    double[] density = cells(mesh, modes);
    double variance = 0;
    for (double value : density) {
      variance += value * value;
    }
    double half = 0.5 * variance / density.length;
    double sum = 0;
    for (int c = 0; c < density.length; c++) {
      density[c] = Math.exp(density[c] - half);
      sum += density[c];
    }
    for (int c = 0; c < density.length; c++) {
      density[c] *= density.length / sum;
    }
    return new LognormalField(
        DensityField.of(mesh, density), DensityField.of(mesh, cells(mesh, matter)));
  }

  /** Half spectrum of the transform of ln(1 + xi), real parts, in units of P / V. */
  private static double[] gaussianPower(Mesh mesh, LinearPower power, double amplitude) {
    double[] spectrum = new double[mesh.nx() * mesh.ny() * mesh.rowLength()];
    double volume = mesh.box().volume();
    overModes(mesh, (at, k) -> spectrum[at] = amplitude * amplitude * power.at(k) / volume);
    RowTransforms.inverse(spectrum, mesh);
    int row = mesh.rowLength();
    Parallel.map(
        mesh.nx(),
        i -> {
          for (int r = i * mesh.ny(); r < (i + 1) * mesh.ny(); r++) {
            for (int k = 0; k < mesh.nz(); k++) {
              spectrum[r * row + k] = Math.log1p(spectrum[r * row + k]);
            }
          }
          return true;
        });
    RowTransforms.forward(spectrum, mesh);
    return spectrum;
  }

  /** Modes of the linear field into those of the Gaussian field of the density. */
  private static void scale(Mesh mesh, double[] modes, double[] gaussian, LinearPower power) {
    double volume = mesh.box().volume();
    overModes(
        mesh,
        (at, k) -> {
          double wanted = Math.max(0, gaussian[at] / mesh.cells());
          double factor = Math.sqrt(wanted / (power.at(k) / volume));
          modes[at] *= factor;
          modes[at + 1] *= factor;
        });
  }

  /** What to do with a mode at an element of the half spectrum, of wavenumber k in h/Mpc. */
  @FunctionalInterface
  private interface ModeTask {
    void accept(int at, double k);
  }

  /** All modes but the mean and those with a Nyquist wave, as a Gaussian field has them. */
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
              double square = (double) mx * mx + (double) my * my + (double) k * k;
              task.accept(start + 2 * k, mesh.fundamental(0) * Math.sqrt(square));
            }
          }
          return true;
        });
  }

  private static double[] cells(Mesh mesh, double[] rows) {
    double[] cells = new double[mesh.cells()];
    int n = mesh.nz();
    for (int r = 0; r < mesh.nx() * mesh.ny(); r++) {
      System.arraycopy(rows, r * mesh.rowLength(), cells, r * n, n);
    }
    return cells;
  }
}
