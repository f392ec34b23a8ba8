package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;

/**
 * The anisotropic correlation function xi(r_p, pi): a row per bin of the separation r_p across the
 * line of sight, a column per bin of |pi| along it, from 0 to pi_max.
 *
 * <p>xi = DD / RR - 1 with RR = N (N - 1) / 2 V / V_box, V = 2 pi (rp_hi^2 - rp_lo^2) (pi_hi -
 * pi_lo). For edges see {@link CylinderBins}.
 *
 * <p>A cell without pairs is NaN, and its row is flagged as empty though other cells may have
 * values. The line of sight is an axis (default z) or all three, whose pairs are added up.
 *
 * <p>Reference: Davis &amp; Peebles (1983), doi:10.1086/160884.
 */
public final class CylinderCorrelation implements PairStatistic {

  private final CylinderBins bins;
  private final Viewpoint viewpoint;

  private CylinderCorrelation(CylinderBins bins, Viewpoint viewpoint) {
    this.bins = bins;
    this.viewpoint = viewpoint;
  }

  /** xi(r_p, pi) in real space along z. */
  public static CylinderCorrelation of(CylinderBins bins) {
    return new CylinderCorrelation(bins, Viewpoint.DEFAULT);
  }

  /** As seen from elsewhere. */
  public CylinderCorrelation seen(Viewpoint other) {
    return new CylinderCorrelation(bins, other);
  }

  @Override
  public String name() {
    return "xi-rp-pi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return bins + ";" + viewpoint;
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
    int rows = bins.across().count();
    List<Column> values = new ArrayList<>();
    List<Column> numbers = new ArrayList<>();
    Flag[] flags = new Flag[rows];
    Arrays.fill(flags, Flag.NONE);
    for (int k = 0; k < bins.along().count(); k++) {
      double[] xi = new double[rows];
      long[] pairs = new long[rows];
      for (int i = 0; i < rows; i++) {
        xi[i] = counts.xi(i, k);
        pairs[i] = counts.pairs(i, k);
        flags[i] = pairs[i] == 0 ? Flag.EMPTY : flags[i];
      }
      values.add(Column.component("xi_pi" + k, "", xi));
      numbers.add(Column.counts("pairs_pi" + k, pairs));
    }
    values.addAll(numbers);
    return Measurement.of(name(), bins.across().axis("rp"), values, flags);
  }
}
