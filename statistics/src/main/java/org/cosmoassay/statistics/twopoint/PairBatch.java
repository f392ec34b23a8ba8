package org.cosmoassay.statistics.twopoint;

/** How many pairs are binned at a time. */
final class PairBatch {

  /** Most pairs of a batch, and most candidates that are looked at in one go: a power of two. */
  static final int CAPACITY = 1 << 10;

  private PairBatch() {}
}
