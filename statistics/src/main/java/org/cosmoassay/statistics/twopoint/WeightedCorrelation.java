package org.cosmoassay.statistics.twopoint;

import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * The two-point correlation function xi(r) of weighted points, in real space: every pair counts
 * with the product of the weights of its points.
 *
 * <p>xi = DD / RR - 1 with DD = sum of w_i w_j over the pairs of the bin, each once, and RR = ((sum
 * w)^2 - sum w^2) / 2 V_shell / V_box. A cloud without weights has weights 1, which gives xi.
 *
 * <p>A bin whose pairs weigh nothing is NaN and flagged. A negative weight, or weights that are all
 * 0, are an error that names the row.
 *
 * <p>Reference: Feldman, Kaiser &amp; Peacock (1994), doi:10.1086/174036.
 */
public final class WeightedCorrelation implements Statistic {

  private final RadialBins bins;

  private WeightedCorrelation(RadialBins bins) {
    this.bins = bins;
  }

  /** Weighted xi(r) in the given bins. */
  public static WeightedCorrelation of(RadialBins bins) {
    return new WeightedCorrelation(bins);
  }

  @Override
  public String name() {
    return "weighted-xi";
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
  public Measurement measure(PointCloud cloud) {
    PairPoints points = PairPoints.of(cloud);
    if (cloud.hasWeights()) {
      double[] weights = new double[cloud.size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = cloud.weight(i);
      }
      points = points.withWeights(weights);
    }
    BinnedPairs pairs = CrossWalk.within(points, PairBinning.separations(bins));
    double[] means = new double[bins.count()];
    double[] xi = new double[bins.count()];
    Flag[] flags = new Flag[bins.count()];
    double volume = cloud.box().volume();
    for (int i = 0; i < xi.length; i++) {
      boolean empty = !(pairs.weight(i) > 0);
      means[i] = pairs.meanSeparation(i, 1);
      xi[i] = empty ? Double.NaN : pairs.fraction(i) / (bins.shellVolume(i) / volume) - 1;
      flags[i] = empty ? Flag.EMPTY : Flag.NONE;
    }
    List<Column> columns =
        List.of(
            Column.auxiliary("r_mean", "Mpc/h", means),
            Column.counts("pairs", pairs.pairs()),
            Column.component("xi", "", xi));
    return Measurement.of(name(), bins.axis("r"), columns, flags);
  }
}
