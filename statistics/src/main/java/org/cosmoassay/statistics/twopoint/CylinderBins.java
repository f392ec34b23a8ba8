package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.Bins;

/**
 * Bins of the separation across the line of sight, r_p, and equal bins of the separation along it,
 * |pi| from 0 to pi_max, in comoving Mpc/h.
 *
 * <p>Edges are inclusive below and exclusive above, see {@link ProjectedBins} and {@link
 * PairBinning}. In a periodic box r_p must stay below half of the sides across, pi_max below half
 * of the side along the line of sight.
 */
public final class CylinderBins {

  private final RadialBins across;
  private final RadialBins along;

  private CylinderBins(RadialBins across, RadialBins along) {
    this.across = across;
    this.along = along;
  }

  /**
   * Bins of r_p, and {@code count} bins of |pi| up to {@code piMax} Mpc/h.
   *
   * @throws IllegalArgumentException when pi_max is not above 0 and finite, or the count below 1
   */
  public static CylinderBins of(RadialBins across, double piMax, int count) {
    if (!(piMax > 0) || Double.isInfinite(piMax)) {
      throw new IllegalArgumentException(
          "pi-max: " + piMax + " must be a finite length above 0 Mpc/h");
    }
    if (count < 1) {
      throw new IllegalArgumentException("pi-bins: " + count + " must be 1 or more");
    }
    return new CylinderBins(across, RadialBins.of(Bins.linear(0, piMax, count)));
  }

  /** The same bins for a walk in a box. */
  ProjectedBins projected() {
    return new ProjectedBins(across, along);
  }

  /** Bins of r_p. */
  public RadialBins across() {
    return across;
  }

  /** Bins of |pi|, from 0. */
  public RadialBins along() {
    return along;
  }

  public double piMax() {
    return along.rMax();
  }

  /**
   * Volume of bin i of r_p and bin k of |pi|, on both sides of a point: 2 pi (rp_{i+1}^2 - rp_i^2)
   * (pi_{k+1} - pi_k), in (Mpc/h)^3.
   */
  public double volume(int i, int k) {
    return 2 * ring(i) * (along.edge(k + 1) - along.edge(k));
  }

  /** Volume of bin i of r_p out to pi_max on both sides of a point, in (Mpc/h)^3. */
  public double volume(int i) {
    return 2 * ring(i) * piMax();
  }

  private double ring(int i) {
    double inner = across.edge(i);
    double outer = across.edge(i + 1);
    return Math.PI * (outer - inner) * (outer + inner);
  }

  /** Canonical text: equal text means equal bins. */
  @Override
  public String toString() {
    return "bins=" + across + ";pi-max=" + piMax() + ";pi-bins=" + along.count();
  }
}
