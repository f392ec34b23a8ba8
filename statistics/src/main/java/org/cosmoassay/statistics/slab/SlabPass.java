package org.cosmoassay.statistics.slab;

import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * One pass over the points of a cloud, cut into slabs. The work is made of units, which come in the
 * order of the planes; a slab is a run of them.
 *
 * @param <S> what it finds
 */
public interface SlabPass<S extends SlabSums<S>> {

  /** The planes into which points are sorted, by their place in {@link #view}. */
  Planes planes();

  /** A batch of points in the space of this pass, point by point. */
  default PointCloud view(PointCloud batch) {
    return batch;
  }

  /** Whether the points of a slab must have velocities. */
  default boolean needsVelocities() {
    return false;
  }

  /** Whether the points of a slab must have the weights of the cloud. */
  default boolean needsWeights() {
    return false;
  }

  /** Memory of the sums of all slabs together, in bytes, where it is not small. */
  default long bytesOfSums() {
    return 0;
  }

  /** Number of units, at least 1. */
  int units();

  /** The work of a unit in numbers of points, for slabs of equal work. */
  double load(PlaneCounts population, int unit);

  /** The slab of units {@code from .. to - 1}. */
  Slab slab(PlaneCounts population, int from, int to);

  /**
   * What there is in a slab. Work is spread as in {@link
   * org.cosmoassay.statistics.Statistic#measure}.
   *
   * @param points the points, in {@link #view}, of all planes that the slab must see and of no
   *     others; those of one plane in the order of the cloud, the planes in any order
   * @throws IllegalArgumentException when the points are others
   */
  S sums(Slab slab, PlaneCounts population, PointCloud points);
}
