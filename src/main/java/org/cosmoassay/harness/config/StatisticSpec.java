package org.cosmoassay.harness.config;

import java.util.List;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.Subject;

/**
 * A statistic to be measured, with its parameters.
 *
 * @param id unique in the benchmark, safe as a file name
 * @param subject what it is measured of
 * @param definition what it is
 * @param values values of its parameters, defaults filled in
 */
public record StatisticSpec(
    String id,
    Subject subject,
    StatisticDefinition<? extends Estimator> definition,
    ParameterValues values) {

  /** The kind of statistic, its key in benchmark files, e.g. {@code knn-cdf}. */
  public String kind() {
    return definition.id();
  }

  /** Names of the columns that are compared. */
  public List<String> components() {
    return definition.components(values);
  }

  /**
   * The same with another value of one parameter.
   *
   * @throws IllegalArgumentException when the text is no value of it
   */
  public StatisticSpec with(String parameter, String text) {
    return new StatisticSpec(id, subject, definition, values.with(parameter, text));
  }

  /**
   * The statistic.
   *
   * @param seed seed of its random draws, such as query points
   * @throws IllegalArgumentException when the parameters make no sense together
   */
  public Estimator create(long seed) {
    return definition.make(values.withSeed(seed));
  }
}
