package org.cosmoassay.statistics.velocity;

import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.twopoint.PairDefinitions;
import org.cosmoassay.statistics.twopoint.RadialBins;

/** What the statistics of relative velocities are. */
public final class VelocityDefinitions {

  private VelocityDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(pairwiseVelocity());
  }

  private static StatisticDefinition<Statistic> pairwiseVelocity() {
    return new StatisticDefinition<>(
        "pairwise-velocity",
        "Pairwise velocities",
        "Mean radial velocity of pairs v12(r), negative for infall, with its radial and transverse"
            + " dispersion and skewness.",
        "v_r = (v_j - v_i) . r_hat,  v12(r) = <v_r>,  sigma_r^2 = <(v_r - v12)^2>,"
            + "  sigma_t^2 = <|v_t|^2> / 2",
        List.of(
            new Paper("Fisher (1995)", "doi:10.1086/175980"),
            new Paper("Juszkiewicz et al. (1999)", "doi:10.1086/312082")),
        List.of(PairDefinitions.separations("r")),
        List.of(
            PairDefinitions.MEAN_SEPARATION,
            PairDefinitions.PAIRS,
            ColumnDefinition.component(
                "v12", "km/s", "v₁₂", "mean radial pairwise velocity; negative is infall"),
            ColumnDefinition.component("sigma_r", "km/s", "σᵣ", "dispersion of v_r about its mean"),
            ColumnDefinition.component(
                "sigma_t", "km/s", "σₜ", "dispersion of the transverse velocity per dimension"),
            ColumnDefinition.component("skew_r", "", "skewness of vᵣ", "skewness of v_r")),
        values -> PairwiseVelocity.of(RadialBins.of(values.bins().edges())));
  }
}
