package org.cosmoassay.statistics.twopoint;

/** How many pairs kernels bin at a time. */
final class PairBatch {

  /** Most pairs of a batch: the arrays of a batch stay in the fastest cache. */
  static final int CAPACITY = 1 << 10;

  private PairBatch() {}
}
