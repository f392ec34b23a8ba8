package org.cosmoassay.statistics.fourier;

/**
 * The third side of triangles of which two sides lie in the same bin of k.
 *
 * <p>It lies in a shell of its own, whose edges are those of the bin times a factor, or fixed.
 */
public final class TriangleShape {

  private final String label;
  private final double ratio;
  private final double low;
  private final double high;

  private TriangleShape(String label, double ratio, double low, double high) {
    this.label = label;
    this.ratio = ratio;
    this.low = low;
    this.high = high;
  }

  /** All three sides in the same bin. */
  public static TriangleShape equilateral() {
    return new TriangleShape("equilateral", 1, 0, 0);
  }

  /**
   * The third side a fraction of the others.
   *
   * @param ratio of the edges of its shell to those of the bin, above 0 and below 2: two sides of
   *     length k are at an angle with 2 sin(angle / 2) = ratio
   */
  public static TriangleShape isosceles(double ratio) {
    if (!(ratio > 0 && ratio < 2)) {
      throw new IllegalArgumentException(
          "ratio: " + ratio + " must be above 0 and below 2, or no triangle closes");
    }
    return new TriangleShape("isosceles;ratio=" + ratio, ratio, 0, 0);
  }

  /**
   * The third side one long mode, the same for all bins.
   *
   * @param low least wavenumber of the long mode [h/Mpc], 0 or more
   * @param high its upper limit [h/Mpc], not included
   */
  public static TriangleShape squeezed(double low, double high) {
    if (!(low >= 0 && high > low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "long-mode: from %s to %s h/Mpc is no shell; give 0 <= long-lo < long-hi"
              .formatted(low, high));
    }
    return new TriangleShape("squeezed;long-lo=%s;long-hi=%s".formatted(low, high), 0, low, high);
  }

  /** The edge of the shell of the third side that belongs to the lower edge of a bin, in h/Mpc. */
  double low(double edge) {
    return ratio > 0 ? ratio * edge : low;
  }

  /** The edge of the shell of the third side that belongs to the upper edge of a bin, in h/Mpc. */
  double high(double edge) {
    return ratio > 0 ? ratio * edge : high;
  }

  /** Canonical text, part of the parameters of a statistic. */
  @Override
  public String toString() {
    return label;
  }
}
