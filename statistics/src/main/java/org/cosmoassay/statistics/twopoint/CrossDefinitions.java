package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.CrossStatistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics of two clouds in one box are. */
public final class CrossDefinitions {

  private CrossDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<CrossStatistic>> all() {
    return List.of(
        new StatisticDefinition<>(
            "xi-cross",
            "Cross-correlation function",
            "Excess probability over random of finding a point of the second cloud at distance r"
                + " from a point of the first.",
            "xi_12(r) = DD_12 / RR_12 - 1,  RR_12 = N_1 N_2 V_shell / V_box",
            List.of(new Paper("Peebles & Hauser (1974)", "doi:10.1086/190308")),
            List.of(PairDefinitions.separations("r")),
            List.of(
                PairDefinitions.MEAN_SEPARATION,
                ColumnDefinition.auxiliary("pairs", "", "number of pairs of one point of each"),
                ColumnDefinition.component("xi_cross", "", "ξ_12", "cross-correlation function")
                    .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
            values -> CrossCorrelation.of(RadialBins.of(values.bins().edges()))));
  }
}
