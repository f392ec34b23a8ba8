package org.cosmoassay.statistics.twopoint;

/** Keeps those candidates of a tile that any of its primaries can reach. */
public interface Sieve {

  /**
   * Copies the first n values of three columns whose gaps are below a limit, in their order, to
   * three other columns from place {@code at} on; the place after the last of them. Up to the
   * longest vector may be written after them.
   */
  int keep(
      double[] gaps,
      double limit,
      double[] x,
      double[] y,
      double[] z,
      double[] toX,
      double[] toY,
      double[] toZ,
      int at,
      int n);

  /** The one that looks at one candidate after the other. */
  static Sieve scalar() {
    return new ScalarSieve();
  }
}
