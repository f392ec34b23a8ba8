package org.cosmoassay.statistics.twopoint;

import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The two-point cross-correlation function of two clouds in one periodic box: the excess of pairs
 * of a point of the first and a point of the second at separation r.
 *
 * <p>xi_12 = DD_12 / RR_12 - 1 with RR_12 = N_1 N_2 V_shell / V_box, which is exact in a periodic
 * box. It is symmetric in the two clouds. A cloud with itself would count every point with itself
 * and every pair twice: use xi for that.
 *
 * <p>A bin without pairs is NaN and flagged; so is every bin when one of the clouds is empty.
 *
 * <p>Reference: Peebles &amp; Hauser (1974), doi:10.1086/190308.
 */
public final class CrossCorrelation implements CrossStatistic {

  private final RadialBins bins;

  private CrossCorrelation(RadialBins bins) {
    this.bins = bins;
  }

  /** xi_12(r) in the given bins. */
  public static CrossCorrelation of(RadialBins bins) {
    return new CrossCorrelation(bins);
  }

  @Override
  public String name() {
    return "xi-cross";
  }

  @Override
  public int version() {
    return 1;
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
  public Measurement measure(PointCloud first, PointCloud second) {
    return measure(PairPoints.of(first), PairPoints.of(second), first.box().volume());
  }

  Measurement measure(PairPoints first, PairPoints second, double volume) {
    BinnedPairs pairs = CrossWalk.between(first, second, PairBinning.separations(bins));
    double[] means = new double[bins.count()];
    double[] xi = new double[bins.count()];
    Flag[] flags = new Flag[bins.count()];
    double all = (double) first.size() * second.size();
    for (int i = 0; i < xi.length; i++) {
      boolean empty = pairs.pairs(i) == 0;
      means[i] = pairs.meanSeparation(i, 1);
      xi[i] = empty ? Double.NaN : pairs.pairs(i) / (all * (bins.shellVolume(i) / volume)) - 1;
      flags[i] = empty ? Flag.EMPTY : Flag.NONE;
    }
    List<Column> columns =
        List.of(
            Column.auxiliary("r_mean", "Mpc/h", means),
            Column.counts("pairs", pairs.pairs()),
            Column.component("xi_cross", "", xi));
    return Measurement.of(name(), bins.axis("r"), columns, flags);
  }
}
