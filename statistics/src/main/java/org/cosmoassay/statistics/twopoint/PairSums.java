package org.cosmoassay.statistics.twopoint;

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

  private static final double[] NONE = {};

  private final PairRequest request;
  private final long[] counts;
  private final SeparationSums separations;
  private final double[] origins;
  private final double[] first;
  private final double[] second;
  private final double[] third;
  private final double[] fourth;
  private final double[] transverse;
  private final long[] velocities;
  private final long[][] angles = new long[LineOfSight.values().length][0];
  private final long[][] projections = new long[LineOfSight.values().length][0];

  PairSums(PairRequest request) {
    this.request = request;
    int slots = request.bins().count() + 1;
    counts = new long[slots];
    separations = new SeparationSums(request.bins());
    boolean moments = request.moments();
    origins = moments ? new double[slots] : NONE;
    first = moments ? new double[slots] : NONE;
    second = moments ? new double[slots] : NONE;
    third = moments ? new double[slots] : NONE;
    fourth = moments ? new double[slots] : NONE;
    transverse = moments ? new double[slots] : NONE;
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

  public PairRequest request() {
    return request;
  }

  /** Number of pairs by slot. */
  public long[] counts() {
    return counts;
  }

  /** Sums of separations r by slot; zero when they were not requested. */
  public SeparationSums separations() {
    return separations;
  }

  /** The origin o of the powers below by slot, in km/s: v_r of the first pair of the slot. */
  public double[] origins() {
    return origins;
  }

  /** Sum of v_r - o by slot, in km/s. */
  public double[] first() {
    return first;
  }

  /** Sum of (v_r - o)^2 by slot, in (km/s)^2. */
  public double[] second() {
    return second;
  }

  /** Sum of (v_r - o)^3 by slot, in (km/s)^3. */
  public double[] third() {
    return third;
  }

  /** Sum of (v_r - o)^4 by slot, in (km/s)^4. */
  public double[] fourth() {
    return fourth;
  }

  /** Sum of the squared transverse velocity, both components together, by slot, in (km/s)^2. */
  public double[] transverse() {
    return transverse;
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
