package org.cosmoassay.statistics.comparison.twosample;

import java.util.List;

/**
 * What a test of two samples found.
 *
 * @param statistic the statistic of the data; large values speak against the hypothesis
 * @param critical the smallest value of the null distribution that only a fraction alpha exceeds
 * @param pValue p-value
 * @param smallestPValue the smallest p-value this many vectors and permutations can give
 * @param dimension number of values that vary, and so carry evidence; 0 when both samples are one
 *     and the same constant
 * @param method how the p-value came about, e.g. {@code all 35 relabellings}
 * @param figures further numbers of the data, in the order of their importance
 */
public record TwoSampleResult(
    double statistic,
    double critical,
    double pValue,
    double smallestPValue,
    int dimension,
    String method,
    List<Figure> figures) {

  /**
   * A number with its name.
   *
   * @param name in words, e.g. {@code bandwidth}
   */
  public record Figure(String name, double value) {}

  /** The name of a figure that is the index of a value of the vectors given. */
  public static final String VALUE = "value";

  public TwoSampleResult {
    figures = List.copyOf(figures);
  }

  /** The same with other further numbers. */
  public TwoSampleResult withFigures(List<Figure> value) {
    return new TwoSampleResult(
        statistic, critical, pValue, smallestPValue, dimension, method, value);
  }

  /** The same with the statistic and its critical value in another unit. */
  TwoSampleResult withStatistic(double value, double criticalValue) {
    return new TwoSampleResult(
        value, criticalValue, pValue, smallestPValue, dimension, method, figures);
  }

  /**
   * One of the further numbers.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public double figure(String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no figure \"" + name + "\"."))
        .value();
  }
}
