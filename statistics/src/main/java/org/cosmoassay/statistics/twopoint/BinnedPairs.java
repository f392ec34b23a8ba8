package org.cosmoassay.statistics.twopoint;

import java.util.List;

/**
 * Pairs by slot of a {@link PairBinning}: exact numbers, sums of weights (the product of both),
 * mean separations, and, of points in regions, sums of weights by region.
 */
public final class BinnedPairs {

  private final Sums sums;
  private final PairWeight total;

  private BinnedPairs(Sums sums, PairWeight total) {
    this.sums = sums;
    this.total = total;
  }

  /** Adds the sums of all tasks, in task order. */
  static BinnedPairs of(
      int slots, List<Sums> tasks, PairWeight total, boolean weighted, int regions) {
    Sums sum = new Sums(slots, weighted, regions);
    tasks.forEach(sum::add);
    return new BinnedPairs(sum, total);
  }

  /** Number of slots. */
  public int slots() {
    return sums.counts.length;
  }

  /** Number of pairs. */
  public long pairs(int slot) {
    return sums.counts[slot];
  }

  /** A copy of the numbers of pairs. */
  public long[] pairs() {
    return sums.counts.clone();
  }

  /** Sum of the weights of the pairs; their number without weights. */
  public double weight(int slot) {
    return sums.weighted ? sums.weights[slot] : sums.counts[slot];
  }

  /** Weight of all pairs of any separation, the normalisation of {@link #weight}. */
  public double totalWeight() {
    return total.all();
  }

  /** The weight in units of that of all pairs; NaN when there are none. */
  public double fraction(int slot) {
    return weight(slot) / total.all();
  }

  /** Mean separation in Mpc/h of the pairs of {@code count} slots, weighted; NaN without. */
  public double meanSeparation(int slot, int count) {
    double separations = 0;
    double weights = 0;
    for (int k = slot; k < slot + count; k++) {
      separations += sums.separations[k];
      weights += weight(k);
    }
    return weights > 0 ? separations / weights : Double.NaN;
  }

  /** Number of regions; 0 when the points are in none. */
  public int regions() {
    return sums.inside.length;
  }

  /** Sum of the weights of the pairs with both points in the region. */
  public double weightInside(int region, int slot) {
    return sums.inside[region][slot];
  }

  /** Sum of the weights of the pairs with exactly one point in the region. */
  public double weightAcross(int region, int slot) {
    return sums.across[region][slot];
  }

  /** Weight of all pairs of any separation with both points in the region. */
  public double totalInside(int region) {
    return total.inside(region);
  }

  /** Weight of all pairs of any separation with exactly one point in the region. */
  public double totalAcross(int region) {
    return total.across(region);
  }

  /**
   * The fraction of {@link #fraction} with a region left out: weights of pairs inside it, and the
   * given part of the weights across its border, are taken from the slot and from the total alike.
   */
  public double fractionWithout(int region, int slot, JackknifeWeighting weighting) {
    double alpha = weighting.fractionRemoved(regions());
    double left = weight(slot) - weightInside(region, slot) - alpha * weightAcross(region, slot);
    return left / (totalWeight() - totalInside(region) - alpha * totalAcross(region));
  }

  /** The running sums of one task, written by one thread. */
  static final class Sums {

    private final boolean weighted;
    private final long[] counts;
    private final double[] weights;
    private final double[] separations;
    private final double[][] inside;
    private final double[][] across;

    Sums(int slots, boolean weighted, int regions) {
      this.weighted = weighted;
      counts = new long[slots];
      weights = new double[weighted ? slots : 0];
      separations = new double[slots];
      inside = new double[regions][slots];
      across = new double[regions][slots];
    }

    /** Adds the pairs of primary i in the batch. */
    void add(GatheredPairs batch, PairGrid primaries, int i, PairGrid partners) {
      boolean plain = !weighted && inside.length == 0;
      for (int k = 0; k < batch.count(); k++) {
        int slot = batch.slot(k);
        if (slot < 0) {
          continue;
        }
        double separation = Math.sqrt(batch.squaredSeparation(k));
        counts[slot]++;
        if (plain) {
          separations[slot] += separation;
        } else {
          int j = batch.partner(k);
          add(
              slot,
              separation,
              primaries.weight(i) * partners.weight(j),
              primaries.region(i),
              partners.region(j));
        }
      }
    }

    private void add(int slot, double separation, double weight, int first, int second) {
      separations[slot] += weight * separation;
      if (weighted) {
        weights[slot] += weight;
      }
      if (inside.length == 0) {
        return;
      }
      if (first == second) {
        inside[first][slot] += weight;
      } else {
        across[first][slot] += weight;
        across[second][slot] += weight;
      }
    }

    void add(Sums other) {
      for (int slot = 0; slot < counts.length; slot++) {
        counts[slot] += other.counts[slot];
      }
      add(weights, other.weights);
      add(separations, other.separations);
      for (int region = 0; region < inside.length; region++) {
        add(inside[region], other.inside[region]);
        add(across[region], other.across[region]);
      }
    }

    private static void add(double[] sum, double[] term) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += term[k];
      }
    }
  }
}
