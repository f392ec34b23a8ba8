package org.cosmoassay.statistics.twopoint;

/** How many pairs are looked at in one go. */
final class PairBatch {

  /** Most candidates of a primary, or pairs of a histogram, at a time; a power of two. */
  static final int CAPACITY = 1 << 10;

  private PairBatch() {}
}
