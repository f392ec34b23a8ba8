package org.cosmoassay.harness.cli;

import java.nio.file.Path;
import java.util.List;
import org.cosmoassay.harness.config.BinEdges;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.config.StatisticSpec.LineOfSight;
import org.cosmoassay.harness.config.StatisticSpec.Space;
import org.cosmoassay.harness.run.StatisticFactory;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.points.PointFile;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.neighbour.NeighbourCdf;
import org.cosmoassay.statistics.neighbour.QueryPoints;
import org.cosmoassay.statistics.suite.KnownStatistic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which statistic with which parameters, as command-line options. */
final class StatisticArguments {

  private static final String PAPER_BINS = "lin:0.5:120:59";
  private static final String RADII = "lin:1:50:49";
  private static final String MASS_BINS = "log:1e11:1e16:50";
  private static final String SPEED_BINS = "lin:0:2000:40";

  @Option(
      names = "--statistic",
      required = true,
      paramLabel = "NAME",
      description = "xi, xi-multipoles, pairwise-velocity, knn-cdf, mass-function or speed-pdf.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String statistic;

  @Option(
      names = "--bins",
      paramLabel = "SPEC",
      description = {
        "lin:LO:HI:N, log:LO:HI:N (N bins) or edges:a,b,c; for knn-cdf the edges are the radii.",
        "Default: "
            + PAPER_BINS
            + " [Mpc/h] for pairs, "
            + RADII
            + " [Mpc/h] for knn-cdf, "
            + MASS_BINS
            + " [Msun/h], "
            + SPEED_BINS
            + " [km/s]."
      })
  private @Nullable String bins;

  @Option(
      names = "--k",
      paramLabel = "K,...",
      split = ",",
      defaultValue = "1,2,4,8",
      description = "Neighbours of knn-cdf; default: ${DEFAULT-VALUE}.")
  private List<Integer> k = List.of();

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      defaultValue = "random:100000",
      description =
          "Query points of knn-cdf: random:N, grid:N (N per side), data (the points themselves, self"
              + " excluded) or a FILE of positions; default: ${DEFAULT-VALUE}.")
  private String query = "";

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      defaultValue = "real",
      description = "real or redshift (needs velocities, --redshift and --omega-m).")
  private Space space = Space.REAL;

  @Option(
      names = "--ells",
      paramLabel = "L,...",
      split = ",",
      defaultValue = "0,2,4",
      description = "Orders of the multipoles; default: ${DEFAULT-VALUE}.")
  private List<Integer> ells = List.of();

  @Option(
      names = "--mu-bins",
      paramLabel = "N",
      defaultValue = "200",
      description = "Bins of mu over [-1, 1]; default: ${DEFAULT-VALUE}.")
  private int muBins;

  @Option(
      names = "--los",
      paramLabel = "AXIS",
      defaultValue = "z",
      description = "Line of sight: x, y, z or average; default: ${DEFAULT-VALUE}.")
  private LineOfSight lineOfSight = LineOfSight.Z;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "42",
      description = "Seed of random query points; default: ${DEFAULT-VALUE}.")
  private long seed;

  /** The statistic that was asked for. */
  Statistic create(@Nullable Double redshift, @Nullable Double omegaM)
      throws UsageException, CatalogueException {
    KnownStatistic known;
    try {
      known = KnownStatistic.of(statistic);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--statistic: " + e.getMessage(), e);
    }
    if (known == KnownStatistic.KNN_CDF) {
      int[] ks = k.stream().mapToInt(Integer::intValue).toArray();
      double[] radii = edges(RADII).values();
      QueryPoints queries = queries();
      return checked("--k or --bins", () -> NeighbourCdf.of(ks, radii, queries));
    }
    StatisticSpec spec = spec(known, redshift, omegaM);
    return checked("--statistic " + statistic, () -> StatisticFactory.create(spec, seed));
  }

  private StatisticSpec spec(
      KnownStatistic known, @Nullable Double redshift, @Nullable Double omegaM)
      throws UsageException {
    String id = known.id();
    return switch (known) {
      case XI -> new StatisticSpec.XiSpec(id, edges(PAPER_BINS));
      case XI_MULTIPOLES ->
          new StatisticSpec.MultipolesSpec(
              id, edges(PAPER_BINS), ells, space, muBins, redshift, omegaM, lineOfSight);
      case PAIRWISE_VELOCITY -> new StatisticSpec.VelocitySpec(id, edges(PAPER_BINS));
      case KNN_CDF -> throw new IllegalStateException("knn-cdf takes its own way.");
      case MASS_FUNCTION -> new StatisticSpec.MassFunctionSpec(id, edges(MASS_BINS));
      case SPEED_PDF -> new StatisticSpec.SpeedSpec(id, edges(SPEED_BINS));
    };
  }

  private QueryPoints queries() throws UsageException, CatalogueException {
    if (isFile(query)) {
      double[][] points = PointFile.read(Path.of(query));
      return QueryPoints.of(points[0], points[1], points[2]);
    }
    return checked("--query " + query, () -> QueryPoints.parse(query, seed));
  }

  private BinEdges edges(String otherwise) throws UsageException {
    return checked("--bins", () -> BinEdges.parse(bins == null ? otherwise : bins));
  }

  private static boolean isFile(String query) {
    return !query.equals("data") && !query.startsWith("random:") && !query.startsWith("grid:");
  }

  /** Something that is made from arguments. */
  private interface Made<T> {
    T make() throws UsageException;
  }

  private static <T> T checked(String what, Made<T> made) throws UsageException {
    try {
      return made.make();
    } catch (IllegalArgumentException e) {
      throw new UsageException(what + ": " + e.getMessage(), e);
    }
  }
}
