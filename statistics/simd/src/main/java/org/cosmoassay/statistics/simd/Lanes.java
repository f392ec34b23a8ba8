package org.cosmoassay.statistics.simd;

import jdk.incubator.vector.DoubleVector;
import org.cosmoassay.statistics.twopoint.BatchWalk;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairSums;

/** What touches the incubating module, kept apart so that the provider loads without it. */
final class Lanes {

  /** With fewer, vectors do not pay. */
  static final int FEWEST = 4;

  private Lanes() {}

  /** Number of doubles in a vector of this machine. */
  static int ofThisMachine() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  static void walk(CellGrid grid, int from, int to, PairSums sums) {
    PairRequest request = sums.request();
    boolean alone = request.separationsOnly() && !request.separations();
    if (alone && EdgeWalk.suits(request.bins(), ofThisMachine())) {
      new EdgeWalk(grid, sums).over(from, to);
    } else {
      new BatchWalk(grid, sums, new VectorSieve(), new VectorPairArithmetic()).over(from, to);
    }
  }
}
