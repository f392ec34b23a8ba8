package org.cosmoassay.statistics.twopoint;

/** The kernel in plain Java: loops that compilers turn into vectors where they can. */
public final class ScalarPairKernel implements PairKernel {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void accumulate(CellGrid grid, int from, int to, PairSums sums) {
    PairRequest request = sums.request();
    if (request.countsAlone()) {
      new TileWalk(grid, sums).over(from, to);
    } else {
      new BatchWalk(grid, sums, new ScalarSieve(), new ScalarPairArithmetic()).over(from, to);
    }
  }
}
