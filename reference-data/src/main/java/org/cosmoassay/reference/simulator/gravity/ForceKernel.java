package org.cosmoassay.reference.simulator.gravity;

import org.cosmoassay.statistics.fourier.Mesh;

/**
 * From modes of the density to modes of the acceleration on a mesh: g(k) = i d(k) / k^2 delta(k)
 * W^-p(k), with d = k the exact gradient, or that of differences over four points, and W the
 * transform of the cloud-in-cell assignment along all axes. p = 2 undoes what assignment and
 * interpolation smooth.
 *
 * <p>d is 0 at the Nyquist wavenumber, so that g is real and the kernel odd: then the forces
 * between two particles are opposite and momentum is conserved.
 */
final class ForceKernel {

  private final double[] squares;
  private final double[] slopes;
  private final double[] sharpening;

  private ForceKernel(double[] squares, double[] slopes, double[] sharpening) {
    this.squares = squares;
    this.slopes = slopes;
    this.sharpening = sharpening;
  }

  /**
   * The kernel of a cubic mesh.
   *
   * @param deconvolved p, how many assignments are divided out, 0, 1 or 2
   */
  static ForceKernel of(Mesh mesh, int deconvolved, boolean exactGradient) {
    int n = mesh.nx();
    double[] squares = new double[n];
    double[] slopes = new double[n];
    double[] sharpening = new double[n];
    for (int i = 0; i < n; i++) {
      double k = mesh.fundamental(0) * mesh.waves(0, i);
      double phase = 2 * Math.PI * mesh.waves(0, i) / n;
      squares[i] = k * k;
      slopes[i] =
          2 * i == n
              ? 0
              : exactGradient
                  ? k
                  : (8 * Math.sin(phase) - Math.sin(2 * phase)) / (6 * mesh.cellSide(0));
      double sinc = i == 0 ? 1 : Math.sin(0.5 * phase) / (0.5 * phase);
      sharpening[i] = deconvolved == 3 ? Math.pow(sinc, 4) / Math.pow(org.cosmoassay.statistics.fourier.MassAssignment.CIC.images(0.5 * phase), 2) : Math.pow(sinc, -2.0 * deconvolved);
    }
    return new ForceKernel(squares, slopes, sharpening);
  }

  /** k^-2 W^-p of a mode; 0 for the mean. */
  double potential(int i, int j, int k) {
    double square = squares[i] + squares[j] + squares[k];
    return square == 0 ? 0 : sharpening[i] * sharpening[j] * sharpening[k] / square;
  }

  /** d of an index along any axis. */
  double slope(int index) {
    return slopes[index];
  }
}
