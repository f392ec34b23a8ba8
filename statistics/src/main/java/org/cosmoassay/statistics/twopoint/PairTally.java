package org.cosmoassay.statistics.twopoint;

import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** What a walk over the pairs of one cloud yielded. */
public final class PairTally {

  private final PairRequest request;
  private final PairCounts counts;
  private final @Nullable RadialMoments moments;
  private final long[] velocities;
  private final long[][] angles;
  private final long[][] projections;

  private PairTally(
      PairRequest request,
      PairCounts counts,
      @Nullable RadialMoments moments,
      long[] velocities,
      long[][] angles,
      long[][] projections) {
    this.request = request;
    this.counts = counts;
    this.moments = moments;
    this.velocities = velocities;
    this.angles = angles;
    this.projections = projections;
  }

  /**
   * The tally of a whole cloud.
   *
   * @param points number of points of the cloud
   * @param box its box
   * @param sums the sums of all tasks
   * @throws IllegalArgumentException when a task is missing
   */
  static PairTally of(PairRequest request, long points, PeriodicBox box, PartialPairCounts sums) {
    sums.requireComplete();
    PairCounts counts =
        new PairCounts(
            request.bins(), points, box.volume(), sums.pairs(), sums.separations(request));
    return new PairTally(
        request,
        counts,
        request.moments() ? RadialMoments.of(request.bins().count(), sums.velocitySums()) : null,
        sums.velocities(),
        sums.angles(),
        sums.projections());
  }

  public PairCounts counts() {
    return counts;
  }

  /**
   * Moments of the relative velocity.
   *
   * @throws IllegalStateException when they were not requested
   */
  public RadialMoments moments() {
    if (moments == null) {
      throw new IllegalStateException("This walk was not asked for velocity moments.");
    }
    return moments;
  }

  /**
   * Number of pairs in bin i of separation and bin k of the relative velocity.
   *
   * @throws IllegalStateException when no bins of velocity were requested
   */
  public long pairsOfVelocity(int i, int k) {
    VelocityBins velocityBins = request.velocityBins();
    if (velocityBins == null) {
      throw new IllegalStateException("This walk was not asked for a histogram of velocities.");
    }
    return velocities[i * velocityBins.count() + k];
  }

  /**
   * Number of pairs, each unordered pair once, in bin i of separation and folded bin k of mu.
   *
   * @throws IllegalStateException when the line of sight was not requested
   */
  public long pairs(LineOfSight line, int i, int k) {
    MuBins muBins = request.muBins();
    if (muBins == null || !request.linesOfSight().contains(line)) {
      throw new IllegalStateException(
          "This walk was not asked for angles to the line of sight " + line.label() + ".");
    }
    return angles[line.axis()][i * muBins.foldedCount() + k];
  }

  /**
   * Number of pairs, each unordered pair once, in bin i of r_p and bin k of |pi|.
   *
   * @throws IllegalStateException when the line of sight was not requested, or no such bins were
   */
  public long projectedPairs(LineOfSight line, int i, int k) {
    ProjectedBins projected = request.projectedBins();
    if (projected == null || !request.linesOfSight().contains(line)) {
      throw new IllegalStateException(
          "This walk was not asked for r_p and pi about the line of sight " + line.label() + ".");
    }
    return projections[line.axis()][i * projected.along().count() + k];
  }
}
