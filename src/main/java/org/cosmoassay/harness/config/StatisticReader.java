package org.cosmoassay.harness.config;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.KnownStatistics;
import tools.jackson.databind.JsonNode;

/** Makes the specification of a statistic from its options. */
final class StatisticReader {

  private StatisticReader() {}

  /** The specification, from options that have passed every check. */
  static StatisticSpec read(String kind, JsonNode options) {
    StatisticDefinition<Statistic> definition = KnownStatistics.of(kind);
    ParameterValues values = definition.defaults();
    for (Parameter parameter : definition.parameters()) {
      if (options.has(parameter.name())) {
        values = values.with(parameter.name(), text(options.path(parameter.name())));
      }
    }
    return new StatisticSpec(options.path("name").asString(kind), definition, values);
  }

  /** A value as the text that {@link Parameter#parse} reads: lists with commas. */
  static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(text(element)));
      return String.join(",", elements);
    }
    // 4.0 is a whole number in a benchmark file.
    return value.isNumber() && value.canConvertToExactIntegral()
        ? value.decimalValue().toBigInteger().toString()
        : value.asString("");
  }
}
