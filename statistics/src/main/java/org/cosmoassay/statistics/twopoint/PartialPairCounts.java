package org.cosmoassay.statistics.twopoint;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.slab.SlabSums;

/**
 * What some of the tasks of a walk over the pairs of a cloud counted: exact whole numbers, exact
 * sums of separations, and sums of velocities of each task on its own, which are reduced in task
 * order when all are there. So adding is exact, and its order changes no bit. Immutable.
 */
public final class PartialPairCounts implements SlabSums<PartialPairCounts> {

  private static final long serialVersionUID = 1L;

  private final int taskCount;
  private final BitSet tasks;
  private final long[] pairs;
  private final SeparationSums separations;
  private final long[] velocities;
  private final long[][] angles;
  private final long[][] projections;
  private final TreeMap<Integer, VelocitySums> velocitySums;

  private PartialPairCounts(
      int taskCount,
      BitSet tasks,
      long[] pairs,
      SeparationSums separations,
      long[] velocities,
      long[][] angles,
      long[][] projections,
      Map<Integer, VelocitySums> velocitySums) {
    this.taskCount = taskCount;
    this.tasks = tasks;
    this.pairs = pairs;
    this.separations = separations;
    this.velocities = velocities;
    this.angles = angles;
    this.projections = projections;
    this.velocitySums = new TreeMap<>(velocitySums);
  }

  /**
   * The sums of some tasks.
   *
   * @param taskCount number of tasks of the whole walk
   * @param first number of the first of these
   * @param sums of the first and those that follow it
   */
  static PartialPairCounts of(PairRequest request, int taskCount, int first, List<PairSums> sums) {
    int bins = request.bins().count();
    BitSet tasks = new BitSet();
    tasks.set(first, first + sums.size());
    long[] pairs = new long[bins];
    SeparationSums separations = new SeparationSums(request.bins());
    TreeMap<Integer, VelocitySums> velocitySums = new TreeMap<>();
    for (int k = 0; k < sums.size(); k++) {
      for (int i = 0; i < bins; i++) {
        pairs[i] += sums.get(k).counts()[i + 1];
      }
      separations.add(sums.get(k).separations());
      if (request.moments()) {
        velocitySums.put(first + k, sums.get(k).velocitySums());
      }
    }
    long[][] angles = new long[LineOfSight.values().length][];
    long[][] projections = new long[LineOfSight.values().length][];
    for (LineOfSight line : LineOfSight.values()) {
      angles[line.axis()] = sumOfAngles(request, line, sums);
      projections[line.axis()] = sumOfProjections(request, line, sums);
    }
    return new PartialPairCounts(
        taskCount,
        tasks,
        pairs,
        separations,
        sumOfVelocities(request, sums),
        angles,
        projections,
        velocitySums);
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

  @Override
  public PartialPairCounts plus(PartialPairCounts other) {
    if (taskCount != other.taskCount || tasks.intersects(other.tasks)) {
      throw new IllegalArgumentException(
          "tasks %s of %d and %s of %d: add different tasks of one walk"
              .formatted(tasks, taskCount, other.tasks, other.taskCount));
    }
    BitSet both = (BitSet) tasks.clone();
    both.or(other.tasks);
    SeparationSums lengths = separations.copy();
    lengths.add(other.separations);
    TreeMap<Integer, VelocitySums> moments = new TreeMap<>(velocitySums);
    moments.putAll(other.velocitySums);
    return new PartialPairCounts(
        taskCount,
        both,
        sum(pairs, other.pairs),
        lengths,
        sum(velocities, other.velocities),
        sums(angles, other.angles),
        sums(projections, other.projections),
        moments);
  }

  private static long[][] sums(long[][] a, long[][] b) {
    long[][] sums = new long[a.length][];
    for (int line = 0; line < a.length; line++) {
      sums[line] = sum(a[line], b[line]);
    }
    return sums;
  }

  private static long[] sum(long[] a, long[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "%d and %d counts: add sums of one walk".formatted(a.length, b.length));
    }
    long[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += b[k];
    }
    return sum;
  }

  void requireComplete() {
    if (tasks.cardinality() != taskCount) {
      throw new IllegalArgumentException(
          "%d of %d tasks are there; add those of all slabs"
              .formatted(tasks.cardinality(), taskCount));
    }
  }

  /** Number of pairs by bin of separation, each unordered pair once; a copy. */
  public long[] pairs() {
    return pairs.clone();
  }

  /** Sums of separations by bin, in Mpc/h; NaN when they were not requested. */
  double[] separations(PairRequest request) {
    double[] sums = new double[pairs.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = request.separations() ? separations.sum(i + 1) : Double.NaN;
    }
    return sums;
  }

  /** Pairs by bin of separation and of velocity, shared. */
  long[] velocities() {
    return velocities;
  }

  /** Pairs by axis of the line of sight, bin of separation and folded bin of mu, shared. */
  long[][] angles() {
    return angles;
  }

  /** Pairs by axis of the line of sight, bin of r_p and bin of |pi|, shared. */
  long[][] projections() {
    return projections;
  }

  /** The sums of velocities of each task, in task order. */
  Iterable<VelocitySums> velocitySums() {
    return velocitySums.values();
  }
}
