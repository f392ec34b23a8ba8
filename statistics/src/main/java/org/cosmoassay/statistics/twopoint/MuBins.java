package org.cosmoassay.statistics.twopoint;

/**
 * Equal bins of mu = s_los / s, the cosine between a pair's separation and the line of sight, over
 * [-1, 1].
 *
 * <p>A pair of a cloud with itself has no first point: it counts once at +mu and once at -mu, so
 * histograms are symmetric and only |mu| is binned. |mu| belongs to folded bin k when edge_k &lt;=
 * |mu| &lt; edge_{k+1}, the last bin including 1, with edges 2k / count for an even count; for an
 * odd count, whose central bin straddles 0, the edges are 0, 1 / count, 3 / count, ... A pair of
 * separation 0 has mu = 0.
 */
public final class MuBins {

  /** As in the seed paper's evaluation (arXiv:2311.17141): {@code linspace(-1, 1, 201)}. */
  public static final MuBins DEFAULT = of(200);

  private final int count;
  private final double[] foldedEdges;

  private MuBins(int count) {
    this.count = count;
    int folded = (count + 1) / 2;
    foldedEdges = new double[folded + 1];
    for (int k = 1; k <= folded; k++) {
      foldedEdges[k] = (2.0 * k - count % 2) / count;
    }
  }

  /** That many bins over [-1, 1]. */
  public static MuBins of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("The number of mu bins (" + count + ") must be positive.");
    }
    return new MuBins(count);
  }

  /** Number of bins over [-1, 1]. */
  public int count() {
    return count;
  }

  /** Number of bins of |mu|. */
  public int foldedCount() {
    return foldedEdges.length - 1;
  }

  /** Edge k of |mu|, from 0 to 1. */
  public double foldedEdge(int k) {
    return foldedEdges[k];
  }

  /** The folded bin of |mu|; values that rounding put above 1 belong to the last. */
  public int foldedIndex(double absoluteMu) {
    int last = foldedCount() - 1;
    int k = Math.min(last, (int) (0.5 * (absoluteMu * count + count % 2)));
    // The product is rounded: the edges themselves decide.
    if (absoluteMu < foldedEdges[k]) {
      return k - 1;
    }
    return k < last && absoluteMu >= foldedEdges[k + 1] ? k + 1 : k;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MuBins bins && count == bins.count;
  }

  @Override
  public int hashCode() {
    return count;
  }
}
