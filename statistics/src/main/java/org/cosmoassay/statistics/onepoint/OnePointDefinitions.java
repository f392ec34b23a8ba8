package org.cosmoassay.statistics.onepoint;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the one-point statistics are. */
public final class OnePointDefinitions {

  private OnePointDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(massFunction(), speed());
  }

  private static StatisticDefinition<Statistic> massFunction() {
    return new StatisticDefinition<>(
        "mass-function",
        "Halo mass function",
        "Comoving number density of points per unit logarithm of mass.",
        "dn/dlnM = N_bin / (V_box ln(M_hi / M_lo))",
        List.of(new Paper("Press & Schechter (1974)", "doi:10.1086/152650")),
        List.of(Parameter.bins("log:1e11:1e16:50", "Msun/h", "Bins of mass.").above(0)),
        List.of(
            ColumnDefinition.auxiliary("count", "", "number of points in the bin"),
            ColumnDefinition.component(
                    "dn_dlnm", "h^3/Mpc^3", "dn/d ln M", "number density per unit ln M")
                .drawn(Drawing.LOGARITHMIC)),
        values -> MassFunction.of(values.bins().edges()));
  }

  private static StatisticDefinition<Statistic> speed() {
    return new StatisticDefinition<>(
        "speed-pdf",
        "Speed distribution",
        "Probability density of the peculiar speed |v| of the points.",
        "p(|v|) = N_bin / (N (v_hi - v_lo))",
        List.of(new Paper("Sheth & Diaferio (2001)", "doi:10.1046/j.1365-8711.2001.04202.x")),
        List.of(Parameter.bins("lin:0:2000:40", "km/s", "Bins of speed.")),
        List.of(ColumnDefinition.component("pdf", "s/km", "p", "probability density of the speed")),
        values -> SpeedDistribution.of(values.bins().edges()));
  }
}
