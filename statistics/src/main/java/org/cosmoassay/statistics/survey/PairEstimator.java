package org.cosmoassay.statistics.survey;

import java.util.Arrays;
import java.util.List;

/**
 * How pairs of data, D, and of randoms, R, make a correlation function. dd, dr and rr are weights
 * of pairs in units of those of all pairs of their kind.
 */
public enum PairEstimator {
  /** dd / rr - 1; Peebles &amp; Hauser (1974), doi:10.1086/190308. */
  NATURAL("natural"),
  /** dd / dr - 1; Davis &amp; Peebles (1983), doi:10.1086/160884. */
  DAVIS_PEEBLES("davis-peebles"),
  /** dd rr / dr^2 - 1; Hamilton (1993), doi:10.1086/173288. */
  HAMILTON("hamilton"),
  /** (dd - 2 dr + rr) / rr; Landy &amp; Szalay (1993), doi:10.1086/172900. */
  LANDY_SZALAY("landy-szalay");

  private final String label;

  PairEstimator(String label) {
    this.label = label;
  }

  /** The word on the command line. */
  public String label() {
    return label;
  }

  /** The words of all of them. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(PairEstimator::label).toList();
  }

  /** The estimator of that word. */
  public static PairEstimator ofLabel(String label) {
    return Arrays.stream(values())
        .filter(estimator -> estimator.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "estimator = %s is not known; choose from %s"
                        .formatted(label, String.join(", ", labels()))));
  }

  /** Whether random pairs are there to divide by. */
  public boolean isDefined(double dr, double rr) {
    return switch (this) {
      case NATURAL, LANDY_SZALAY -> rr > 0;
      case DAVIS_PEEBLES -> dr > 0;
      case HAMILTON -> dr > 0 && rr > 0;
    };
  }

  /** The correlation function; NaN when it is not defined. */
  public double correlation(double dd, double dr, double rr) {
    if (!isDefined(dr, rr)) {
      return Double.NaN;
    }
    return switch (this) {
      case NATURAL -> dd / rr - 1;
      case DAVIS_PEEBLES -> dd / dr - 1;
      case HAMILTON -> dd * rr / (dr * dr) - 1;
      case LANDY_SZALAY -> (dd - 2 * dr + rr) / rr;
    };
  }
}
