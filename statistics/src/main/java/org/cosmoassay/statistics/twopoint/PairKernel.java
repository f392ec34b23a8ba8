package org.cosmoassay.statistics.twopoint;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The innermost loop over pairs. The interface is coarse, a range of points at a time, so that an
 * implementation is free to lay out its loops for the machine at hand. Implementations are
 * stateless and are found by {@link ServiceLoader}; {@link ScalarPairKernel} is there always.
 */
public interface PairKernel {

  /** The name in provenance records, e.g. {@code scalar}. */
  String name();

  /**
   * Adds to {@code sums} every pair whose primary is one of the points {@code from .. to - 1} of
   * the grid. Pairs are owned by exactly one primary, as {@link CellGrid} defines, so that disjoint
   * ranges that cover the grid count every pair once. Separations are minimum images: a coordinate
   * difference first, then the shift by a box side, so that r2 = dx dx + dy dy + dz dz, summed from
   * the left and without fused operations, has the same bits as {@code PeriodicBox.minimumImage}
   * gives.
   */
  void accumulate(CellGrid grid, int from, int to, PairSums sums);

  /** Why the kernel cannot run in this virtual machine; empty when it can. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * The kernel of this virtual machine; {@link KernelChoice#here} also tells why.
   *
   * @throws IllegalArgumentException when the system property {@value KernelChoice#PROPERTY} names
   *     no kernel
   */
  static PairKernel available() {
    return KernelChoice.here().kernel();
  }
}
