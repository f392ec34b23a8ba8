package org.cosmoassay.statistics.velocity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.twopoint.PairCounts;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairStatistic;
import org.cosmoassay.statistics.twopoint.PairTally;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.RadialMoments;

/**
 * Pairwise velocities by separation, in km/s: with r_hat = (r_j - r_i) / |r_j - r_i| (minimum
 * image), v_r = (v_j - v_i) . r_hat and v_t = v_j - v_i - v_r r_hat, over the pairs of xi(r),
 *
 * <ul>
 *   <li>v12 = mean(v_r), negative for infall;
 *   <li>sigma_r = sqrt(mean((v_r - v12)^2)), about the mean and over all pairs (1/n);
 *   <li>sigma_t = sqrt(mean(v_t^2) / 2), per transverse dimension; isotropy makes the mean
 *       transverse velocity zero, so none is subtracted;
 *   <li>skew_r = mean((v_r - v12)^3) / sigma_r^3, dimensionless;
 *   <li>kurt_r = mean((v_r - v12)^4) / sigma_r^4 - 3, dimensionless, 0 for a Gaussian; only when it
 *       is asked for.
 * </ul>
 *
 * <p>A pair of coincident points, counted when the first edge is 0, has no direction and enters
 * with v_r = 0 and v_t = 0. A bin without pairs is NaN and flagged empty. The skewness of fewer
 * than three pairs, or of equal v_r (sigma_r = 0, as for a single pair), is NaN and its bin flagged
 * too few; so is the kurtosis of fewer than four. The other columns of such a bin hold.
 *
 * <p>References: Fisher (1995), doi:10.1086/175980; Juszkiewicz, Springel &amp; Durrer (1999),
 * arXiv:astro-ph/9812387.
 */
public final class PairwiseVelocity implements PairStatistic {

  private final RadialBins bins;

  private final boolean kurtosis;

  private PairwiseVelocity(RadialBins bins, boolean kurtosis) {
    this.bins = bins;
    this.kurtosis = kurtosis;
  }

  /** Pairwise velocities in the given bins, without kurtosis. */
  public static PairwiseVelocity of(RadialBins bins) {
    return new PairwiseVelocity(bins, false);
  }

  /** With the column {@code kurt_r} or without. */
  public PairwiseVelocity withKurtosis(boolean wanted) {
    return new PairwiseVelocity(bins, wanted);
  }

  @Override
  public String name() {
    return "pairwise-velocity";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public String parameters() {
    return "bins=" + bins + (kurtosis ? " kurtosis=true" : "");
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.VELOCITIES);
  }

  @Override
  public List<PairRequest> requests() {
    return List.of(PairRequest.moments(bins));
  }

  @Override
  public Measurement evaluate(List<PairTally> tallies) {
    PairCounts counts = tallies.get(0).counts();
    RadialMoments moments = tallies.get(0).moments();
    int size = bins.count();
    double[] mean = new double[size];
    double[] radial = new double[size];
    double[] transverse = new double[size];
    double[] skewness = new double[size];
    double[] tails = new double[size];
    Flag[] flags = new Flag[size];
    for (int i = 0; i < size; i++) {
      mean[i] = moments.mean(i);
      radial[i] = moments.radialDispersion(i);
      transverse[i] = moments.transverseDispersion(i);
      skewness[i] = moments.skewness(i);
      tails[i] = moments.kurtosis(i);
      Flag undefined = counts.pairs(i) == 0 ? Flag.EMPTY : Flag.TOO_FEW;
      boolean missing = Double.isNaN(skewness[i]) || (kurtosis && Double.isNaN(tails[i]));
      flags[i] = missing ? undefined : Flag.NONE;
    }
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.auxiliary("r_mean", "Mpc/h", counts.meanSeparations()),
                Column.counts("pairs", counts.pairs()),
                Column.component("v12", "km/s", mean),
                Column.component("sigma_r", "km/s", radial),
                Column.component("sigma_t", "km/s", transverse),
                Column.component("skew_r", "", skewness)));
    if (kurtosis) {
      columns.add(Column.component("kurt_r", "", tails));
    }
    return Measurement.of(name(), bins.axis("r"), columns, flags);
  }
}
