package org.cosmoassay.statistics.neighbour;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics of nearest neighbours are. */
public final class NeighbourDefinitions {

  /** From well below to well above the mean separation of some 5000 points in 1000 Mpc/h. */
  private static final String RADII = "lin:2:120:59";

  private NeighbourDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(cdf());
  }

  private static StatisticDefinition<Statistic> cdf() {
    return new StatisticDefinition<>(
        "knn-cdf",
        "Nearest-neighbour distributions",
        "Distribution of the distance from volume-filling query points to the k-th nearest data"
            + " point; sensitive to all N-point functions.",
        "CDF_k(r) = fraction of query points with at least k data points within r",
        List.of(new Paper("Banerjee & Abel (2021)", "arXiv:2007.13342")),
        List.of(
            Parameter.bins(RADII, "Mpc/h", "Every edge is a radius at which the CDF is evaluated."),
            Parameter.wholes("k", List.of(1, 2, 4, 8), 1, 1024, "Which neighbours."),
            Parameter.text(
                "queries",
                "random:100000",
                "data|((random|grid):)?[1-9][0-9]{0,8}",
                "Query points: N or random:N random ones, grid:N for N^3 on a regular grid, or data for the points"
                    + " themselves, self excluded.")),
        List.of(
            ColumnDefinition.components(
                    "cdf_k#", "k", "", "F#", "distribution of the k-th neighbour")
                .drawn(Drawing.PROBABILITY)),
        values ->
            NeighbourCdf.of(
                values.wholes("k").stream().mapToInt(Integer::intValue).toArray(),
                values.bins().edges(),
                queries(values)));
  }

  /** The query points that the parameter {@code queries} names or is. */
  static QueryPoints queries(ParameterValues values) {
    return values.value("queries") instanceof QueryPoints points
        ? points
        : QueryPoints.parse(values.text("queries"), values.seed());
  }
}
