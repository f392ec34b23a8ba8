package org.cosmoassay.statistics.twopoint;

/**
 * The weight of all pairs of two sets of points, or of one with itself, whatever their separation:
 * the normalisation of weighted counts. Each unordered pair of one set counts once: (W^2 - sum w^2)
 * / 2, which is N (N - 1) / 2 without weights; of two sets W_1 W_2.
 *
 * <p>By region: pairs with both points in region k, and pairs with exactly one point in it.
 */
final class PairWeight {

  private final double all;
  private final double[] inside;
  private final double[] across;

  private PairWeight(double all, double[] inside, double[] across) {
    this.all = all;
    this.inside = inside;
    this.across = across;
  }

  static PairWeight of(PairPoints first, PairPoints second, boolean auto) {
    int regions = first.regionCount();
    double[] one = sums(first, false);
    double[] two = auto ? one : sums(second, false);
    double[] squares = auto ? sums(first, true) : new double[one.length];
    double[] inside = new double[regions];
    double[] across = new double[regions];
    for (int k = 0; k < regions; k++) {
      double rest = two[regions] - two[k];
      inside[k] = auto ? 0.5 * (one[k] * one[k] - squares[k]) : one[k] * two[k];
      across[k] = auto ? one[k] * rest : one[k] * rest + (one[regions] - one[k]) * two[k];
    }
    double all = one[regions] * two[regions];
    return new PairWeight(auto ? 0.5 * (all - squares[regions]) : all, inside, across);
  }

  /** Sums of weights, or of their squares, by region; the last is that of all. */
  private static double[] sums(PairPoints points, boolean squared) {
    double[] sums = new double[points.regionCount() + 1];
    for (int i = 0; i < points.size(); i++) {
      double w = points.weight(i);
      double term = squared ? w * w : w;
      sums[sums.length - 1] += term;
      if (points.regionCount() > 0) {
        sums[points.region(i)] += term;
      }
    }
    return sums;
  }

  double all() {
    return all;
  }

  double inside(int region) {
    return inside[region];
  }

  double across(int region) {
    return across[region];
  }
}
