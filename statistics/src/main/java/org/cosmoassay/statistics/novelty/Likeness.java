package org.cosmoassay.statistics.novelty;

/**
 * What two clouds have in common.
 *
 * @param match how the other cloud comes to lie upon the first best
 * @param coincident share of the first cloud's points that lie within a tenth of its mean
 *     separation of a point of the other; 1 for a copy
 */
public record Likeness(PatternMatch match, double coincident) {

  /** sqrt(2 - 2 r) with r the largest correlation of the patterns. */
  public double distance() {
    return match.distance();
  }
}
