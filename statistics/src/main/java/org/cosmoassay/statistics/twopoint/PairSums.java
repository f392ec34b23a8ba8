package org.cosmoassay.statistics.twopoint;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cosmoassay.statistics.catalog.LineOfSight;

/**
 * The running sums of one task of a walk, written by one thread. Slot 0 takes pairs below the first
 * edge, slot i + 1 those of bin i.
 *
 * <p>Powers of the radial velocity are summed about an origin, the first value that came into the
 * slot: an origin among the data keeps the central moments free of cancellation, whatever the bulk
 * infall.
 *
 * <p>The arrays are live: kernels write to them.
 */
public final class PairSums {

  /** Places of a slot's sums of velocity, side by side: a pair touches one line of the cache. */
  static final int ORIGIN = 0;

  static final int FIRST = 1;
  static final int SECOND = 2;
  static final int THIRD = 3;
  static final int FOURTH = 4;
  static final int TRANSVERSE = 5;

  /** Places per slot. */
  static final int MOMENTS = 8;

  private final PairRequest request;
  private final SeparationCells cells;
  private final long[] counts;
  private final SeparationSums separations;
  private final double[] moments;
  private final long[] velocities;
  private final long[][] angles = new long[LineOfSight.values().length][0];
  private final long[][] projections = new long[LineOfSight.values().length][0];

  /** Workspaces that no task uses now. */
  private final Queue<PairWorkspace> spare;

  private PairSums(PairRequest request, SeparationCells cells, Queue<PairWorkspace> spare) {
    this.request = request;
    this.spare = spare;
    this.cells = cells;
    int slots = request.bins().count() + 1;
    counts = new long[slots];
    separations = new SeparationSums(request.bins());
    moments = new double[request.moments() ? slots * MOMENTS : 0];
    VelocityBins velocityBins = request.velocityBins();
    velocities = new long[velocityBins == null ? 0 : slots * velocityBins.count()];
    MuBins muBins = request.muBins();
    ProjectedBins projected = request.projectedBins();
    for (LineOfSight line : request.linesOfSight()) {
      if (muBins != null) {
        angles[line.axis()] = new long[slots * muBins.foldedCount()];
      }
      if (projected != null) {
        projections[line.axis()] =
            new long[(projected.across().count() + 1) * (projected.along().count() + 1)];
      }
    }
  }

  /** Sums of zero pairs. */
  static PairSums of(PairRequest request) {
    return new PairSums(request, SeparationCells.of(request), new ConcurrentLinkedQueue<>());
  }

  /** Sums of zero pairs for the same request, which share its tables and workspaces: cheap. */
  PairSums another() {
    return new PairSums(request, cells, spare);
  }

  /** Which cells of r2 belong to which slots. */
  SeparationCells cells() {
    return cells;
  }

  /** A workspace for a task, to be given back when it is done. */
  PairWorkspace takeWorkspace() {
    PairWorkspace workspace = spare.poll();
    return workspace == null ? new PairWorkspace(this) : workspace;
  }

  void giveBack(PairWorkspace workspace) {
    spare.add(workspace);
  }

  public PairRequest request() {
    return request;
  }

  /** Number of pairs by slot. */
  public long[] counts() {
    return counts;
  }

  /** Sums of separations r by slot; zero when they were not requested. */
  SeparationSums separations() {
    return separations;
  }

  /** Sums of velocity by slot and place, the latter running faster; empty when not requested. */
  double[] moments() {
    return moments;
  }

  /** The sums of velocity as they are now; a copy. */
  VelocitySums velocitySums() {
    return new VelocitySums(counts.clone(), moments.clone());
  }

  /**
   * Number of pairs by slot and bin of velocity, the latter running faster; empty when no bins of
   * velocity were requested.
   */
  public long[] velocities() {
    return velocities;
  }

  /**
   * Number of pairs by slot and folded bin of mu, the latter running faster; empty when the line of
   * sight was not requested.
   */
  public long[] angles(LineOfSight line) {
    return angles[line.axis()];
  }

  /**
   * Number of pairs by slot of r_p and slot of |pi|, the latter running faster, slot 0 of either
   * taking what lies below its first edge; empty when it was not requested.
   */
  public long[] projections(LineOfSight line) {
    return projections[line.axis()];
  }
}
