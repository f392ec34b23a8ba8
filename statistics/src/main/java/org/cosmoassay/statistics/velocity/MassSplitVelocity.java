package org.cosmoassay.statistics.velocity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairTally;
import org.cosmoassay.statistics.twopoint.PairTraversal;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * Mean radial pairwise velocity v12(r) in km/s by mass: the points are split into Q quantiles of
 * mass, and v12 is that of {@link PairwiseVelocity} over the pairs with both members in the same
 * quantile. Heavier halos are more biased and fall together faster in the mean.
 *
 * <p>With points ranked by mass from the lightest, ties by their index in the cloud, quantile m
 * holds the ranks floor(m N / Q) &lt;= rank &lt; floor((m + 1) N / Q).
 *
 * <p>Columns: {@code v12_m0}, {@code v12_m1}, ... and {@code pairs_m0}, {@code pairs_m1}, ...,
 * numbered from the lightest quantile. A bin without pairs is NaN; a row is flagged empty when one
 * of the quantiles has no pair there.
 *
 * <p>References: Juszkiewicz, Springel &amp; Durrer (1999), arXiv:astro-ph/9812387; Bhattacharya
 * &amp; Kosowsky (2007), arXiv:astro-ph/0612555.
 */
public final class MassSplitVelocity implements Statistic {

  private final RadialBins bins;
  private final int quantiles;

  private MassSplitVelocity(RadialBins bins, int quantiles) {
    this.bins = bins;
    this.quantiles = quantiles;
  }

  /**
   * v12 in the given bins for each of that many quantiles of mass.
   *
   * @throws IllegalArgumentException when there is not even one quantile
   */
  public static MassSplitVelocity of(RadialBins bins, int quantiles) {
    if (quantiles < 1) {
      throw new IllegalArgumentException(
          "quantiles = " + quantiles + " split nothing; ask for 1 or more");
    }
    return new MassSplitVelocity(bins, quantiles);
  }

  @Override
  public String name() {
    return "pairwise-velocity-mass";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String parameters() {
    return "bins=" + bins + " quantiles=" + quantiles;
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.VELOCITIES, Requirement.MASSES);
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    int[] order = byMass(cloud);
    Flag[] flags = new Flag[bins.count()];
    Arrays.fill(flags, Flag.NONE);
    List<Column> columns = new ArrayList<>();
    List<Column> counts = new ArrayList<>();
    for (int m = 0; m < quantiles; m++) {
      int[] members = Arrays.copyOfRange(order, rank(m, order.length), rank(m + 1, order.length));
      PairTally tally = PairTraversal.walk(select(cloud, members), PairRequest.moments(bins));
      double[] mean = new double[flags.length];
      for (int i = 0; i < flags.length; i++) {
        mean[i] = tally.moments().mean(i);
        if (tally.counts().pairs(i) == 0) {
          flags[i] = Flag.EMPTY;
        }
      }
      columns.add(Column.component("v12_m" + m, "km/s", mean));
      counts.add(Column.counts("pairs_m" + m, tally.counts().pairs()));
    }
    columns.addAll(counts);
    return Measurement.of(name(), bins.axis("r"), columns, flags);
  }

  private int rank(int quantile, int points) {
    return (int) ((long) points * quantile / quantiles);
  }

  /** The points from the lightest on; equal masses in the order of the cloud. */
  private static int[] byMass(PointCloud cloud) {
    Integer[] order = new Integer[cloud.size()];
    Arrays.setAll(order, i -> i);
    double[] masses = cloud.copyMasses();
    // The sort of objects is stable: the index breaks ties.
    Arrays.sort(order, (i, j) -> Double.compare(masses[i], masses[j]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static PointCloud select(PointCloud cloud, int[] members) {
    double[][] positions = new double[3][members.length];
    double[][] velocities = new double[3][members.length];
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < members.length; k++) {
        positions[axis][k] = cloud.position(axis, members[k]);
        velocities[axis][k] = cloud.velocity(axis, members[k]);
      }
    }
    return PointCloud.builder(cloud.box())
        .positions(positions[0], positions[1], positions[2])
        .velocities(velocities[0], velocities[1], velocities[2])
        .build();
  }
}
