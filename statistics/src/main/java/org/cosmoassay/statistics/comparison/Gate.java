package org.cosmoassay.statistics.comparison;

/** A rule that a generated ensemble must meet in one statistic. */
public sealed interface Gate permits HotellingGate, EquivalenceGate, SampleGate {

  /**
   * The name in verdicts: the explicit one, or the test with its components and range, e.g. {@code
   * hotelling 20-120 Mpc/h}.
   *
   * @param unit unit of the statistic's axis, empty when dimensionless or unknown
   */
  String name(String unit);

  /** The rows the gate looks at. */
  RowSelection rows();

  /** Level of the gate's test. */
  double alpha();

  /** Relative tolerance on the ratio of the means; NaN when the gate has none. */
  double tolerance();

  /**
   * Applies the rule.
   *
   * @param seed of the permutations, for a gate that draws any; split it by source and statistic
   */
  Finding examine(EnsemblePair pair, long seed);

  /**
   * Applies the rule to a source beside a table that has a mean and its covariance, as far as it
   * can: what needs realizations of the reference is INCONCLUSIVE, never PASS.
   */
  Finding examine(TabulatedPair pair);

  /** The family of tests the gate is corrected with. */
  Family family();

  /** Tests that are corrected for each other. */
  enum Family {
    /** Is there any difference? The adjusted p-value decides. */
    DIFFERENCE,
    /** Is every difference small? Intervals decide; the adjusted p-value is reported. */
    EQUIVALENCE,
    /** Are the clouds usable at all? Not corrected. */
    SANITY,
    /** Are the clouds new? Not corrected. */
    NOVELTY;

    /** Whether its p-values are adjusted for each other. */
    boolean isCorrected() {
      return this == DIFFERENCE || this == EQUIVALENCE;
    }
  }
}
