package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics of pairs with masses and weights are. */
public final class MarkDefinitions {

  private MarkDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(massSplit(), marked(), weighted());
  }

  private static StatisticDefinition<Statistic> massSplit() {
    return new StatisticDefinition<>(
        "xi-cross",
        "Cross-correlation of heavy and light points",
        "Excess probability over random of finding a light point at distance r from a heavy one.",
        "xi_12(r) = DD_12 / RR_12 - 1,  RR_12 = N_1 N_2 V_shell / V_box",
        List.of(new Paper("Zehavi et al. (2011)", "doi:10.1088/0004-637X/736/1/59")),
        List.of(
            PairDefinitions.separations("r"),
            Parameter.number("split", 0.5, 0.001, 0.999, "", "Fraction of points that are light.")),
        List.of(
            PairDefinitions.MEAN_SEPARATION,
            ColumnDefinition.auxiliary("pairs", "", "number of pairs of a heavy and a light point"),
            ColumnDefinition.component("xi_cross", "", "ξ_12", "cross-correlation function")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
        values ->
            MassSplitCorrelation.of(RadialBins.of(values.bins().edges()), values.number("split")));
  }

  private static StatisticDefinition<Statistic> marked() {
    return new StatisticDefinition<>(
        "marked-xi",
        "Marked correlation function",
        "Mean product of the masses of pairs at separation r, in units of the squared mean mass:"
            + " whether heavy points seek company.",
        "M(r) = (1 + W) / (1 + xi) = sum m_i m_j / DD,  m = mass / mean mass",
        List.of(
            new Paper("Beisbart & Kerscher (2000)", "doi:10.1086/317788"),
            new Paper("Sheth, Connolly & Skibba (2005)", "arXiv:astro-ph/0511773")),
        List.of(PairDefinitions.separations("r")),
        List.of(
            PairDefinitions.PAIRS,
            ColumnDefinition.component("marked_xi", "", "M", "marked correlation function")),
        values -> MarkedCorrelation.of(RadialBins.of(values.bins().edges())));
  }

  private static StatisticDefinition<Statistic> weighted() {
    return new StatisticDefinition<>(
        "weighted-xi",
        "Weighted two-point correlation function",
        "Two-point correlation function with the weights of the points; xi where there are none.",
        "xi(r) = DD / RR - 1,  DD = sum w_i w_j,"
            + "  RR = ((sum w)^2 - sum w^2) / 2 * V_shell / V_box",
        List.of(new Paper("Feldman, Kaiser & Peacock (1994)", "doi:10.1086/174036")),
        List.of(PairDefinitions.separations("r")),
        List.of(
            PairDefinitions.MEAN_SEPARATION,
            PairDefinitions.PAIRS,
            ColumnDefinition.component("xi", "", "ξ", "weighted two-point correlation function")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
        values -> WeightedCorrelation.of(RadialBins.of(values.bins().edges())));
  }
}
