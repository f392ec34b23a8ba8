package org.cosmoassay.reference.simulator.gravity;

/**
 * The cosmic energy equation, d(K + W)/dt + H (2 K + W) = 0, kept along a run: a (K + W) + integral
 * of K da is constant, with K the kinetic and W the potential energy of peculiar motion per unit
 * mass, in (km/s)^2. The integral is a trapezoidal sum over the steps.
 *
 * <p>Reference: Layzer (1963), doi:10.1086/147577; Irvine (1961).
 */
public final class EnergyBalance {

  private double constant = Double.NaN;
  private double lastA = Double.NaN;
  private double lastKinetic = Double.NaN;
  private double integral;
  private double largest;
  private double drift = Double.NaN;

  EnergyBalance() {}

  void add(double a, double kinetic, double potential) {
    double sum = a * (kinetic + potential);
    if (Double.isNaN(constant)) {
      constant = sum;
    } else {
      integral += 0.5 * (kinetic + lastKinetic) * (a - lastA);
    }
    lastA = a;
    lastKinetic = kinetic;
    largest = Math.max(largest, Math.abs(a * potential));
    drift = (sum + integral - constant) / largest;
  }

  /** Change of the constant in units of the largest |a W| so far, dimensionless. */
  public double drift() {
    return drift;
  }
}
