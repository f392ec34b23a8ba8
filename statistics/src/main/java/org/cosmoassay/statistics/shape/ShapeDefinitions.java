package org.cosmoassay.statistics.shape;

import java.util.List;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.RadialBins;

/** What the statistics of the point pattern's shape are. */
public final class ShapeDefinitions {

  private ShapeDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition> all() {
    return List.of(spanningTree());
  }

  private static StatisticDefinition spanningTree() {
    return new StatisticDefinition(
        "mst",
        "Minimum spanning tree",
        "Distribution of the edge lengths of the Euclidean minimum spanning tree; filaments show as"
            + " chains of short edges.",
        "p(l) = N_bin / ((N - 1) (l_hi - l_lo))",
        List.of(
            new Paper("Barrow, Bhavsar & Sonoda (1985)", "doi:10.1093/mnras/216.1.17"),
            new Paper("Naidoo et al. (2020)", "arXiv:1907.00989")),
        List.of(Parameter.bins("lin:0:100:25", "Mpc/h", "Bins of edge length.")),
        List.of(
            ColumnDefinition.auxiliary("l_mean", "Mpc/h", "mean length of the edges in the bin"),
            ColumnDefinition.auxiliary("edges", "", "number of edges in the bin"),
            ColumnDefinition.component(
                "pdf", "h/Mpc", "p", "probability density of the edge length")),
        values -> SpanningTreeLengths.of(RadialBins.of(values.bins().edges())));
  }
}
