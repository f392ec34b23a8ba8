package org.cosmoassay.reference.simulator.initial;

import java.util.function.DoubleUnaryOperator;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * A real Gaussian field as the half spectrum of its modes: delta(k) = sqrt(P(k) / V) w(k) with w of
 * {@link Phases}, so that V &lt;|delta(k)|^2&gt; = P(k) and delta(x) = sum_k delta(k) exp(i k x).
 *
 * <p>The mean and all modes with a Nyquist wave along an axis are 0: a mesh cannot tell them from
 * their conjugates, and a finer mesh would hold other ones.
 */
public final class GaussianField {

  private GaussianField() {}

  /**
   * The half spectrum in rows of {@link Mesh#rowLength}.
   *
   * @param mesh cubic, with an even number of cells
   * @param power P(k) in (Mpc/h)^3, of k in h/Mpc
   */
  public static double[] modes(Mesh mesh, DoubleUnaryOperator power, Phases phases) {
    if (mesh.nx() % 2 != 0 || mesh.ny() != mesh.nx() || mesh.nz() != mesh.nx()) {
      throw new IllegalArgumentException(
          "The mesh is %s; give an even number of cells, the same along all axes".formatted(mesh));
    }
    int n = mesh.nx();
    int row = mesh.rowLength();
    double[] modes = new double[n * n * row];
    double fundamental = mesh.fundamental(0);
    double volume = mesh.box().volume();
    Parallel.map(
        n,
        i -> {
          if (2 * i == n) {
            return true;
          }
          double[] noise = new double[n];
          double[] mirrored = new double[2];
          int mx = mesh.waves(0, i);
          for (int j = 0; j < n; j++) {
            if (2 * j == n) {
              continue;
            }
            int my = mesh.waves(1, j);
            phases.row(mx, my, noise);
            if (mx < 0 || (mx == 0 && my < 0)) {
              phases.row(-mx, -my, mirrored);
              noise[0] = mirrored[0];
              noise[1] = -mirrored[1];
            }
            int start = (i * n + j) * row;
            for (int k = mx == 0 && my == 0 ? 1 : 0; k < n / 2; k++) {
              double wavenumber =
                  fundamental * Math.sqrt((double) mx * mx + (double) my * my + (double) k * k);
              double amplitude = Math.sqrt(power.applyAsDouble(wavenumber) / volume);
              modes[start + 2 * k] = amplitude * noise[2 * k];
              modes[start + 2 * k + 1] = amplitude * noise[2 * k + 1];
            }
          }
          return true;
        });
    return modes;
  }
}
