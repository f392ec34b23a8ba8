package org.cosmoassay.harness.validation;

import org.cosmoassay.reference.simulator.linear.Growth;
import org.cosmoassay.reference.simulator.linear.LinearPower;

/**
 * Linear theory in a periodic box: sums over the modes that the box has, smoothed over 2 Mpc/h so
 * that they converge. A box lacks the waves longer than itself, which integrals would add.
 */
final class BoxTheory {

  private static final double SMOOTHING = 2;
  private static final int MODES = 60;

  private final LinearPower power;
  private final double side;
  private final double scaleFactor;
  private final Growth growth;

  BoxTheory(LinearPower power, double side, double redshift) {
    this.power = power;
    this.side = side;
    this.scaleFactor = 1 / (1 + redshift);
    this.growth = Growth.of(power.cosmology());
  }

  /**
   * Mean radial pairwise velocity in km/s: -2/3 a H f r b xibar(r) / (1 + b^2 xi(r)); Fisher
   * (1995), arXiv:astro-ph/9412081, with a linear bias.
   *
   * @param bias b of the points; 1 for matter
   */
  double pairwiseVelocity(double r, double bias) {
    double d = growth.first(scaleFactor);
    double xi = 0;
    double mean = 0;
    double fundamental = 2 * Math.PI / side;
    int[] counts = new int[MODES * MODES + 1];
    for (int i = -MODES; i <= MODES; i++) {
      for (int j = -MODES; j <= MODES; j++) {
        for (int k = -MODES; k <= MODES; k++) {
          int square = i * i + j * j + k * k;
          if (square > 0 && square <= MODES * MODES) {
            counts[square]++;
          }
        }
      }
    }
    for (int square = 1; square < counts.length; square++) {
      double k = fundamental * Math.sqrt(square);
      double x = k * r;
      double weight =
          counts[square] * d * d * power.at(k) * Math.exp(-k * k * SMOOTHING * SMOOTHING);
      xi += weight * Math.sin(x) / x;
      mean += weight * 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
    }
    double volume = side * side * side;
    double hubble = 100 * growth.expansion(scaleFactor);
    return -2.0
        / 3
        * scaleFactor
        * hubble
        * growth.firstRate(scaleFactor)
        * r
        * (bias * mean / volume)
        / (1 + bias * bias * xi / volume);
  }
}
