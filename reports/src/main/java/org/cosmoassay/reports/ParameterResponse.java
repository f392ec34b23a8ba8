package org.cosmoassay.reports;

import java.util.List;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.VaryingCurves;

/**
 * How one statistic answers to one parameter of the conditions.
 *
 * @param statistic its name as in the benchmark
 * @param parameter what varies
 * @param slopes a comparison per source
 * @param reference the reference's curves by the value of the parameter
 * @param sources those of the sources
 */
public record ParameterResponse(
    String statistic,
    String parameter,
    List<Comparison> slopes,
    VaryingCurves reference,
    List<OfSource> sources) {

  public ParameterResponse {
    slopes = List.copyOf(slopes);
    sources = List.copyOf(sources);
  }

  /** The curves of a source. */
  public record OfSource(String source, VaryingCurves curves) {}

  /**
   * Agreement in the middle of the design, where a generator interpolates, and at its edge.
   *
   * @param middle mean squared pull in the middle; NaN when there are too few clouds
   * @param edge mean squared pull at the edge
   */
  public record Parts(
      String source,
      String statistic,
      int middleClouds,
      int edgeClouds,
      double middle,
      double edge) {}
}
