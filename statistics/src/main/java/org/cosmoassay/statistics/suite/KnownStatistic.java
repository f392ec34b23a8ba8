package org.cosmoassay.statistics.suite;

import java.util.Arrays;

/** The closed list of statistics, each with what a reader needs to know of it. */
public enum KnownStatistic {
  XI(
      "xi",
      "Two-point correlation function",
      "Excess probability over random of finding a pair at separation r, by the natural estimator"
          + " DD/RR - 1 in a periodic box (Peebles & Hauser 1974)."),
  XI_MULTIPOLES(
      "xi-multipoles",
      "Correlation function multipoles",
      "Legendre multipoles of the correlation function in separation s and angle to the line of"
          + " sight; in redshift space they carry the growth of structure (Kaiser 1987)."),
  PAIRWISE_VELOCITY(
      "pairwise-velocity",
      "Pairwise velocities",
      "Mean radial velocity of pairs v12(r), negative for infall, with its radial and transverse"
          + " dispersion and skewness (Fisher 1995; Juszkiewicz et al. 1999)."),
  KNN_CDF(
      "knn-cdf",
      "Nearest-neighbour distributions",
      "Distribution of the distance from volume-filling query points to the k-th nearest data"
          + " point; sensitive to all N-point functions (Banerjee & Abel 2021)."),
  MASS_FUNCTION(
      "mass-function",
      "Halo mass function",
      "Comoving number density of points per unit logarithm of mass, dn/dlnM."),
  SPEED_PDF(
      "speed-pdf",
      "Speed distribution",
      "Probability density of the peculiar speed |v| of the points.");

  private final String id;
  private final String title;
  private final String description;

  KnownStatistic(String id, String title, String description) {
    this.id = id;
    this.title = title;
    this.description = description;
  }

  /** The statistic of that name. */
  public static KnownStatistic of(String id) {
    return Arrays.stream(values())
        .filter(s -> s.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "statistic "
                        + id
                        + " is not known; known are "
                        + String.join(", ", Arrays.stream(values()).map(s -> s.id).toList())));
  }

  /** The name on the command line and in benchmark files. */
  public String id() {
    return id;
  }

  /** The name in words. */
  public String title() {
    return title;
  }

  /** What it is, in a sentence or two, with its paper. */
  public String description() {
    return description;
  }
}
