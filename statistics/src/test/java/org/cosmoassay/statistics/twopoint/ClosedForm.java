package org.cosmoassay.statistics.twopoint;

import java.util.function.DoubleUnaryOperator;

/** Correlation functions that are known without measuring. */
public final class ClosedForm {

  private ClosedForm() {}

  /**
   * xi(r) of a Thomas process of Gaussian clusters: exp(-r^2 / (4 sigma^2)) / ((4 pi sigma^2)^(3/2)
   * n_parents).
   *
   * @param sigma scatter per axis, in Mpc/h
   * @param parentDensity clusters per (Mpc/h)^3
   */
  public static DoubleUnaryOperator thomas(double sigma, double parentDensity) {
    double volume = Math.pow(4 * Math.PI * sigma * sigma, 1.5);
    return r -> Math.exp(-r * r / (4 * sigma * sigma)) / (volume * parentDensity);
  }

  /** The mean of xi(r) over the volume of a shell, by Simpson's rule. */
  public static double shellMean(DoubleUnaryOperator xi, double inner, double outer) {
    int steps = 200;
    double h = (outer - inner) / steps;
    double sum = 0;
    double norm = 0;
    for (int k = 0; k <= steps; k++) {
      double r = inner + k * h;
      double weight = (k == 0 || k == steps ? 1 : k % 2 == 0 ? 2 : 4) * r * r;
      sum += weight * xi.applyAsDouble(r);
      norm += weight;
    }
    return sum / norm;
  }
}
