package org.cosmoassay.statistics.simd;

import java.util.Optional;
import org.cosmoassay.statistics.twopoint.CellGrid;
import org.cosmoassay.statistics.twopoint.PairKernel;
import org.cosmoassay.statistics.twopoint.PairSums;

/**
 * The kernel that looks at several candidates at once, with the vectors of {@code
 * jdk.incubator.vector}. Histograms of r_p and pi, of v and of mu are filled as by the scalar
 * kernel.
 */
public final class VectorPairKernel implements PairKernel {

  private static final String MODULE = "jdk.incubator.vector";

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
        : Optional.empty();
  }

  @Override
  public void accumulate(CellGrid grid, int from, int to, PairSums sums) {
    Lanes.walk(grid, from, to, sums);
  }
}
