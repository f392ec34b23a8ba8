package org.cosmoassay.statistics.comparison;

import java.util.List;
import java.util.Locale;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.Measurement;

/** One statistic measured on every cloud of an ensemble, in realization order. */
public final class MeasuredEnsemble implements Expectation {

  private final List<Measurement> measurements;

  private MeasuredEnsemble(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  /**
   * An ensemble of measurements of the same statistic on the same axis.
   *
   * @throws IllegalArgumentException when it is empty or mixed
   */
  public static MeasuredEnsemble of(List<Measurement> measurements) {
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("An ensemble needs at least one measurement.");
    }
    Measurement first = measurements.get(0);
    for (Measurement other : measurements) {
      if (!other.statistic().equals(first.statistic())
          || other.vector().length != first.vector().length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "The ensemble mixes %s with %d values and %s with %d.",
                first.statistic(),
                first.vector().length,
                other.statistic(),
                other.vector().length));
      }
    }
    return new MeasuredEnsemble(List.copyOf(measurements));
  }

  @Override
  public String statistic() {
    return measurements.get(0).statistic();
  }

  @Override
  public Axis axis() {
    return measurements.get(0).axis();
  }

  /** Number of realizations. */
  public int size() {
    return measurements.size();
  }

  public Measurement measurement(int realization) {
    return measurements.get(realization);
  }

  /** Values (realizations, rows) of one component, freshly copied. */
  public double[][] component(String name) {
    return measurements.stream().map(m -> m.column(name).values()).toArray(double[][]::new);
  }
}
