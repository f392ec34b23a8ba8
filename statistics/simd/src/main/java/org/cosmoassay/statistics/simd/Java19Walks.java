package org.cosmoassay.statistics.simd;

import org.cosmoassay.statistics.twopoint.BatchWalk;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.Sieve;

/**
 * Only compilers from Java 19 on see this class and those it makes; a service of {@link
 * CompressingWalks}.
 */
public final class Java19Walks implements CompressingWalks {

  @Override
  public Sieve sieve() {
    return new VectorSieve();
  }

  @Override
  public void walk(CellGrid grid, int from, int to, PairSums sums) {
    new BatchWalk(grid, sums, sieve(), new VectorPairArithmetic()).over(from, to);
  }
}
