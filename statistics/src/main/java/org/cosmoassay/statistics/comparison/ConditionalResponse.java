package org.cosmoassay.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cosmoassay.statistics.Column;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * How a statistic answers to the parameters a generator is conditioned on: the slopes of every row
 * in a linear regression on all parameters together, generated beside reference.
 *
 * <p>Errors are those of ordinary least squares, the scatter about the plane included, so that a
 * curved answer has wide ones. Of paired ensembles the differences cloud by cloud are regressed, in
 * which the scatter that both share, as from the same initial phases, cancels; of others the errors
 * of both slopes add in quadrature. A row with fewer finite clouds than parameters and three more
 * holds NaN.
 */
public final class ConditionalResponse {

  /** Clouds that must be left over the parameters of a plane for its scatter to mean anything. */
  private static final int SPARE = 3;

  private final EnsemblePair pair;
  private final Conditions reference;
  private final Conditions generated;

  private ConditionalResponse(EnsemblePair pair, Conditions reference, Conditions generated) {
    this.pair = pair;
    this.reference = reference;
    this.generated = generated;
  }

  /** Slope of a row with its error. */
  private record Slope(double value, double error) {
    static final Slope NONE = new Slope(Double.NaN, Double.NaN);
  }

  /**
   * The slopes as comparisons, one per parameter: values are slopes per unit of the parameter,
   * their errors standard errors, the pull is that of the difference of the slopes.
   *
   * @param reference conditions of the reference's clouds
   * @param generated conditions of the generated clouds, of the same parameters
   * @throws IllegalArgumentException when conditions and clouds differ in number or the parameters
   *     do
   */
  public static List<Comparison> of(
      String source,
      String statistic,
      EnsemblePair pair,
      Conditions reference,
      Conditions generated) {
    if (!reference.names().equals(generated.names())
        || reference.size() != pair.reference().size()
        || generated.size() != pair.generated().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The response of %s needs a condition per cloud, of the same parameters on both sides: %s of %d clouds and %s of %d.",
              statistic,
              reference.names(),
              reference.size(),
              generated.names(),
              generated.size()));
    }
    ConditionalResponse response = new ConditionalResponse(pair, reference, generated);
    List<Comparison> comparisons = new ArrayList<>();
    for (int parameter = 0; parameter < reference.names().size(); parameter++) {
      List<ComponentComparison> components = new ArrayList<>();
      for (Column column : pair.components()) {
        components.add(response.component(column, parameter));
      }
      comparisons.add(
          new Comparison(
              source,
              statistic,
              pair.paired(),
              pair.reference().size(),
              pair.generated().size(),
              components,
              ReferenceForm.SLOPES));
    }
    return comparisons;
  }

  private ComponentComparison component(Column column, int parameter) {
    double[][] r = pair.reference().component(column.name());
    double[][] g = pair.generated().component(column.name());
    int rows = pair.axis().size();
    double[][] ofReference = new double[3][rows];
    double[][] ofGenerated = new double[3][rows];
    double[] ratio = new double[rows];
    double[] ratioError = new double[rows];
    double[] pull = new double[rows];
    for (int row = 0; row < rows; row++) {
      int at = row;
      double[] left = Arrays.stream(r).mapToDouble(v -> v[at]).toArray();
      double[] right = Arrays.stream(g).mapToDouble(v -> v[at]).toArray();
      Slope truth = slope(left, reference, parameter);
      Slope found = slope(right, generated, parameter);
      Slope difference = difference(left, right, truth, found, parameter);
      keep(ofReference, row, truth);
      keep(ofGenerated, row, found);
      ratio[row] = 1 + difference.value() / truth.value();
      double relative = difference.value() / truth.value() * (truth.error() / truth.value());
      ratioError[row] = Math.hypot(difference.error() / truth.value(), relative);
      pull[row] =
          difference.value() == 0 && difference.error() == 0
              ? 0
              : difference.value() / difference.error();
    }
    String parameterName = reference.names().get(parameter);
    return new ComponentComparison(
        String.format(Locale.ROOT, "d %s / d %s", column.name(), parameterName),
        column.unit(),
        pair.axis(),
        new ComponentComparison.Series(ofReference[0], ofReference[1], ofReference[2]),
        new ComponentComparison.Series(ofGenerated[0], ofGenerated[1], ofGenerated[2]),
        ratio,
        ratioError,
        pull);
  }

  private static void keep(double[][] series, int row, Slope slope) {
    series[0][row] = slope.value();
    series[1][row] = Double.NaN;
    series[2][row] = slope.error();
  }

  private Slope difference(double[] left, double[] right, Slope truth, Slope found, int parameter) {
    if (!pair.paired()) {
      return new Slope(found.value() - truth.value(), Math.hypot(found.error(), truth.error()));
    }
    double[] differences =
        IntStream.range(0, left.length).mapToDouble(i -> right[i] - left[i]).toArray();
    return slope(differences, reference, parameter);
  }

  /** The slope of values against one parameter, the others held fixed. */
  private static Slope slope(double[] values, Conditions conditions, int parameter) {
    int[] finite =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    int parameters = conditions.names().size();
    if (finite.length < parameters + SPARE) {
      return Slope.NONE;
    }
    double[] y = IntStream.of(finite).mapToDouble(i -> values[i]).toArray();
    if (Arrays.stream(y).allMatch(v -> v == y[0])) {
      return new Slope(0, 0);
    }
    double[][] x =
        IntStream.of(finite).mapToObj(i -> conditions.values().get(i)).toArray(double[][]::new);
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(y, x);
    try {
      // The intercept comes first.
      return new Slope(
          regression.estimateRegressionParameters()[parameter + 1],
          regression.estimateRegressionParametersStandardErrors()[parameter + 1]);
    } catch (MathRuntimeException e) {
      return Slope.NONE; // Parameters that vary together have no slopes of their own.
    }
  }
}
