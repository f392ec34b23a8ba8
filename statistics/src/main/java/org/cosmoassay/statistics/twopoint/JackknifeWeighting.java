package org.cosmoassay.statistics.twopoint;

/**
 * What leaving a region out does to the pairs with exactly one point in it. Pairs with both points
 * in the region always go.
 */
public enum JackknifeWeighting {
  /**
   * They go, too, as if the region had never been observed. Every such pair is left out twice among
   * the n realizations, so that where most pairs cross regions variances come out twice too large.
   */
  PLAIN,
  /**
   * A fraction alpha = n / (2 + sqrt(2) (n - 1)) of their weight goes, which gives shot noise its
   * right variance, up to the order of 1 / n, whether pairs cross regions or not. Mohammad &amp;
   * Percival (2022), arXiv:2109.07071.
   */
  MOHAMMAD_PERCIVAL;

  /** The fraction of their weight that goes, for n regions. */
  public double fractionRemoved(int regions) {
    return switch (this) {
      case PLAIN -> 1;
      case MOHAMMAD_PERCIVAL -> regions / (2 + Math.sqrt(2) * (regions - 1));
    };
  }
}
