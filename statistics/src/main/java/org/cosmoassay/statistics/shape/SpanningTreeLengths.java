package org.cosmoassay.statistics.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.RadialBins;

/**
 * The distribution of edge lengths l of the minimum spanning tree of a cloud in its periodic box.
 * It sees the pattern beyond two-point statistics: filaments are chains of short edges.
 *
 * <p>pdf = N(l_lo &lt;= l &lt; l_hi) / (N_edges (l_hi - l_lo)), in h/Mpc, where N_edges = N - 1
 * counts all edges of the tree, those outside the bins too: bins that cover every length integrate
 * to 1, others to the fraction of edges they hold. An edge is put into its bin by its squared
 * length, like a pair. The number of edges longer than l is one less than the number of groups of
 * friends-of-friends with linking length l.
 *
 * <p>Columns: {@code l_mean} (mean length in the bin), {@code edges} (their number), {@code pdf}. A
 * bin without edges is NaN, flagged {@link Flag#EMPTY}; so is every bin of a cloud of 0 or 1
 * points, flagged {@link Flag#TOO_FEW}. Weights are not used. See {@link MinimumSpanningTree}.
 *
 * <p>References: Barrow, Bhavsar & Sonoda 1985, doi:10.1093/mnras/216.1.17; Naidoo et al. 2020,
 * arXiv:1907.00989.
 */
public final class SpanningTreeLengths implements Statistic {

  private final RadialBins bins;

  private SpanningTreeLengths(RadialBins bins) {
    this.bins = bins;
  }

  /** The distribution in bins of length. */
  public static SpanningTreeLengths of(RadialBins bins) {
    return new SpanningTreeLengths(bins);
  }

  @Override
  public String name() {
    return "mst";
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
    double[] squared = MinimumSpanningTree.of(cloud).sortedSquaredLengths();
    int rows = bins.count();
    long[] edges = new long[rows];
    double[] mean = new double[rows];
    double[] pdf = new double[rows];
    Flag[] flags = new Flag[rows];
    int next = firstFrom(squared, bins.squaredEdge(0));
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (; next < squared.length && squared[next] < bins.squaredEdge(i + 1); next++) {
        sum += Math.sqrt(squared[next]);
        edges[i]++;
      }
      mean[i] = sum / edges[i];
      pdf[i] =
          edges[i] == 0
              ? Double.NaN
              : edges[i] / (squared.length * (bins.edge(i + 1) - bins.edge(i)));
      flags[i] = edges[i] == 0 ? Flag.EMPTY : Flag.NONE;
    }
    if (squared.length == 0) {
      Arrays.fill(flags, Flag.TOO_FEW);
    }
    return Measurement.of(
        name(),
        bins.axis("l"),
        List.of(
            Column.auxiliary("l_mean", "Mpc/h", mean),
            Column.counts("edges", edges),
            Column.component("pdf", "h/Mpc", pdf)),
        flags);
  }

  private static int firstFrom(double[] sorted, double lowest) {
    int first = 0;
    while (first < sorted.length && sorted[first] < lowest) {
      first++;
    }
    return first;
  }
}
