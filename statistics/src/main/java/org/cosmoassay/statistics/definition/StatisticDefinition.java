package org.cosmoassay.statistics.definition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that programs and readers need to know of a statistic. The command line, benchmark files,
 * their schema and the reference documentation are made from this, so that none can drift.
 *
 * @param id the name on the command line and in benchmark files
 * @param title the name in words
 * @param description what it is and what it is sensitive to, in sentences
 * @param formula the definition, as plain text of a line or more
 * @param papers where it comes from
 * @param parameters its parameters, in order
 * @param columns what it yields, in order, after the columns of the axis
 * @param maker makes the statistic from values of its parameters
 * @param <S> {@code Statistic} of one cloud, {@code CrossStatistic} of two, or {@code
 *     SurveyStatistic} of a survey and its randoms
 */
public record StatisticDefinition<S>(
    String id,
    String title,
    String description,
    String formula,
    List<Paper> papers,
    List<Parameter> parameters,
    List<ColumnDefinition> columns,
    Function<ParameterValues, S> maker) {

  public StatisticDefinition {
    papers = List.copyOf(papers);
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }

  /** What it is, with its papers, in a few sentences. */
  public String summary() {
    return "%s. %s (%s)"
        .formatted(
            title, description, String.join("; ", papers.stream().map(Paper::citation).toList()));
  }

  /** The defaults of its parameters. */
  public ParameterValues defaults() {
    return ParameterValues.defaults(parameters);
  }

  /**
   * The statistic under the given parameters.
   *
   * @throws IllegalArgumentException when the parameters make no sense together
   */
  public S make(ParameterValues values) {
    return maker.apply(values);
  }

  /** The names of the columns that are compared, under the given parameters. */
  public List<String> components(ParameterValues values) {
    return columns.stream()
        .filter(ColumnDefinition::component)
        .flatMap(column -> column.names(values).stream())
        .toList();
  }

  /** The description of the column of that name. */
  public Optional<ColumnDefinition> column(String name) {
    return columns.stream().filter(column -> column.matches(name)).findFirst();
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }
}
