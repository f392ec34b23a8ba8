package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * One walk over all pairs of a cloud within the largest edge, which yields everything requested at
 * once. The points, in grid order, are split into tasks by their number and the request alone and
 * the tasks' sums are reduced in task order, so that results have the same bits for any number of
 * threads.
 */
public final class PairTraversal {

  /** Fewer points than this are not worth a task of their own. */
  private static final int POINTS_PER_TASK = 128;

  /**
   * The same where every task fills a histogram of slots and mu. Its results are whole numbers, so
   * that no bit depends on the split.
   */
  private static final int POINTS_PER_TASK_WITH_ANGLES = 512;

  /** Enough for any machine to balance its load on clustered clouds. */
  private static final int MOST_TASKS = 256;

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
    request.requireFits(cloud.box());
    PointCloud view = request.space().view(cloud);
    double extent = PairReach.of(request, view.box()).extent();
    CellGrid grid = CellGrid.forTiles(view, extent, request.velocities());
    int points = grid.size();
    boolean wholeAngles = request.muBins() != null && !request.velocities();
    int fewest = wholeAngles ? POINTS_PER_TASK_WITH_ANGLES : POINTS_PER_TASK;
    int tasks = Math.min(MOST_TASKS, (points + fewest - 1) / fewest);
    PairSums none = PairSums.of(request);
    List<PairSums> sums =
        Parallel.map(
            tasks,
            task -> {
              PairSums sum = none.another();
              kernel.accumulate(
                  grid, share(points, task, tasks), share(points, task + 1, tasks), sum);
              return sum;
            });
    return PairTally.of(request, cloud, sums);
  }

  private static int share(int points, int task, int tasks) {
    return (int) ((long) points * task / tasks);
  }
}
