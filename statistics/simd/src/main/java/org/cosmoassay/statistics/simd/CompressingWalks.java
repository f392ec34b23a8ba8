package org.cosmoassay.statistics.simd;

import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.Sieve;

/** What needs vectors that can be compressed, which came with Java 19. */
interface CompressingWalks {

  Sieve sieve();

  void walk(CellGrid grid, int from, int to, PairSums sums);
}
