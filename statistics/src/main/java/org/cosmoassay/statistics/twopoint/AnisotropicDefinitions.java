package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics of pairs across and along the line of sight are. */
public final class AnisotropicDefinitions {

  /** From well below to well above the mean separation of some 5000 points in 1000 Mpc/h. */
  static final String ACROSS = "log:2:100:12";

  private static final Paper DAVIS_PEEBLES =
      new Paper("Davis & Peebles (1983)", "doi:10.1086/160884");

  private AnisotropicDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(projected(), cylinder(), wedges());
  }

  private static Parameter across() {
    return Parameter.bins(ACROSS, "Mpc/h", "Bins of the separation r_p across the line of sight.")
        .belowHalfBox();
  }

  /** Length of the cylinder. */
  public static Parameter piMax() {
    return Parameter.number(
            "pi-max",
            40,
            0,
            Double.POSITIVE_INFINITY,
            "Mpc/h",
            "Largest separation |pi| along the line of sight, below half the side of the box.")
        .above(0);
  }

  private static StatisticDefinition<Statistic> projected() {
    return new StatisticDefinition<>(
        "wp",
        "Projected correlation function",
        "Correlation function summed along the line of sight, so that peculiar velocities matter"
            + " little.",
        "w_p(r_p) = 2 sum xi(r_p, pi) dpi over 0 <= pi < pi_max,  xi = DD / RR - 1",
        List.of(DAVIS_PEEBLES),
        Viewpoint.parametersAfter(across(), piMax()),
        List.of(
            ColumnDefinition.component("wp", "Mpc/h", "w_p", "projected correlation function")
                .drawn(Drawing.TIMES_COORDINATE)),
        values ->
            ProjectedCorrelation.of(RadialBins.of(values.bins().edges()), values.number("pi-max"))
                .seen(Viewpoint.of(values)));
  }

  private static StatisticDefinition<Statistic> cylinder() {
    return new StatisticDefinition<>(
        "xi-rp-pi",
        "Correlation function across and along the line of sight",
        "Correlation function in separations r_p across and pi along the line of sight; in redshift"
            + " space it shows fingers of God and the squashing of infall.",
        "xi(r_p, pi) = DD / RR - 1,  RR = N (N - 1) / 2 * 2 pi (rp_hi^2 - rp_lo^2) dpi / V_box",
        List.of(DAVIS_PEEBLES),
        Viewpoint.parametersAfter(
            across(),
            piMax(),
            Parameter.whole("pi-bins", 8, 1, 1000, "Number of bins of |pi| from 0 to pi-max.")),
        List.of(
            ColumnDefinition.components(
                "xi_pi#", "pi-bins", "", "ξ_#", "correlation function in bin # of |pi|"),
            ColumnDefinition.auxiliaries(
                "pairs_pi#", "pi-bins", "", "number of pairs in bin # of |pi|, each once")),
        values -> CylinderCorrelation.of(cylinder(values)).seen(Viewpoint.of(values)));
  }

  private static CylinderBins cylinder(ParameterValues values) {
    return CylinderBins.of(
        RadialBins.of(values.bins().edges()), values.number("pi-max"), values.whole("pi-bins"));
  }

  private static StatisticDefinition<Statistic> wedges() {
    return new StatisticDefinition<>(
        "xi-s-mu",
        "Correlation function wedges",
        "Correlation function in separation s and wedges of the cosine |mu| of the angle to the"
            + " line of sight.",
        "xi(s, mu) = DD / RR - 1,  RR = N (N - 1) / 2 * V_shell / V_box * dmu",
        List.of(
            new Paper("Kazin, Sanchez & Blanton (2012)", "doi:10.1111/j.1365-2966.2011.19962.x")),
        Viewpoint.parametersAfter(
            PairDefinitions.separations("s"),
            Parameter.whole("mu-bins", 5, 1, 1000, "Number of wedges of |mu| from 0 to 1.")),
        List.of(
            ColumnDefinition.auxiliary(
                "s_mean", "Mpc/h", "mean separation of the pairs of the bin"),
            ColumnDefinition.components(
                    "xi_mu#", "mu-bins", "", "ξ_#", "correlation function in wedge # of |mu|")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE),
            ColumnDefinition.auxiliaries(
                "pairs_mu#", "mu-bins", "", "number of pairs in wedge # of |mu|, each once")),
        values ->
            CorrelationWedges.of(RadialBins.of(values.bins().edges()), values.whole("mu-bins"))
                .seen(Viewpoint.of(values)));
  }
}
