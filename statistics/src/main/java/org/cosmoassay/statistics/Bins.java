package org.cosmoassay.statistics;

import java.util.Arrays;

/** Bin edges from the notation of the command line and of benchmark files. */
public final class Bins {

  private Bins() {}

  /**
   * Edges of {@code lin:LO:HI:N}, {@code log:LO:HI:N} (N bins, N + 1 edges) or {@code edges:a,b,c}.
   *
   * @throws IllegalArgumentException with the fix, when the notation or the order is wrong
   */
  public static double[] parse(String spec) {
    String[] parts = spec.split(":", -1);
    try {
      if (parts.length == 4 && parts[0].equals("lin")) {
        return linear(number(parts[1]), number(parts[2]), Integer.parseInt(parts[3].trim()));
      }
      if (parts.length == 4 && parts[0].equals("log")) {
        return logarithmic(number(parts[1]), number(parts[2]), Integer.parseInt(parts[3].trim()));
      }
      if (parts.length == 2 && parts[0].equals("edges")) {
        return requireIncreasing(
            spec, Arrays.stream(parts[1].split(",", -1)).mapToDouble(Bins::number).toArray(), 2);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "bins \"" + spec + "\" hold something that is not a number; " + NOTATION, e);
    }
    throw new IllegalArgumentException("bins \"" + spec + "\" are not understood; " + NOTATION);
  }

  private static final String NOTATION =
      "write lin:LO:HI:N, log:LO:HI:N (N bins) or edges:a,b,c with increasing numbers";

  /** N + 1 equally spaced edges, the same doubles as {@code numpy.linspace(lo, hi, n + 1)}. */
  public static double[] linear(double lo, double hi, int n) {
    requireRange(lo, hi, n);
    double step = (hi - lo) / n;
    double[] edges = new double[n + 1];
    for (int i = 0; i < n; i++) {
      edges[i] = i * step + lo;
    }
    edges[n] = hi;
    return edges;
  }

  /** N + 1 edges equally spaced in the logarithm, both ends exact. */
  public static double[] logarithmic(double lo, double hi, int n) {
    requireRange(lo, hi, n);
    if (!(lo > 0)) {
      throw new IllegalArgumentException(
          "logarithmic bins start at " + lo + "; they must start above 0");
    }
    double[] exponents = linear(Math.log10(lo), Math.log10(hi), n);
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      edges[i] = Math.pow(10, exponents[i]);
    }
    edges[0] = lo;
    edges[n] = hi;
    return edges;
  }

  static double[] requireIncreasing(String what, double[] edges, int least) {
    double[] copy = edges.clone();
    if (copy.length < least) {
      throw new IllegalArgumentException(
          "%s: %d edges given, at least %d are needed".formatted(what, copy.length, least));
    }
    for (int i = 0; i < copy.length; i++) {
      if (!Double.isFinite(copy[i])) {
        throw new IllegalArgumentException(
            "%s: edge %d is %s; edges must be finite".formatted(what, i, copy[i]));
      }
      if (i > 0 && copy[i] <= copy[i - 1]) {
        throw new IllegalArgumentException(
            "%s: edge %d (%s) is not above edge %d (%s); edges must increase strictly"
                .formatted(what, i, copy[i], i - 1, copy[i - 1]));
      }
    }
    return copy;
  }

  private static void requireRange(double lo, double hi, int n) {
    if (n < 1 || !(hi > lo) || !Double.isFinite(lo) || !Double.isFinite(hi)) {
      throw new IllegalArgumentException(
          "bins from %s to %s in %d steps are empty; %s".formatted(lo, hi, n, NOTATION));
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text.trim());
  }
}
