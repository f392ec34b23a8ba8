package org.cosmoassay.statistics.velocity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.twopoint.PairRequest;
import org.cosmoassay.statistics.twopoint.PairStatistic;
import org.cosmoassay.statistics.twopoint.PairTally;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.VelocityBins;

/**
 * The probability density of the relative velocity of pairs in shells of separation: of v_r = (v_j
 * - v_i) . r_hat, negative when the points approach, or of the transverse magnitude |v_t| = |v_j -
 * v_i - v_r r_hat|.
 *
 * <p>pdf(v | shell) = N(v_lo &lt;= v &lt; v_hi, shell) / (N(shell) (v_hi - v_lo)), in s/km, where
 * N(shell) counts all pairs of the shell, those outside the velocity bins too: bins that cover
 * every velocity integrate to 1, others to the fraction of pairs they hold.
 *
 * <p>Columns: {@code pdf_r0}, {@code pdf_r1}, ... and the counts {@code n_r0}, {@code n_r1}, ...,
 * numbered by shell from the innermost. A bin without pairs is NaN; a row is flagged empty when one
 * of its shells has no pair there. A pair of coincident points has no direction and enters with v_r
 * = 0 and v_t = 0. Velocities are proper peculiar km/s; weights are not used.
 *
 * <p>For independent Gaussian velocities of dispersion sigma per axis the truth is, at every
 * separation, a Gaussian of dispersion s = sqrt(2) sigma in v_r and Rayleigh's v / s^2 exp(-v^2 /
 * (2 s^2)) in |v_t|.
 *
 * <p>References: Yoshisato, Morikawa &amp; Mouri (2003), arXiv:astro-ph/0110137; Bianchi, Percival
 * &amp; Bel (2016), arXiv:1602.02780.
 */
public final class VelocityDistribution implements PairStatistic {

  private final RadialBins shells;
  private final VelocityBins velocities;

  private VelocityDistribution(RadialBins shells, VelocityBins velocities) {
    this.shells = shells;
    this.velocities = velocities;
  }

  /** The distribution in the given bins of velocity, for pairs in the given shells. */
  public static VelocityDistribution of(RadialBins shells, VelocityBins velocities) {
    return new VelocityDistribution(shells, velocities);
  }

  @Override
  public String name() {
    return "velocity-pdf";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String parameters() {
    return "shells=" + shells + " " + velocities;
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.VELOCITIES);
  }

  @Override
  public List<PairRequest> requests() {
    return List.of(PairRequest.velocities(shells, velocities));
  }

  @Override
  public Measurement evaluate(List<PairTally> tallies) {
    PairTally tally = tallies.get(0);
    Flag[] flags = new Flag[velocities.count()];
    List<Column> densities = new ArrayList<>();
    List<Column> counts = new ArrayList<>();
    Arrays.fill(flags, Flag.NONE);
    for (int shell = 0; shell < shells.count(); shell++) {
      long[] pairs = new long[flags.length];
      double[] density = new double[flags.length];
      double all = tally.counts().pairs(shell);
      for (int bin = 0; bin < flags.length; bin++) {
        pairs[bin] = tally.pairsOfVelocity(shell, bin);
        boolean empty = pairs[bin] == 0;
        density[bin] = empty ? Double.NaN : pairs[bin] / (all * velocities.width(bin));
        if (empty) {
          flags[bin] = Flag.EMPTY;
        }
      }
      densities.add(Column.component("pdf_r" + shell, "s/km", density));
      counts.add(Column.counts("n_r" + shell, pairs));
    }
    densities.addAll(counts);
    return Measurement.of(name(), velocities.axis(), densities, flags);
  }
}
