package org.cosmoassay.statistics.twopoint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;

/**
 * The two-point correlation function xi(r) in real space: the excess, over a cloud without
 * clustering, of pairs at separation r.
 *
 * <p>xi = DD / RR - 1 with DD the number of pairs, each unordered pair once, and RR = N (N - 1) / 2
 * V_shell / V_box, which is exact in a periodic box.
 *
 * <p>A bin without pairs is NaN and flagged, never -1; so is every bin of a cloud of 0 or 1 points.
 * Coincident points are pairs of separation 0, counted when the first edge is 0.
 *
 * <p>Reference: Peebles &amp; Hauser (1974), doi:10.1086/190308.
 */
public final class TwoPointCorrelation implements PairStatistic {

  private final RadialBins bins;

  private TwoPointCorrelation(RadialBins bins) {
    this.bins = bins;
  }

  /** xi(r) in the given bins. */
  public static TwoPointCorrelation of(RadialBins bins) {
    return new TwoPointCorrelation(bins);
  }

  /** The bins of separation. */
  public RadialBins bins() {
    return bins;
  }

  @Override
  public String name() {
    return "xi";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String parameters() {
    return "bins=" + bins;
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of();
  }

  @Override
  public List<PairRequest> requests() {
    return List.of(PairRequest.counts(bins, PairSpace.REAL));
  }

  @Override
  public Measurement evaluate(List<PairTally> tallies) {
    PairCounts counts = tallies.get(0).counts();
    double[] xi = new double[bins.count()];
    Flag[] flags = new Flag[xi.length];
    Arrays.fill(flags, Flag.NONE);
    for (int i = 0; i < xi.length; i++) {
      xi[i] = counts.pairs(i) / counts.unclustered(i) - 1;
      if (counts.pairs(i) == 0) {
        xi[i] = Double.NaN;
        flags[i] = Flag.EMPTY;
      }
    }
    List<Column> columns =
        List.of(
            Column.auxiliary("r_mean", "Mpc/h", counts.meanSeparations()),
            Column.counts("pairs", counts.pairs()),
            Column.component("xi", "", xi));
    return Measurement.of(name(), bins.axis("r"), columns, flags);
  }
}
