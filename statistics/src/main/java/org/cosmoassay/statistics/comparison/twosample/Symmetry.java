package org.cosmoassay.statistics.comparison.twosample;

/** Which labellings of the pooled vectors have the same statistic. */
public enum Symmetry {
  /** The two sides may be exchanged, and the vectors of a side be put in any order. */
  SIDES,
  /** The vectors of a side may be put in any order. */
  ORDER,
  /** None: the statistic depends on the order of vectors, as that of a classifier with folds. */
  NONE
}
