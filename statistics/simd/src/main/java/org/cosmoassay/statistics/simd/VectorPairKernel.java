package org.cosmoassay.statistics.simd;

import java.util.Optional;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairKernel;
import org.cosmoassay.statistics.twopoint.PairSums;
import org.cosmoassay.statistics.twopoint.ScalarPairKernel;

/**
 * The kernel that looks at several candidates at once, with the vectors of {@code
 * jdk.incubator.vector}. Before Java 19, whose vectors cannot be compressed, it counts in few wide
 * bins and leaves the rest to the scalar kernel.
 */
public final class VectorPairKernel implements PairKernel {

  private static final String MODULE = "jdk.incubator.vector";

  private final PairKernel scalar = new ScalarPairKernel();

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Optional<String> obstacle() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of(
          "the module " + MODULE + " is absent; start Java with --add-modules " + MODULE);
    }
    if (System.getProperty("java.vm.info", "").contains("interpreted")) {
      return Optional.of("this virtual machine only interprets");
    }
    int lanes = Lanes.ofThisMachine();
    return lanes < Lanes.FEWEST
        ? Optional.of("vectors of this machine hold " + lanes + " doubles; 4 are needed")
        : Lanes.obstacle();
  }

  @Override
  public void accumulate(CellGrid grid, int from, int to, PairSums sums) {
    Lanes.walk(grid, from, to, sums, scalar);
  }
}
