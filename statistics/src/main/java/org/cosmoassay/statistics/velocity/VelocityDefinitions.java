package org.cosmoassay.statistics.velocity;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Drawing;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.PairDefinitions;
import org.cosmoassay.statistics.twopoint.RadialBins;
import org.cosmoassay.statistics.twopoint.VelocityBins;

/** What the statistics of relative velocities are. */
public final class VelocityDefinitions {

  private VelocityDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(pairwiseVelocity(), velocityDistribution(), massSplit());
  }

  private static StatisticDefinition<Statistic> pairwiseVelocity() {
    return new StatisticDefinition<>(
        "pairwise-velocity",
        "Pairwise velocities",
        "Mean radial velocity of pairs v12(r), negative for infall, with its radial and transverse"
            + " dispersion, skewness and, on request, kurtosis.",
        "v_r = (v_j - v_i) . r_hat,  v12(r) = <v_r>,  sigma_r^2 = <(v_r - v12)^2>,"
            + "  sigma_t^2 = <|v_t|^2> / 2",
        List.of(
            new Paper("Fisher (1995)", "doi:10.1086/175980"),
            new Paper("Juszkiewicz et al. (1999)", "arXiv:astro-ph/9812387")),
        List.of(
            PairDefinitions.separations("r"),
            Parameter.flag(
                "kurtosis", false, "Whether the excess kurtosis of v_r is printed too.")),
        List.of(
            PairDefinitions.MEAN_SEPARATION,
            PairDefinitions.PAIRS,
            ColumnDefinition.component(
                "v12", "km/s", "v₁₂", "mean radial pairwise velocity; negative is infall"),
            ColumnDefinition.component("sigma_r", "km/s", "σᵣ", "dispersion of v_r about its mean"),
            ColumnDefinition.component(
                "sigma_t", "km/s", "σₜ", "dispersion of the transverse velocity per dimension"),
            ColumnDefinition.component("skew_r", "", "skewness of vᵣ", "skewness of v_r"),
            ColumnDefinition.component(
                    "kurt_r", "", "kurtosis of vᵣ", "kurtosis of v_r in excess of a Gaussian")
                .onlyWith("kurtosis")),
        values ->
            PairwiseVelocity.of(RadialBins.of(values.bins().edges()))
                .withKurtosis(values.flag("kurtosis")));
  }

  private static StatisticDefinition<Statistic> velocityDistribution() {
    return new StatisticDefinition<>(
        "velocity-pdf",
        "Relative velocity distribution",
        "Probability density of the relative velocity of pairs in shells of separation, radial or"
            + " transverse, over all pairs of the shell, those outside the velocity bins too. Its"
            + " tails tell orbits inside clusters from infall.",
        "pdf(v | shell) = N(v, shell) / (N(shell) dv),  v_r = (v_j - v_i) . r_hat,"
            + "  |v_t| = |v_j - v_i - v_r r_hat|",
        List.of(
            new Paper("Yoshisato, Morikawa & Mouri (2003)", "arXiv:astro-ph/0110137"),
            new Paper("Bianchi, Percival & Bel (2016)", "arXiv:1602.02780")),
        List.of(
            Parameter.bins("lin:-1500:1500:30", "km/s", "Bins of the relative velocity.")
                .above(Double.NEGATIVE_INFINITY),
            Parameter.bins(
                    "shells",
                    "edges:5,10,20,40",
                    "Mpc/h",
                    "Shells of the separation r of the pairs.")
                .belowHalfBox(),
            Parameter.word(
                "component",
                "radial",
                List.of("radial", "transverse"),
                "Radial: v_r, negative for infall; transverse: |v_t|, whose bins start at 0 or"
                    + " above.")),
        List.of(
            ColumnDefinition.components(
                    "pdf_r#", "shells", "s/km", "p#", "density of the velocity in the shell")
                .drawn(Drawing.LOGARITHMIC),
            ColumnDefinition.auxiliaries(
                "n_r#", "shells", "", "number of pairs of the shell, each unordered pair once")),
        values ->
            VelocityDistribution.of(
                RadialBins.of(values.bins("shells").edges()),
                VelocityBins.of(
                    values.text("component").equals("radial")
                        ? VelocityBins.Component.RADIAL
                        : VelocityBins.Component.TRANSVERSE,
                    values.bins().edges())));
  }

  private static StatisticDefinition<Statistic> massSplit() {
    return new StatisticDefinition<>(
        "pairwise-velocity-mass",
        "Pairwise velocities by mass",
        "Mean radial velocity v12(r) of pairs within the same quantile of mass, from the lightest"
            + " to the heaviest: heavier halos are more biased and approach each other faster.",
        "v12_m(r) = <v_r> over pairs with both members in quantile m of mass",
        List.of(
            new Paper("Juszkiewicz et al. (1999)", "arXiv:astro-ph/9812387"),
            new Paper("Bhattacharya & Kosowsky (2007)", "arXiv:astro-ph/0612555")),
        List.of(
            PairDefinitions.separations("r"),
            Parameter.whole(
                "quantiles", 2, 1, 100, "Number of quantiles of mass, of equally many points.")),
        List.of(
            ColumnDefinition.components(
                "v12_m#",
                "quantiles",
                "km/s",
                "v₁₂, mass #",
                "mean radial pairwise velocity within the quantile; negative is infall"),
            ColumnDefinition.auxiliaries(
                "pairs_m#",
                "quantiles",
                "",
                "number of pairs within the quantile, each unordered pair once")),
        values ->
            MassSplitVelocity.of(RadialBins.of(values.bins().edges()), values.whole("quantiles")));
  }
}
