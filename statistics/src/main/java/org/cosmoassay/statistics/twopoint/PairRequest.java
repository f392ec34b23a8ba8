package org.cosmoassay.statistics.twopoint;

import java.util.EnumSet;
import java.util.Set;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over the pairs of a cloud shall yield, beyond counts.
 *
 * @param bins bins of separation
 * @param space the space in which the points are paired
 * @param separations whether mean separations are wanted
 * @param moments whether moments of the relative velocity are wanted
 * @param velocityBins bins of the relative velocity, null when no histogram is wanted
 * @param muBins bins of mu, null when no angles are wanted
 * @param projectedBins bins of r_p and pi, null when no projected separations are wanted
 * @param linesOfSight the directions for which mu, or r_p and pi, are wanted; else empty
 */
public record PairRequest(
    RadialBins bins,
    PairSpace space,
    boolean separations,
    boolean moments,
    @Nullable VelocityBins velocityBins,
    @Nullable MuBins muBins,
    @Nullable ProjectedBins projectedBins,
    Set<LineOfSight> linesOfSight) {

  public PairRequest {
    linesOfSight = Set.copyOf(linesOfSight);
    if ((muBins == null && projectedBins == null) != linesOfSight.isEmpty()) {
      throw new IllegalArgumentException(
          "Bins of mu, or of r_p and pi, and lines of sight belong together.");
    }
  }

  /** Counts and nothing else: the fastest. */
  public static PairRequest countsAlone(RadialBins bins, PairSpace space) {
    return new PairRequest(bins, space, false, false, null, null, null, Set.of());
  }

  /** Counts and mean separations. */
  public static PairRequest counts(RadialBins bins, PairSpace space) {
    return new PairRequest(bins, space, true, false, null, null, null, Set.of());
  }

  /** Counts, mean separations and velocity moments, in real space. */
  public static PairRequest moments(RadialBins bins) {
    return new PairRequest(bins, PairSpace.REAL, true, true, null, null, null, Set.of());
  }

  /** Counts, mean separations and a histogram of the relative velocity, in real space. */
  public static PairRequest velocities(RadialBins bins, VelocityBins velocityBins) {
    return new PairRequest(bins, PairSpace.REAL, true, false, velocityBins, null, null, Set.of());
  }

  /** Counts, mean separations and histograms of mu. */
  public static PairRequest angles(
      RadialBins bins, PairSpace space, MuBins muBins, Set<LineOfSight> linesOfSight) {
    return new PairRequest(bins, space, true, false, null, muBins, null, linesOfSight);
  }

  /** Histograms of r_p and |pi| about each of the lines of sight, and nothing else. */
  public static PairRequest projected(
      ProjectedBins projectedBins, PairSpace space, Set<LineOfSight> linesOfSight) {
    return new PairRequest(
        RadialBins.NONE, space, false, false, null, null, projectedBins, linesOfSight);
  }

  /** Whether one walk can serve both. */
  boolean canShareWith(PairRequest other) {
    return (bins.equals(other.bins) || bins.count() == 0 || other.bins.count() == 0)
        && space.equals(other.space)
        && agree(velocityBins, other.velocityBins)
        && agree(muBins, other.muBins)
        && agree(projectedBins, other.projectedBins);
  }

  private static boolean agree(@Nullable Object mine, @Nullable Object other) {
    return mine == null || other == null || mine.equals(other);
  }

  /** Whether nothing of a pair but its separation matters. */
  public boolean separationsOnly() {
    return !velocities() && muBins == null && projectedBins == null;
  }

  /** Whether counts are all that is wanted. */
  public boolean countsAlone() {
    return separationsOnly() && !separations;
  }

  /** Whether the relative velocities of the pairs are needed. */
  boolean velocities() {
    return moments || velocityBins != null;
  }

  /** Whether a walk for this request yields all the other asks for. */
  boolean serves(PairRequest other) {
    return canShareWith(other) && and(other).equals(this);
  }

  /** Everything either request asks for; they must be able to share a walk. */
  public PairRequest and(PairRequest other) {
    if (!canShareWith(other)) {
      throw new IllegalArgumentException(
          "The requests differ in their bins or space and cannot share a walk.");
    }
    Set<LineOfSight> all = EnumSet.noneOf(LineOfSight.class);
    all.addAll(linesOfSight);
    all.addAll(other.linesOfSight);
    return new PairRequest(
        bins.count() > 0 ? bins : other.bins,
        space,
        separations || other.separations,
        moments || other.moments,
        velocityBins != null ? velocityBins : other.velocityBins,
        muBins != null ? muBins : other.muBins,
        projectedBins != null ? projectedBins : other.projectedBins,
        all);
  }

  /**
   * Checks that minimum images are unique for everything requested.
   *
   * @throws IllegalArgumentException when a largest edge reaches half of a side
   */
  void requireFits(PeriodicBox box) {
    bins.requireFits(box);
    if (projectedBins != null) {
      for (LineOfSight line : linesOfSight) {
        projectedBins.requireFits(box, line);
      }
    }
  }
}
