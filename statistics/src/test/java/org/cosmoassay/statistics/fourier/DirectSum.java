package org.cosmoassay.statistics.fourier;

import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;

/** Modes of a cloud as sums over its points, without any mesh: the oracle of all that uses one. */
final class DirectSum {

  /** Number of modes, mean |k|, and multipoles 0, 2 and 4 of the power, per bin. */
  static final class Spectrum {
    private final long[] modes;
    private final double[] meanWavenumber;
    private final double[][] power;

    private Spectrum(long[] modes, double[] meanWavenumber, double[][] power) {
      this.modes = modes;
      this.meanWavenumber = meanWavenumber;
      this.power = power;
    }

    long[] modes() {
      return modes;
    }

    double[] meanWavenumber() {
      return meanWavenumber;
    }

    double[][] power() {
      return power;
    }
  }

  private DirectSum() {}

  /** delta(k) = sum_i w_i exp(-i k x_i) / sum_i w_i, k = 2 pi m / side; real and imaginary part. */
  static double[] mode(PointCloud cloud, int mx, int my, int mz) {
    double real = 0;
    double imaginary = 0;
    double total = 0;
    for (int i = 0; i < cloud.size(); i++) {
      double phase =
          2
              * Math.PI
              * (mx * cloud.x(i) / cloud.box().lx()
                  + my * cloud.y(i) / cloud.box().ly()
                  + mz * cloud.z(i) / cloud.box().lz());
      real += cloud.weight(i) * Math.cos(phase);
      imaginary -= cloud.weight(i) * Math.sin(phase);
      total += cloud.weight(i);
    }
    return new double[] {real / total, imaginary / total};
  }

  /** Shot noise V sum w^2 / (sum w)^2. */
  static double shotNoise(PointCloud cloud) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < cloud.size(); i++) {
      sum += cloud.weight(i);
      squares += cloud.weight(i) * cloud.weight(i);
    }
    return cloud.box().volume() * squares / (sum * sum);
  }

  /** Power less shot noise, over all modes in the bins, with a line of sight along an axis. */
  static Spectrum power(PointCloud cloud, double[] edges, int lineOfSight) {
    PeriodicBox box = cloud.box();
    double highest = edges[edges.length - 1];
    int[] most = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      most[axis] = (int) Math.ceil(highest * box.side(axis) / (2 * Math.PI));
    }
    double noise = shotNoise(cloud);
    long[] modes = new long[edges.length - 1];
    double[] means = new double[modes.length];
    double[][] power = new double[3][modes.length];
    for (int mx = -most[0]; mx <= most[0]; mx++) {
      for (int my = -most[1]; my <= most[1]; my++) {
        for (int mz = -most[2]; mz <= most[2]; mz++) {
          double[] k = {
            2 * Math.PI * mx / box.lx(), 2 * Math.PI * my / box.ly(), 2 * Math.PI * mz / box.lz()
          };
          double length = Math.sqrt(k[0] * k[0] + k[1] * k[1] + k[2] * k[2]);
          for (int bin = 0; bin < modes.length; bin++) {
            if (length > 0 && length >= edges[bin] && length < edges[bin + 1]) {
              double[] mode = mode(cloud, mx, my, mz);
              double p = box.volume() * (mode[0] * mode[0] + mode[1] * mode[1]) - noise;
              double mu = k[lineOfSight] / length;
              modes[bin]++;
              means[bin] += length;
              power[0][bin] += p;
              power[1][bin] += p * 5 * (3 * mu * mu - 1) / 2;
              power[2][bin] += p * 9 * (35 * Math.pow(mu, 4) - 30 * mu * mu + 3) / 8;
            }
          }
        }
      }
    }
    for (int bin = 0; bin < modes.length; bin++) {
      means[bin] /= modes[bin];
      for (double[] multipole : power) {
        multipole[bin] /= modes[bin];
      }
    }
    return new Spectrum(modes, means, power);
  }
}
