package org.cosmoassay.statistics.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Column;
import org.cosmoassay.statistics.Measurement;

/**
 * One statistic of a generated ensemble beside a mean with its covariance. Nothing is paired: a
 * table has no clouds.
 *
 * @param reference the table
 * @param generated m measured generated clouds
 */
public record TabulatedPair(TabulatedMean reference, MeasuredEnsemble generated) {

  /**
   * @throws IllegalArgumentException when statistic, axis or components differ
   */
  public TabulatedPair {
    Measurement one = reference.mean();
    Measurement other = generated.measurement(0);
    boolean same =
        one.statistic().equals(other.statistic())
            && one.axis().isBinned() == other.axis().isBinned()
            && Arrays.equals(one.axis().edges(), other.axis().edges())
            && names(one).equals(names(other));
    if (!same) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The table holds %s and the generated ensemble %s, or their bins or components differ; measure what the table holds.",
              one.statistic(),
              other.statistic()));
    }
  }

  String statistic() {
    return reference.statistic();
  }

  Axis axis() {
    return reference.axis();
  }

  List<Column> components() {
    return reference.mean().components();
  }

  /** Where a row of a component stands in the vector of the table. */
  int index(int component, int row) {
    return component * axis().size() + row;
  }

  /** What the table says of one value. */
  MeanEstimate expected(int index) {
    return new MeanEstimate(
        reference.mean().vector()[index],
        reference.covarianceOfMean(index, index),
        reference.degreesOfFreedom());
  }

  private static List<String> names(Measurement measurement) {
    return measurement.components().stream().map(Column::name).toList();
  }
}
