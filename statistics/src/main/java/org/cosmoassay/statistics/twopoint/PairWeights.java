package org.cosmoassay.statistics.twopoint;

/** The rule for weights of points, in one place: finite, not negative, and not all zero. */
public final class PairWeights {

  private PairWeights() {}

  /**
   * A checked copy.
   *
   * @throws IllegalArgumentException that names the first row at fault
   */
  public static double[] require(double[] weights, int points) {
    if (weights.length != points) {
      throw new IllegalArgumentException(
          "weights: %d given for %d points; give one each".formatted(weights.length, points));
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isFinite(weights[i]) || weights[i] < 0) {
        throw new IllegalArgumentException(
            "row %d: weight = %s; weights must be finite and 0 or more".formatted(i, weights[i]));
      }
      sum += weights[i];
    }
    if (points > 0 && !(sum > 0 && Double.isFinite(sum * sum))) {
      throw new IllegalArgumentException(
          "weights: their sum over %d rows (0 .. %d) is %s; it must be above 0, and finite when squared"
              .formatted(points, points - 1, sum));
    }
    return weights.clone();
  }
}
