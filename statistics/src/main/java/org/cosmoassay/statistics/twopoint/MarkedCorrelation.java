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
 * The marked correlation function M(r) with the mass as mark: the mean product of the marks of
 * pairs at separation r, 1 where marks know nothing of their neighbours.
 *
 * <p>M = (1 + W) / (1 + xi), 1 + W = WW / RR with WW the sum of m_i m_j over the pairs, each once,
 * and marks m = mass / mean mass. RR cancels: M = WW / DD. Marks drawn at random give 1 - var(m) /
 * (N - 1), not quite 1, for no point is its own partner.
 *
 * <p>A bin without pairs is NaN and flagged; so is every bin of a cloud of 0 or 1 points. Masses
 * must not be negative, nor all be 0.
 *
 * <p>References: Beisbart &amp; Kerscher (2000), doi:10.1086/317788; Sheth, Connolly &amp; Skibba
 * (2005), arXiv:astro-ph/0511773.
 */
public final class MarkedCorrelation implements Statistic {

  private final RadialBins bins;

  private MarkedCorrelation(RadialBins bins) {
    this.bins = bins;
  }

  /** M(r) in the given bins. */
  public static MarkedCorrelation of(RadialBins bins) {
    return new MarkedCorrelation(bins);
  }

  @Override
  public String name() {
    return "marked-xi";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String parameters() {
    return "bins=" + bins + ";mark=mass";
  }

  @Override
  public Set<Requirement> requires() {
    return Set.of(Requirement.MASSES);
  }

  @Override
  public Measurement measure(PointCloud cloud) {
    BinnedPairs pairs =
        CrossWalk.within(
            PairPoints.of(cloud).withWeights(marks(cloud)), PairBinning.separations(bins));
    long[] counts = pairs.pairs();
    double[] marked = new double[bins.count()];
    Flag[] flags = new Flag[bins.count()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = counts[i] == 0 ? Double.NaN : pairs.weight(i) / counts[i];
      flags[i] = counts[i] == 0 ? Flag.EMPTY : Flag.NONE;
    }
    List<Column> columns =
        List.of(Column.counts("pairs", counts), Column.component("marked_xi", "", marked));
    return Measurement.of(name(), bins.axis("r"), columns, flags);
  }

  private static double[] marks(PointCloud cloud) {
    double[] marks = cloud.copyMasses();
    double sum = 0;
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] < 0) {
        throw new IllegalArgumentException(
            "row %d: mass = %s; a mass that serves as mark must be 0 or more"
                .formatted(i, marks[i]));
      }
      sum += marks[i];
    }
    double mean = sum / marks.length;
    if (marks.length > 0 && !(mean > 0)) {
      throw new IllegalArgumentException(
          "mass: the sum over rows 0 .. %d is %s; masses that serve as marks must not all be 0"
              .formatted(marks.length - 1, sum));
    }
    for (int i = 0; i < marks.length; i++) {
      marks[i] /= mean;
    }
    return marks;
  }
}
