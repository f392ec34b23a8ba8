package org.cosmoassay.harness.config;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.ParameterValues;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.Subject;
import tools.jackson.databind.JsonNode;

/** Makes the specification of a statistic from its options. */
final class StatisticReader {

  /** The key of a statistic of every cloud with the reference's. */
  static final String WITH = "with";

  private StatisticReader() {}

  /**
   * The specification, from options that have passed every check.
   *
   * @param survey whether reference and sources are surveys
   */
  static StatisticSpec read(String kind, JsonNode options, boolean survey) {
    Subject subject = subject(options, survey);
    StatisticDefinition<? extends Estimator> definition = subject.of(kind);
    ParameterValues values = definition.defaults();
    for (Parameter parameter : definition.parameters()) {
      if (options.has(parameter.name())) {
        values = values.with(parameter.name(), text(options.path(parameter.name())));
      }
    }
    return new StatisticSpec(options.path("name").asString(kind), subject, definition, values);
  }

  /** What a statistic with these options is measured of. */
  static Subject subject(JsonNode options, boolean survey) {
    if (survey) {
      return Subject.SURVEY;
    }
    return options.has(WITH) ? Subject.TWO_CLOUDS : Subject.CLOUD;
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
