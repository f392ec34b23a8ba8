package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.LineOfSight;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** What the statistics of pair counts are. */
public final class PairDefinitions {

  /** The binning of the seed paper, arXiv:2311.17141. */
  public static final String BINS = "lin:0.5:120:59";

  /** The mean separation of the pairs of a bin, a column of every statistic of pairs. */
  public static final ColumnDefinition MEAN_SEPARATION =
      ColumnDefinition.auxiliary("r_mean", "Mpc/h", "mean separation of the pairs of the bin");

  /** The number of pairs of a bin. */
  public static final ColumnDefinition PAIRS =
      ColumnDefinition.auxiliary("pairs", "", "number of pairs, each unordered pair once");

  private PairDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(xi(), multipoles());
  }

  /** Bins of pair separation. */
  public static Parameter separations(String symbol) {
    return Parameter.bins(BINS, "Mpc/h", "Bins of the separation " + symbol + ".").belowHalfBox();
  }

  private static StatisticDefinition<Statistic> xi() {
    return new StatisticDefinition<>(
        "xi",
        "Two-point correlation function",
        "Excess probability over random of finding a pair at separation r, by the natural estimator"
            + " in a periodic box.",
        "xi(r) = DD / RR - 1,  RR = N (N - 1) / 2 * V_shell / V_box",
        List.of(new Paper("Peebles & Hauser (1974)", "doi:10.1086/190308")),
        List.of(separations("r")),
        List.of(
            MEAN_SEPARATION,
            PAIRS,
            ColumnDefinition.component("xi", "", "ξ", "two-point correlation function")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
        values -> TwoPointCorrelation.of(RadialBins.of(values.bins().edges())));
  }

  private static StatisticDefinition<Statistic> multipoles() {
    return new StatisticDefinition<>(
        "xi-multipoles",
        "Correlation function multipoles",
        "Legendre multipoles of the correlation function in separation s and cosine mu of the angle"
            + " to the line of sight; in redshift space they carry the growth of structure.",
        "xi_l(s) = (2 l + 1) sum_mu xi(s, mu) L_l(mu) dmu,  mu in [-1, 1];"
            + "  s = r + v_los / (a H(a)) e_los in redshift space",
        List.of(
            new Paper("Kaiser (1987)", "doi:10.1093/mnras/227.1.1"),
            new Paper("Hamilton (1992)", "doi:10.1086/186264")),
        Viewpoint.parametersAfter(
            separations("s"),
            Parameter.wholes(
                "ells", List.of(0, 2, 4), List.of(0, 2, 4), "Orders of the multipoles."),
            Parameter.whole("mu-bins", 200, 1, 100_000, "Number of bins of mu over [-1, 1].")),
        List.of(
            ColumnDefinition.auxiliary(
                "s_mean", "Mpc/h", "mean separation of the pairs of the bin"),
            ColumnDefinition.components(
                    "xi#", "ells", "", "ξ#", "multipole of the correlation function")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
        PairDefinitions::makeMultipoles);
  }

  private static CorrelationMultipoles makeMultipoles(ParameterValues values) {
    CorrelationMultipoles statistic =
        CorrelationMultipoles.of(RadialBins.of(values.bins().edges()))
            .withElls(values.wholes("ells").stream().mapToInt(Integer::intValue).toArray())
            .withMuBins(values.whole("mu-bins"));
    statistic =
        switch (values.text("los")) {
          case "x" -> statistic.along(LineOfSight.X);
          case "y" -> statistic.along(LineOfSight.Y);
          case "z" -> statistic.along(LineOfSight.Z);
          default -> statistic.averaged();
        };
    return values.text("space").equals("real")
        ? statistic.inRealSpace()
        : statistic.inRedshiftSpace(values.number("redshift"), values.number("omega-m"));
  }
}
