package org.cosmoassay.statistics.comparison.twosample;

/**
 * How the null distribution of a test is made.
 *
 * @param count labellings that are drawn beside the observed one; when no more exist, all are taken
 * @param alpha level of the critical value that is reported, in (0, 1)
 * @param seed of the labellings and of whatever else a test draws
 */
public record Permutations(int count, double alpha, long seed) {

  public Permutations {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of permutations (" + count + ") must be at least 1.");
    }
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("The alpha (" + alpha + ") must lie between 0 and 1.");
    }
  }
}
