package org.cosmoassay.statistics.survey;

import java.util.List;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.CylinderBins;
import org.cosmoassay.statistics.twopoint.RadialBins;

/** What the statistics of surveys with randoms are. */
public final class SurveyDefinitions {

  private static final Paper LANDY_SZALAY =
      new Paper("Landy & Szalay (1993)", "doi:10.1086/172900");
  private static final Paper DAVIS_PEEBLES =
      new Paper("Davis & Peebles (1983)", "doi:10.1086/160884");

  private static final Parameter ESTIMATOR =
      Parameter.word(
          "estimator",
          PairEstimator.LANDY_SZALAY.label(),
          PairEstimator.labels(),
          "How pairs of data and of randoms are combined.");

  private static final ColumnDefinition DD =
      ColumnDefinition.auxiliary("dd", "", "number of pairs of data, each once");
  private static final ColumnDefinition DR =
      ColumnDefinition.auxiliary("dr", "", "number of pairs of data and randoms");
  private static final ColumnDefinition RR =
      ColumnDefinition.auxiliary("rr", "", "number of pairs of randoms, each once");

  private SurveyDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<SurveyStatistic>> all() {
    return List.of(correlation(), multipoles(), projected(), cells(), angular());
  }

  private static StatisticDefinition<SurveyStatistic> correlation() {
    return new StatisticDefinition<>(
        "xi",
        "Two-point correlation function of a survey",
        "Excess probability over random of finding a pair at separation r, the window of the survey"
            + " given by randoms.",
        "xi(r) = (DD - 2 DR + RR) / RR",
        List.of(LANDY_SZALAY),
        List.of(Parameter.bins("log:1:100:20", "Mpc/h", "Bins of the separation r."), ESTIMATOR),
        List.of(
            ColumnDefinition.auxiliary("r_mean", "Mpc/h", "mean separation of the data pairs"),
            DD,
            DR,
            RR,
            ColumnDefinition.component("xi", "", "ξ", "two-point correlation function")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
        values -> SurveyCorrelation.of(RadialBins.of(values.bins().edges())).by(estimator(values)));
  }

  private static StatisticDefinition<SurveyStatistic> multipoles() {
    return new StatisticDefinition<>(
        "xi-multipoles",
        "Correlation function multipoles of a survey",
        "Legendre multipoles of the correlation function in separation s and cosine mu of the angle"
            + " to the direction of the pair's mid-point.",
        "xi_l(s) = (2 l + 1) / 2 sum_mu xi(s, mu) L_l(mu) dmu,  mu in [-1, 1]",
        List.of(LANDY_SZALAY, new Paper("Hamilton (1992)", "doi:10.1086/186264")),
        List.of(
            Parameter.bins("lin:5:105:20", "Mpc/h", "Bins of the separation s."),
            Parameter.wholes(
                "ells", List.of(0, 2, 4), List.of(0, 2, 4), "Orders of the multipoles."),
            Parameter.whole("mu-bins", 100, 1, 100_000, "Number of bins of mu over [-1, 1]."),
            ESTIMATOR),
        List.of(
            ColumnDefinition.auxiliary("s_mean", "Mpc/h", "mean separation of the data pairs"),
            DD,
            DR,
            RR,
            ColumnDefinition.components(
                    "xi#", "ells", "", "ξ#", "multipole of the correlation function")
                .drawn(Drawing.TIMES_SQUARED_COORDINATE)),
        values ->
            SurveyMultipoles.of(
                    RadialBins.of(values.bins().edges()),
                    values.whole("mu-bins"),
                    values.wholes("ells").stream().mapToInt(Integer::intValue).toArray())
                .by(estimator(values)));
  }

  private static StatisticDefinition<SurveyStatistic> projected() {
    return new StatisticDefinition<>(
        "wp",
        "Projected correlation function of a survey",
        "Correlation function summed along the direction of each pair's mid-point, so that peculiar"
            + " velocities matter little.",
        "w_p(r_p) = 2 sum xi(r_p, pi) dpi over 0 <= pi < pi_max,  xi = (DD - 2 DR + RR) / RR",
        List.of(DAVIS_PEEBLES, LANDY_SZALAY),
        cylinder(40),
        List.of(
            DD,
            DR,
            RR,
            ColumnDefinition.component("wp", "Mpc/h", "w_p", "projected correlation function")
                .drawn(Drawing.TIMES_COORDINATE)),
        values -> SurveyProjection.summed(bins(values)).by(estimator(values)));
  }

  private static StatisticDefinition<SurveyStatistic> cells() {
    return new StatisticDefinition<>(
        "xi-rp-pi",
        "Correlation function of a survey across and along the line of sight",
        "Correlation function in separations r_p across and pi along the direction of each pair's"
            + " mid-point.",
        "xi(r_p, pi) = (DD - 2 DR + RR) / RR,  pi = |s.l| / |l|,  l = x_1 + x_2",
        List.of(DAVIS_PEEBLES, LANDY_SZALAY),
        cylinder(8),
        List.of(
            ColumnDefinition.components(
                "xi_pi#", "pi-bins", "", "ξ_#", "correlation function in bin # of |pi|"),
            ColumnDefinition.auxiliaries(
                "pairs_pi#", "pi-bins", "", "number of pairs of data in bin # of |pi|")),
        values -> SurveyProjection.cells(bins(values)).by(estimator(values)));
  }

  private static List<Parameter> cylinder(int piBins) {
    return List.of(
        Parameter.bins(
            "log:0.5:50:12", "Mpc/h", "Bins of the separation r_p across the line of sight."),
        Parameter.number(
                "pi-max",
                40,
                0,
                Double.POSITIVE_INFINITY,
                "Mpc/h",
                "Largest separation |pi| along the line of sight.")
            .above(0),
        Parameter.whole("pi-bins", piBins, 1, 1000, "Number of bins of |pi| from 0 to pi-max."),
        ESTIMATOR);
  }

  private static CylinderBins bins(ParameterValues values) {
    return CylinderBins.of(
        RadialBins.of(values.bins().edges()), values.number("pi-max"), values.whole("pi-bins"));
  }

  private static StatisticDefinition<SurveyStatistic> angular() {
    return new StatisticDefinition<>(
        "w-theta",
        "Angular correlation function of a survey",
        "Excess probability over random of finding a pair at angle theta on the sky.",
        "w(theta) = (DD - 2 DR + RR) / RR",
        List.of(LANDY_SZALAY, new Paper("Peebles & Hauser (1974)", "doi:10.1086/190308")),
        List.of(Parameter.bins("log:0.1:10:20", "deg", "Bins of the angle theta."), ESTIMATOR),
        List.of(
            DD,
            DR,
            RR,
            ColumnDefinition.component("w", "", "w", "angular correlation function")
                .drawn(Drawing.TIMES_COORDINATE)),
        values -> SurveyCorrelation.angular(values.bins().edges()).by(estimator(values)));
  }

  private static PairEstimator estimator(ParameterValues values) {
    return PairEstimator.ofLabel(values.text("estimator"));
  }
}
