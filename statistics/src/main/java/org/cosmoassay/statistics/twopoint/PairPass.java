package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.PlaneCounts;
import org.cosmoassay.statistics.slab.Planes;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;

/**
 * One walk over all pairs of a cloud, as a whole or slab by slab.
 *
 * <p>The points in the order of a {@link CellGrid} are split into tasks, the units of this pass, by
 * their number and the request alone. A pair belongs to the task of its primary, whose partners lie
 * in planes of rows from its own on upwards in z: a slab must see the planes of its own points and
 * those in reach above them, nothing below. So every pair is counted once, however thin slabs are.
 *
 * <p>Cells, tasks and the order of points within them are those of the whole cloud, and so are all
 * bits of the sums.
 */
final class PairPass implements SlabPass<PartialPairCounts> {

  /** Fewer points than this are not worth a task of their own. */
  private static final int POINTS_PER_TASK = 128;

  /**
   * The same where every task fills a histogram of slots and mu. Its results are whole numbers, so
   * that no bit depends on the split.
   */
  private static final int POINTS_PER_TASK_WITH_ANGLES = 512;

  /** Enough for any machine to balance its load on clustered clouds. */
  private static final int MOST_TASKS = 256;

  private final PairRequest request;
  private final PairKernel kernel;
  private final long points;
  private final CellShape shape;
  private final Planes planes;
  private final double extent;
  private final int planesAbove;
  private final int tasks;

  private PairPass(PairRequest request, PairKernel kernel, PeriodicBox box, long points) {
    this.request = request;
    this.kernel = kernel;
    this.points = points;
    PairReach reach = PairReach.of(request, box);
    extent = reach.extent();
    shape = CellShape.suited(box, CellGrid.reach(box, extent), points, true);
    planes = new Planes(box, 2, shape.nz());
    planesAbove = planes.reach(reach.extent(2));
    boolean wholeAngles = request.muBins() != null && !request.velocities();
    int fewest = wholeAngles ? POINTS_PER_TASK_WITH_ANGLES : POINTS_PER_TASK;
    tasks = (int) Math.max(1, Math.min(MOST_TASKS, (points + fewest - 1) / fewest));
  }

  /**
   * A walk over the pairs of so many points.
   *
   * @throws IllegalArgumentException when the largest edge is not below half the shortest side
   */
  static PairPass of(PairRequest request, PairKernel kernel, PeriodicBox box, long points) {
    request.requireFits(box);
    return new PairPass(request, kernel, box, points);
  }

  @Override
  public Planes planes() {
    return planes;
  }

  @Override
  public PointCloud view(PointCloud batch) {
    return request.space().view(batch);
  }

  @Override
  public boolean needsVelocities() {
    return request.velocities();
  }

  @Override
  public int units() {
    return tasks;
  }

  @Override
  public double load(PlaneCounts population, int unit) {
    return share(unit + 1) - share(unit);
  }

  @Override
  public Slab slab(PlaneCounts population, int from, int to) {
    if (share(from) == share(to)) {
      return new Slab(from, to, 0, 0);
    }
    int first = population.planeOf(share(from));
    int last = population.planeOf(share(to) - 1);
    return planes.slab(from, to, first, last, 0, planesAbove);
  }

  @Override
  public PartialPairCounts sums(Slab slab, PlaneCounts population, PointCloud seen) {
    if (seen.size() != population.seenBy(slab)) {
      throw new IllegalArgumentException(
          "%d points for a slab that must see %d; give all points of its planes"
              .formatted(seen.size(), population.seenBy(slab)));
    }
    return walk(slab, population.before(slab.firstPlane()), seen);
  }

  /** The sums over the pairs of a whole cloud, already in view. */
  PartialPairCounts sums(PointCloud view) {
    return walk(new Slab(0, tasks, 0, planes.count()), 0, view);
  }

  /**
   * @param before number of points of the cloud in the planes before the first that is seen
   */
  private PartialPairCounts walk(Slab slab, long before, PointCloud seen) {
    CellGrid grid =
        CellGrid.of(seen, extent, shape, slab.firstPlane(), slab.planes(), request.velocities());
    PairSums none = PairSums.of(request);
    List<PairSums> sums =
        Parallel.map(
            slab.to() - slab.from(),
            k -> {
              PairSums sum = none.another();
              int task = slab.from() + k;
              kernel.accumulate(
                  grid, (int) (share(task) - before), (int) (share(task + 1) - before), sum);
              return sum;
            });
    return PartialPairCounts.of(request, tasks, slab.from(), sums);
  }

  /** Number of points in the tasks before one, exact to 2^63. */
  private long share(int task) {
    return points / tasks * task + points % tasks * task / tasks;
  }
}
