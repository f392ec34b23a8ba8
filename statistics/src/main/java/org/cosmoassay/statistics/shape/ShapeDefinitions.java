package org.cosmoassay.statistics.shape;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.RadialBins;

/** What the statistics of the point pattern's shape are. */
public final class ShapeDefinitions {

  private ShapeDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(spanningTree(), voids(), densitySplit());
  }

  private static StatisticDefinition<Statistic> spanningTree() {
    return new StatisticDefinition<>(
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

  private static StatisticDefinition<Statistic> voids() {
    return new StatisticDefinition<>(
        "voids",
        "Void size function",
        "Number density of non-overlapping spherical voids by radius; the largest spheres around the"
            + " cells of a grid in which the mean density of points is below a threshold.",
        "dn/dlnR = N_bin / (V_box ln(R_hi / R_lo)),  R largest with N(<R) <= (1 + threshold) nbar"
            + " 4/3 pi R^3",
        List.of(
            new Paper(
                "Padilla, Ceccarelli & Lambas (2005)", "doi:10.1111/j.1365-2966.2005.09500.x"),
            new Paper("Banerjee & Dalal (2016)", "doi:10.1088/1475-7516/2016/11/015")),
        List.of(
            Parameter.bins(
                    "lin:40:140:10",
                    "Mpc/h",
                    "Bins of void radius; no sphere is grown beyond the highest edge.")
                .above(0)
                .belowHalfBox(),
            Parameter.whole(
                "grid",
                64,
                1,
                SphericalVoids.MOST_PER_SIDE,
                "Cells per side of the grid of candidate centres; a finer one misses less of a void."),
            Parameter.number(
                "threshold",
                -0.7,
                -1,
                -0.01,
                "",
                "Mean density contrast inside a void; -1 asks for empty spheres.")),
        List.of(
            ColumnDefinition.auxiliary("count", "", "number of voids in the bin"),
            ColumnDefinition.component(
                    "dn_dlnr", "h^3/Mpc^3", "dn/d ln R", "number density of voids per unit ln R")
                .drawn(Drawing.LOGARITHMIC)),
        values ->
            VoidSizeFunction.of(
                RadialBins.of(values.bins().edges()),
                values.whole("grid"),
                values.number("threshold")));
  }

  private static StatisticDefinition<Statistic> densitySplit() {
    return new StatisticDefinition<>(
        "density-split",
        "Density-split clustering",
        "Correlation of random query points, split into quantiles of the density around them, with"
            + " the points of the cloud; quantile 0 is the emptiest.",
        "xi_q(r) = D_q D / (N_q N V_shell / V_box) - 1,  quantiles of N(<R) around the queries",
        List.of(
            new Paper("Paillas et al. (2021)", "arXiv:2101.09854"),
            new Paper("Paillas et al. (2023)", "arXiv:2209.04310")),
        List.of(
            Parameter.bins("lin:0:150:30", "Mpc/h", "Bins of separation of query and point.")
                .belowHalfBox(),
            Parameter.whole(
                "quantiles", 5, 2, DensitySplit.MOST_QUANTILES, "Number of density quantiles."),
            Parameter.number(
                    "radius",
                    60,
                    0,
                    Double.POSITIVE_INFINITY,
                    "Mpc/h",
                    "Radius of the spheres whose points are counted around a query; wide enough to"
                        + " hold a few on average.")
                .above(0),
            Parameter.whole(
                "queries",
                20_000,
                2,
                DensitySplit.MOST_QUERIES,
                "Number of random query points, as many as quantiles or more.")),
        List.of(
            ColumnDefinition.auxiliaries(
                "pairs_q#", "quantiles", "", "number of pairs with queries of the quantile"),
            ColumnDefinition.components(
                "xi_q#",
                "quantiles",
                "",
                "ξ, quantile #",
                "correlation with queries of the quantile")),
        values ->
            DensitySplit.of(
                RadialBins.of(values.bins().edges()),
                values.whole("quantiles"),
                values.number("radius"),
                values.whole("queries"),
                values.seed()));
  }
}
