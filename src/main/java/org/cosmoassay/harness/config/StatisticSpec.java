package org.cosmoassay.harness.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statistic to be measured, with its parameters. */
public sealed interface StatisticSpec {

  /** Unique in the benchmark, safe as a file name. */
  String id();

  /** The kind of statistic, its key in benchmark files, e.g. {@code knn-cdf}. */
  String kind();

  /** Edges of its axis. */
  BinEdges bins();

  /** Names of the columns that are compared. */
  List<String> components();

  /** Two-point correlation function; bins of r in Mpc/h. */
  record XiSpec(String id, BinEdges bins) implements StatisticSpec {
    static final List<String> COMPONENTS = List.of("xi");

    @Override
    public String kind() {
      return "xi";
    }

    @Override
    public List<String> components() {
      return COMPONENTS;
    }
  }

  /**
   * Multipoles of the two-point correlation function.
   *
   * @param bins separation s in Mpc/h
   * @param ells orders
   * @param muBins number of mu bins over [-1, 1]
   * @param redshift of the mapping into redshift space; null for each cloud's own
   * @param omegaM of the mapping into redshift space; null for each cloud's own
   */
  record MultipolesSpec(
      String id,
      BinEdges bins,
      List<Integer> ells,
      Space space,
      int muBins,
      @Nullable Double redshift,
      @Nullable Double omegaM,
      LineOfSight lineOfSight)
      implements StatisticSpec {
    public MultipolesSpec {
      ells = List.copyOf(ells);
    }

    @Override
    public String kind() {
      return "xi-multipoles";
    }

    @Override
    public List<String> components() {
      return ells.stream().map(ell -> "xi" + ell).toList();
    }
  }

  /** Pairwise velocities; bins of r in Mpc/h. */
  record VelocitySpec(String id, BinEdges bins) implements StatisticSpec {
    static final List<String> COMPONENTS = List.of("v12", "sigma_r", "sigma_t", "skew_r");

    @Override
    public String kind() {
      return "pairwise-velocity";
    }

    @Override
    public List<String> components() {
      return COMPONENTS;
    }
  }

  /**
   * Nearest-neighbour distribution.
   *
   * @param bins every edge is a radius in Mpc/h
   * @param k which neighbours
   * @param queries query points: {@code random:N}, {@code grid:N} (N per side) or {@code data}
   */
  record NeighbourSpec(String id, BinEdges bins, List<Integer> k, String queries)
      implements StatisticSpec {
    public NeighbourSpec {
      k = List.copyOf(k);
    }

    @Override
    public String kind() {
      return "knn-cdf";
    }

    @Override
    public List<String> components() {
      return k.stream().map(neighbour -> "cdf_k" + neighbour).toList();
    }
  }

  /** Mass function; bins of mass in Msun/h. */
  record MassFunctionSpec(String id, BinEdges bins) implements StatisticSpec {
    static final List<String> COMPONENTS = List.of("dn_dlnm");

    @Override
    public String kind() {
      return "mass-function";
    }

    @Override
    public List<String> components() {
      return COMPONENTS;
    }
  }

  /** Distribution of |v|; bins in km/s. */
  record SpeedSpec(String id, BinEdges bins) implements StatisticSpec {
    static final List<String> COMPONENTS = List.of("pdf");

    @Override
    public String kind() {
      return "speed-pdf";
    }

    @Override
    public List<String> components() {
      return COMPONENTS;
    }
  }

  /** Where multipoles are measured. */
  enum Space implements Word {
    REAL("real"),
    REDSHIFT("redshift");

    private final String word;

    Space(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** The plane-parallel line of sight. */
  enum LineOfSight implements Word {
    X("x"),
    Y("y"),
    Z("z"),
    /** The mean over the three axes. */
    AVERAGE("average");

    private final String word;

    LineOfSight(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
