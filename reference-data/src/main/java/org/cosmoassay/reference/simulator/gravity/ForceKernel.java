package org.cosmoassay.reference.simulator.gravity;

import org.cosmoassay.statistics.fourier.MassAssignment;
import org.cosmoassay.statistics.fourier.Mesh;

/**
 * From modes of the density to modes of the acceleration on a mesh: g(k) = i d(k) / k^2 S(k)
 * delta(k). d is the transform of differences over four points. S undoes what assignment and
 * interpolation smooth, as far as images of other waves allow: per axis W^2 / (sum of W^2 over all
 * images)^2, which is 1 / W^2 for long waves and, by cloud in cell, 1.5 instead of 6 at the Nyquist
 * wavenumber.
 *
 * <p>d is odd and 0 at the Nyquist wavenumber, so that g is real and the forces between two
 * particles are opposite: momentum is conserved.
 *
 * <p>Reference: Hockney &amp; Eastwood (1988), doi:10.1201/9780367806934, section 8-3-3 (the
 * optimal influence function, with the images of the force itself left out).
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

  /** The kernel of a cubic mesh. */
  static ForceKernel of(Mesh mesh, MassAssignment assignment) {
    int n = mesh.nx();
    double[] squares = new double[n];
    double[] slopes = new double[n];
    double[] sharpening = new double[n];
    for (int i = 0; i < n; i++) {
      int waves = mesh.waves(0, i);
      double k = mesh.fundamental(0) * waves;
      double phase = 2 * Math.PI * waves / n;
      double window = assignment.window(0.5 * phase);
      double images = assignment.images(0.5 * phase);
      squares[i] = k * k;
      slopes[i] =
          2 * i == n ? 0 : (8 * Math.sin(phase) - Math.sin(2 * phase)) / (6 * mesh.cellSide(0));
      sharpening[i] = window * window / (images * images);
    }
    return new ForceKernel(squares, slopes, sharpening);
  }

  /** S / k^2 of a mode; 0 for the mean. */
  double potential(int i, int j, int k) {
    double square = squares[i] + squares[j] + squares[k];
    return square == 0 ? 0 : sharpening[i] * sharpening[j] * sharpening[k] / square;
  }

  /** d of an index along any axis. */
  double slope(int index) {
    return slopes[index];
  }
}
