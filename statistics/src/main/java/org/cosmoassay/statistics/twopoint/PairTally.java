package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PointCloud;
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

  /** Reduces the sums of all tasks, in task order. */
  static PairTally of(PairRequest request, PointCloud cloud, List<PairSums> tasks) {
    int bins = request.bins().count();
    long[] pairs = new long[bins];
    double[] separations = new double[bins];
    long[][] angles = new long[LineOfSight.values().length][];
    long[][] projections = new long[LineOfSight.values().length][];
    for (LineOfSight line : LineOfSight.values()) {
      angles[line.axis()] = sumOfAngles(request, line, tasks);
      projections[line.axis()] = sumOfProjections(request, line, tasks);
    }
    for (PairSums task : tasks) {
      for (int i = 0; i < bins; i++) {
        pairs[i] += task.counts()[i + 1];
      }
    }
    SeparationSums sum = new SeparationSums(request.bins());
    tasks.forEach(task -> sum.add(task.separations()));
    for (int i = 0; i < bins; i++) {
      separations[i] = request.separations() ? sum.sum(i + 1) : Double.NaN;
    }
    PairCounts counts =
        new PairCounts(request.bins(), cloud.size(), cloud.box().volume(), pairs, separations);
    return new PairTally(
        request,
        counts,
        request.moments() ? RadialMoments.of(bins, tasks) : null,
        sumOfVelocities(request, tasks),
        angles,
        projections);
  }

  private static long[] sumOfVelocities(PairRequest request, List<PairSums> tasks) {
    VelocityBins velocityBins = request.velocityBins();
    if (velocityBins == null) {
      return new long[0];
    }
    int width = velocityBins.count();
    long[] sum = new long[request.bins().count() * width];
    for (PairSums task : tasks) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += task.velocities()[k + width];
      }
    }
    return sum;
  }

  private static long[] sumOfAngles(PairRequest request, LineOfSight line, List<PairSums> tasks) {
    MuBins muBins = request.muBins();
    if (muBins == null || !request.linesOfSight().contains(line)) {
      return new long[0];
    }
    int width = muBins.foldedCount();
    long[] sum = new long[request.bins().count() * width];
    for (PairSums task : tasks) {
      long[] part = task.angles(line);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += part[k + width];
      }
    }
    return sum;
  }

  private static long[] sumOfProjections(
      PairRequest request, LineOfSight line, List<PairSums> tasks) {
    ProjectedBins projected = request.projectedBins();
    if (projected == null || !request.linesOfSight().contains(line)) {
      return new long[0];
    }
    int across = projected.across().count();
    int along = projected.along().count();
    long[] sum = new long[across * along];
    for (PairSums task : tasks) {
      long[] part = task.projections(line);
      for (int i = 0; i < across; i++) {
        for (int k = 0; k < along; k++) {
          sum[i * along + k] += part[(i + 1) * (along + 1) + k + 1];
        }
      }
    }
    return sum;
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
