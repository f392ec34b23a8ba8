package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * One walk over all pairs of a cloud within the largest edge, which yields everything requested at
 * once. The points, in grid order, are split into tasks by their number and the request alone and
 * the tasks' sums are reduced in task order, so that results have the same bits for any number of
 * threads; and of slabs, see {@link PairPass}.
 */
public final class PairTraversal {

  private PairTraversal() {}

  /**
   * Walks with the kernel of this machine.
   *
   * @throws IllegalArgumentException when the largest edge is not below half the shortest side
   * @throws IllegalStateException when velocities are needed and the cloud has none
   */
  public static PairTally walk(PointCloud cloud, PairRequest request) {
    return walk(cloud, request, PairKernel.available());
  }

  /** Walks with the given kernel. */
  public static PairTally walk(PointCloud cloud, PairRequest request, PairKernel kernel) {
    PairPass pass = PairPass.of(request, kernel, cloud.box(), cloud.size());
    return PairTally.of(request, cloud.size(), cloud.box(), pass.sums(pass.view(cloud)));
  }
}
