package org.cosmoassay.statistics.comparison;

/** A gate's opinion. */
public enum Status {
  /** The gate's rule is met. */
  PASS,
  /** The gate's rule is broken. */
  FAIL,
  /** The data cannot decide; the reason says what would. */
  INCONCLUSIVE,
  /** The gate does not apply to this source; the reason says why. */
  SKIPPED,
  /** The gate could not be evaluated for a numerical reason. */
  ERROR
}
