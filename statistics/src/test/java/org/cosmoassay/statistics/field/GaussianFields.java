package org.cosmoassay.statistics.field;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.fourier.DensityField;
import org.cosmoassay.statistics.fourier.Mesh;
import org.cosmoassay.statistics.fourier.SmoothingKernel;

/** White noise of unit variance per cell smoothed by a Gaussian, and its moments on the mesh. */
final class GaussianFields {

  private GaussianFields() {}

  static DensityField sample(Mesh mesh, double radius, long seed) {
    ZigguratSampler normal = ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed));
    double[] noise = new double[mesh.cells()];
    Arrays.setAll(noise, c -> normal.sample());
    return DensityField.of(mesh, noise).smoothed(SmoothingKernel.GAUSSIAN, radius);
  }

  /** The covariance of the values of cells {@code lag} apart along z. */
  static double covariance(Mesh mesh, double radius, int lag) {
    return sum(mesh, radius, 0, lag) * sum(mesh, radius, 0, 0) * sum(mesh, radius, 0, 0);
  }

  /** The variance of the gradient of the waves of which the field is made. */
  static double gradientVariance(Mesh mesh, double radius) {
    double plain = sum(mesh, radius, 0, 0);
    return 3 * sum(mesh, radius, 2, 0) * plain * plain;
  }

  /** Mean of k^degree exp(-k^2 R^2) cos(k x) over the modes of one axis of a cubic mesh. */
  private static double sum(Mesh mesh, double radius, int degree, int lag) {
    double sum = 0;
    for (int i = 0; i < mesh.nz(); i++) {
      double k = mesh.fundamental(2) * mesh.waves(2, i);
      sum +=
          Math.pow(k, degree)
              * Math.exp(-k * k * radius * radius)
              * Math.cos(k * lag * mesh.cellSide(2));
    }
    return sum / mesh.nz();
  }
}
