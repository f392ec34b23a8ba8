package org.cosmoassay.harness.store;

import java.util.List;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.VaryingCurves;

/**
 * How statistics answer to the parameters of a benchmark's conditions: the content of {@code
 * response.json}.
 *
 * @param slopes generated beside reference, per source, statistic and parameter
 * @param curves the picture of a varying parameter, of the reference and of every source
 * @param parts agreement in the middle of the design and at its edge
 */
public record ResponseRecord(List<Slope> slopes, List<Curves> curves, List<Parts> parts) {

  public ResponseRecord {
    slopes = List.copyOf(slopes);
    curves = List.copyOf(curves);
    parts = List.copyOf(parts);
  }

  /** Slopes of a source's statistic against a parameter. */
  public record Slope(String parameter, Comparison comparison) {}

  /** Curves of a statistic of an ensemble by the values of a parameter. */
  public record Curves(String source, String statistic, String parameter, VaryingCurves curves) {}

  /**
   * Mean squared pull of a statistic over its rows, where the generator interpolates and where it
   * has little to lean on.
   *
   * @param middleClouds clouds whose parameters all lie in the middle part of their ranges
   * @param edgeClouds the other clouds
   * @param middle mean squared pull of the former; NaN when they are too few
   * @param edge of the latter
   */
  public record Parts(
      String source,
      String statistic,
      int middleClouds,
      int edgeClouds,
      double middle,
      double edge) {}

  /** Whether nothing varied. */
  public boolean isEmpty() {
    return slopes.isEmpty();
  }
}
