package org.cosmoassay.statistics.novelty;

import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * Where the points of a cloud lie, as amplitudes of plane waves: sum over points of exp(-i k x),
 * exact for any position, each length of wave scaled to the same share. Two clouds are so alike or
 * not by the places of their clumps, not by how strong their clustering is. The squares add up to
 * 1, or to 0 for a cloud that has no waves.
 */
final class Pattern {

  private final double[] real;
  private final double[] imaginary;

  private Pattern(double[] real, double[] imaginary) {
    this.real = real;
    this.imaginary = imaginary;
  }

  /**
   * The pattern of a cloud.
   *
   * @throws IllegalArgumentException when the cloud lies in another box than the grid
   */
  static Pattern of(PointCloud cloud, PatternGrid grid) {
    if (!cloud.box().equals(grid.box())) {
      throw new IllegalArgumentException(
          "The cloud lies in %s, the clouds it is compared with in %s; compare clouds of one box."
              .formatted(cloud.box(), grid.box()));
    }
    double[] real = new double[grid.size()];
    double[] imaginary = new double[grid.size()];
    addPoints(cloud, grid, real, imaginary);
    // The waves after the middle are opposite to those before it, from the outside in.
    for (int w = 0; w < real.length / 2; w++) {
      real[w] = real[real.length - 1 - w];
      imaginary[w] = -imaginary[real.length - 1 - w];
    }
    scale(grid, real, imaginary);
    return new Pattern(real, imaginary);
  }

  private static void addPoints(
      PointCloud cloud, PatternGrid grid, double[] real, double[] imaginary) {
    double[][] cosine = new double[3][];
    double[][] sine = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      cosine[axis] = new double[2 * grid.reach(axis) + 1];
      sine[axis] = new double[2 * grid.reach(axis) + 1];
    }
    int first = grid.size() / 2;
    for (int point = 0; point < cloud.size(); point++) {
      for (int axis = 0; axis < 3; axis++) {
        double angle = -2 * Math.PI * cloud.position(axis, point) / grid.box().side(axis);
        int reach = grid.reach(axis);
        for (int n = -reach; n <= reach; n++) {
          cosine[axis][n + reach] = Math.cos(n * angle);
          sine[axis][n + reach] = Math.sin(n * angle);
        }
      }
      for (int w = first; w < grid.size(); w++) {
        int i = grid.wave(w, 0) + grid.reach(0);
        int j = grid.wave(w, 1) + grid.reach(1);
        int k = grid.wave(w, 2) + grid.reach(2);
        double c = cosine[0][i] * cosine[1][j] - sine[0][i] * sine[1][j];
        double s = sine[0][i] * cosine[1][j] + cosine[0][i] * sine[1][j];
        real[w] += c * cosine[2][k] - s * sine[2][k];
        imaginary[w] += s * cosine[2][k] + c * sine[2][k];
      }
    }
  }

  private static void scale(PatternGrid grid, double[] real, double[] imaginary) {
    double total = 0;
    for (int[] shell : grid.shells()) {
      double power = 0;
      for (int w : shell) {
        power += real[w] * real[w] + imaginary[w] * imaginary[w];
      }
      double factor = power == 0 ? 0 : grid.weight(shell[0]) * Math.sqrt(shell.length / power);
      for (int w : shell) {
        real[w] *= factor;
        imaginary[w] *= factor;
        total += real[w] * real[w] + imaginary[w] * imaginary[w];
      }
    }
    double norm = total == 0 ? 0 : 1 / Math.sqrt(total);
    for (int w = 0; w < real.length; w++) {
      real[w] *= norm;
      imaginary[w] *= norm;
    }
  }

  double real(int wave) {
    return real[wave];
  }

  double imaginary(int wave) {
    return imaginary[wave];
  }
}
