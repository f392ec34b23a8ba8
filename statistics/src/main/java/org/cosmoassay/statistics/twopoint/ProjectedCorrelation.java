package org.cosmoassay.statistics.twopoint;

import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;

/**
 * The projected correlation function w_p(r_p), in Mpc/h: the correlation function summed along the
 * line of sight, so that peculiar velocities matter little.
 *
 * <p>w_p(r_p) = 2 sum_k xi(r_p, pi_k) dpi over 0 &lt;= pi &lt; pi_max, with xi = DD / RR - 1 and RR
 * = N (N - 1) / 2 V / V_box for the cylinder shell V = 2 pi (rp_hi^2 - rp_lo^2) dpi. RR being
 * proportional to dpi, the sum is 2 pi_max (DD / RR - 1) with the pairs of the whole shell,
 * whatever the bins of pi.
 *
 * <p>The line of sight is an axis (default z) or all three, whose pairs are added up. A bin of r_p
 * without pairs is NaN and flagged; so is every bin of a cloud of 0 or 1 points. For edges see
 * {@link CylinderBins}.
 *
 * <p>Reference: Davis &amp; Peebles (1983), doi:10.1086/160884.
 */
public final class ProjectedCorrelation implements PairStatistic {

  private final CylinderBins bins;
  private final Viewpoint viewpoint;

  private ProjectedCorrelation(CylinderBins bins, Viewpoint viewpoint) {
    this.bins = bins;
    this.viewpoint = viewpoint;
  }

  /** w_p in bins of r_p, with pi_max in Mpc/h; in real space along z. */
  public static ProjectedCorrelation of(RadialBins across, double piMax) {
    return new ProjectedCorrelation(CylinderBins.of(across, piMax, 1), Viewpoint.DEFAULT);
  }

  /** As seen from elsewhere. */
  public ProjectedCorrelation seen(Viewpoint other) {
    return new ProjectedCorrelation(bins, other);
  }

  @Override
  public String name() {
    return "wp";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "bins=" + bins.across() + ";pi-max=" + bins.piMax() + ";" + viewpoint;
  }

  @Override
  public Set<Requirement> requires() {
    return viewpoint.requires();
  }

  @Override
  public List<PairRequest> requests() {
    return CylinderCounts.requests(bins, viewpoint);
  }

  @Override
  public Measurement evaluate(List<PairTally> tallies) {
    CylinderCounts counts = CylinderCounts.of(tallies, bins, viewpoint);
    double[] wp = new double[bins.across().count()];
    Flag[] flags = new Flag[wp.length];
    for (int i = 0; i < wp.length; i++) {
      wp[i] = 2 * bins.piMax() * counts.xi(i);
      flags[i] = counts.pairs(i) == 0 ? Flag.EMPTY : Flag.NONE;
    }
    return Measurement.of(
        name(), bins.across().axis("rp"), List.of(Column.component("wp", "Mpc/h", wp)), flags);
  }
}
