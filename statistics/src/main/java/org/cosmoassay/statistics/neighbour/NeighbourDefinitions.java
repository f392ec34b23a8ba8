package org.cosmoassay.statistics.neighbour;

import java.util.List;
import org.cosmoassay.statistics.CrossStatistic;
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

  /** Spheres of such a cloud that hold from 0.02 to 36 points on average. */
  private static final String CELL_RADII = "lin:10:120:11";

  /** Spheres large enough that both halves of such a cloud are met. */
  private static final String JOINT_RADII = "lin:30:120:18";

  private static final Paper NEIGHBOURS = new Paper("Banerjee & Abel (2021)", "arXiv:2007.13342");
  private static final Paper JOINT = new Paper("Banerjee & Abel (2021b)", "arXiv:2102.01184");
  private static final Paper VOIDS = new Paper("White (1979)", "doi:10.1093/mnras/186.2.145");

  private NeighbourDefinitions() {}

  /** All of them, in the order in which they are listed. */
  public static List<StatisticDefinition<Statistic>> all() {
    return List.of(cdf(), joint(), voidProbability(), countsInCells(), cellMoments());
  }

  private static StatisticDefinition<Statistic> cdf() {
    return new StatisticDefinition<>(
        "knn-cdf",
        "Nearest-neighbour distributions",
        "Distribution of the distance from volume-filling query points to the k-th nearest data"
            + " point; sensitive to all N-point functions.",
        "CDF_k(r) = fraction of query points with at least k data points within r",
        List.of(NEIGHBOURS),
        List.of(
            Parameter.bins(RADII, "Mpc/h", "Every edge is a radius at which the CDF is evaluated."),
            neighbours(List.of(1, 2, 4, 8)),
            queries()),
        List.of(
            ColumnDefinition.components(
                    "cdf_k#", "k", "", "F#", "distribution of the k-th neighbour")
                .drawn(Drawing.PROBABILITY)),
        values -> NeighbourCdf.of(ks(values), values.bins().edges(), queries(values)));
  }

  private static StatisticDefinition<Statistic> joint() {
    return new StatisticDefinition<>(
        "knn-joint",
        "Joint nearest-neighbour distributions",
        "How often a place is near both the k-th heavier and the k-th lighter point; sensitive to"
            + " all cross-correlations of massive and less massive points.",
        "CDF_kk(r) = fraction of query points with at least k heavier and k lighter points within"
            + " r; psi_k = CDF_kk / (CDF_k,heavier CDF_k,lighter)",
        List.of(JOINT),
        List.of(
            Parameter.bins(
                JOINT_RADII, "Mpc/h", "Every edge is a radius at which the CDF is evaluated."),
            neighbours(List.of(1, 2)),
            placesInTheVolume(),
            Parameter.number(
                "split", 0.5, 0.001, 0.999, "", "The fraction of points that are lighter.")),
        jointColumns(),
        values ->
            JointNeighbours.of(
                ks(values), values.bins().edges(), queries(values), values.number("split")));
  }

  /** Those of two clouds in one box. */
  public static List<StatisticDefinition<CrossStatistic>> ofTwoClouds() {
    return List.of(
        new StatisticDefinition<>(
            "knn-cross",
            "Joint nearest-neighbour distributions of two clouds",
            "How often a place is near both the k-th point of one cloud and the k-th of the other;"
                + " sensitive to all their cross-correlations.",
            "CDF_kk(r) = fraction of query points with at least k points of each cloud within r;"
                + " psi_k = CDF_kk / (CDF_k,1 CDF_k,2)",
            List.of(JOINT),
            List.of(
                Parameter.bins(
                    JOINT_RADII, "Mpc/h", "Every edge is a radius at which the CDF is evaluated."),
                neighbours(List.of(1, 2)),
                placesInTheVolume()),
            jointColumns(),
            values -> JointNeighbourCdf.of(ks(values), values.bins().edges(), queries(values))));
  }

  private static List<ColumnDefinition> jointColumns() {
    return List.of(
        ColumnDefinition.components("joint_k#", "k", "", "F##", "both k-th neighbours within r")
            .drawn(Drawing.PROBABILITY),
        ColumnDefinition.components("psi_k#", "k", "", "ψ#", "excess over independent neighbours"));
  }

  private static Parameter placesInTheVolume() {
    return Parameter.text(
        "queries",
        "random:100000",
        "((random|grid|sobol|halton):)?[1-9][0-9]{0,8}",
        "Query points: N or random:N random ones, scrambled sobol:N or halton:N, or grid:N for N^3 on a regular"
            + " grid.");
  }

  private static StatisticDefinition<Statistic> voidProbability() {
    return new StatisticDefinition<>(
        "vpf",
        "Void probability function",
        "Probability that a sphere holds no point; sensitive to all N-point functions.",
        "P_0(r) = 1 - CDF_1(r)",
        List.of(VOIDS, NEIGHBOURS),
        List.of(Parameter.bins(RADII, "Mpc/h", "Every edge is the radius of a sphere."), queries()),
        List.of(
            ColumnDefinition.component("vpf", "", "P0", "probability of an empty sphere")
                .drawn(Drawing.PROBABILITY)),
        values -> VoidProbability.of(values.bins().edges(), queries(values)));
  }

  private static StatisticDefinition<Statistic> countsInCells() {
    return new StatisticDefinition<>(
        "counts-in-cells",
        "Counts in cells",
        "Probability that a sphere holds exactly N points; sensitive to all N-point functions.",
        "P(N|r) = CDF_N(r) - CDF_{N+1}(r), CDF_0 = 1",
        List.of(VOIDS, NEIGHBOURS),
        List.of(
            Parameter.bins(CELL_RADII, "Mpc/h", "Every edge is the radius of a sphere."),
            Parameter.whole(
                "counts",
                4,
                1,
                CountsInCells.MOST_COUNTS,
                "How many numbers of points are told apart: n gives P(0) to P(n - 1)."),
            queries()),
        List.of(
            ColumnDefinition.components(
                    "p_n#", "counts", "", "P#", "probability of so many points in a sphere")
                .drawn(Drawing.PROBABILITY)),
        values -> CountsInCells.of(values.whole("counts"), values.bins().edges(), queries(values)));
  }

  private static StatisticDefinition<Statistic> cellMoments() {
    return new StatisticDefinition<>(
        "cell-moments",
        "Moments of counts in cells",
        "Mean, variance, skewness and kurtosis of the number of points in a sphere.",
        "mu_p = <(N - <N>)^p>; variance mu_2, skewness mu_3 / mu_2^(3/2), kurtosis mu_4 / mu_2^2 -"
            + " 3; xi_bar = (mu_2 - <N>) / <N>^2",
        List.of(new Paper("Gaztanaga (1994)", "doi:10.1093/mnras/268.4.913")),
        List.of(
            Parameter.bins(CELL_RADII, "Mpc/h", "Every edge is the radius of a sphere."),
            queries()),
        List.of(
            ColumnDefinition.component("mean", "", "<N>", "mean number of points in a sphere")
                .drawn(Drawing.LOGARITHMIC),
            ColumnDefinition.component("variance", "", "μ2", "variance of the number of points")
                .drawn(Drawing.LOGARITHMIC),
            ColumnDefinition.component("skewness", "", "γ1", "skewness of the number of points"),
            ColumnDefinition.component(
                "kurtosis", "", "γ2", "excess kurtosis of the number of points"),
            ColumnDefinition.auxiliary(
                "xi_bar", "", "volume-averaged correlation, without shot noise"),
            ColumnDefinition.auxiliary("s3", "", "hierarchical skewness, without shot noise"),
            ColumnDefinition.auxiliary("s4", "", "hierarchical kurtosis, without shot noise")),
        values -> CellMoments.of(values.bins().edges(), queries(values)));
  }

  private static Parameter neighbours(List<Integer> otherwise) {
    return Parameter.wholes("k", otherwise, 1, NeighbourTree.MAX_K, "Which neighbours.");
  }

  private static int[] ks(ParameterValues values) {
    return values.wholes("k").stream().mapToInt(Integer::intValue).toArray();
  }

  private static Parameter queries() {
    return Parameter.text(
        "queries",
        "random:100000",
        "data|((random|grid|sobol|halton):)?[1-9][0-9]{0,8}",
        "Query points: N or random:N random ones, scrambled sobol:N or halton:N, grid:N for N^3 on a regular grid,"
            + " or data for the points themselves, self excluded.");
  }

  /** The query points that the parameter names or is: a file's points come as they are. */
  private static QueryPoints queries(ParameterValues values) {
    return values.value("queries") instanceof QueryPoints points
        ? points
        : QueryPoints.parse(values.text("queries"), values.seed());
  }
}
