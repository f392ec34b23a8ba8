package org.cosmoassay.statistics.definition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that programs and readers need to know of a statistic of two catalogues: of two clouds
 * ({@code measure A --with B}), or of a survey and its randoms ({@code measure DATA --randoms
 * FILE}). What {@link StatisticDefinition} is for one cloud.
 *
 * @param id the name on the command line
 * @param title the name in words
 * @param description what it is and what it is sensitive to, in sentences
 * @param formula the definition, as plain text of a line or more
 * @param papers where it comes from
 * @param parameters its parameters, in order
 * @param columns what it yields, in order, after the columns of the axis
 * @param maker makes the statistic from values of its parameters
 * @param <S> {@code CrossStatistic} or {@code SurveyStatistic}
 */
public record CompanionDefinition<S>(
    String id,
    String title,
    String description,
    String formula,
    List<Paper> papers,
    List<Parameter> parameters,
    List<ColumnDefinition> columns,
    Function<ParameterValues, S> maker) {

  public CompanionDefinition {
    papers = List.copyOf(papers);
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
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
}
