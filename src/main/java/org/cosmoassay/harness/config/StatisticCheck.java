package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTests;
import org.cosmoassay.statistics.definition.BinSpec;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the schema cannot say about statistics and gates. Looks only at what is there and has the
 * right type, so that it can run beside the schema on a faulty document.
 */
final class StatisticCheck {

  private final Document document;
  private final JsonNode statistics;
  private final JsonNode gates;
  private final boolean survey;

  /** Statistics by identifier, as {@code kind} and options. */
  private final Map<String, Map.Entry<String, JsonNode>> byId = new LinkedHashMap<>();

  private StatisticCheck(Document document) {
    this.document = document;
    this.statistics = document.list("statistics");
    this.gates = document.list("gates");
    this.survey = SurveyCheck.isSurvey(document.root().path("reference"));
  }

  /** Adds a problem for everything that does not fit together. */
  static void check(Document document) {
    new StatisticCheck(document).run();
  }

  private void run() {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < statistics.size(); i++) {
      String pointer = child("/statistics", i);
      for (Map.Entry<String, JsonNode> entry : statistics.get(i).properties()) {
        checkStatistic(entry, child(pointer, entry.getKey()), taken);
      }
    }
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < gates.size(); i++) {
      checkGate(gates.get(i), child("/gates", i), names);
    }
  }

  private void checkStatistic(
      Map.Entry<String, JsonNode> entry, String pointer, Set<String> taken) {
    JsonNode options = entry.getValue();
    String id = options.path("name").asString(entry.getKey());
    if (taken.add(id.toLowerCase(Locale.ROOT))) {
      byId.put(id, entry);
    } else {
      document.problemAtKey(
          options.has("name") ? child(pointer, "name") : pointer,
          "a statistic is named `" + id + "` already; give this one another `name`");
    }
    StatisticReader.subject(options, survey)
        .find(entry.getKey())
        .ifPresent(
            definition -> {
              for (Parameter parameter : definition.parameters()) {
                if (options.has(parameter.name())) {
                  checkParameter(definition, parameter, options, pointer);
                }
              }
            });
  }

  private void checkParameter(
      StatisticDefinition<?> definition, Parameter parameter, JsonNode options, String pointer) {
    String at = child(pointer, parameter.name());
    Parameter.Condition condition = parameter.condition();
    if (condition != null && !word(definition, condition, options).equals(condition.value())) {
      document.problemAtKey(
          at,
          "`%s` has no effect unless `%s: %s`; remove it, or add that"
              .formatted(parameter.name(), condition.parameter(), condition.value()));
    }
    JsonNode value = options.path(parameter.name());
    if (parameter.type() == Parameter.Type.BINS && value.isString()) {
      try {
        BinSpec bins = (BinSpec) parameter.parse(value.stringValue());
        checkReach(parameter, bins, at);
      } catch (IllegalArgumentException e) {
        document.problemAt(at, String.valueOf(e.getMessage()));
      }
    }
  }

  private static String word(
      StatisticDefinition<?> definition, Parameter.Condition condition, JsonNode options) {
    String otherwise =
        definition.parameter(condition.parameter()).map(Parameter::otherwise).orElse("");
    return options.path(condition.parameter()).asString(otherwise);
  }

  private void checkReach(Parameter parameter, BinSpec bins, String pointer) {
    double half = halfBox();
    if (parameter.isBelowHalfBox() && bins.highest() >= half) {
      document.problemAt(
          pointer,
          "bins reach "
              + bins.highest()
              + " Mpc/h, half of the box or more; end below "
              + half
              + " Mpc/h");
    }
  }

  /** Half the shortest side of the reference's box, infinite when the file must tell. */
  private double halfBox() {
    return shortestSide(document.root().path("reference")) / 2;
  }

  /** The shortest side of a reference's box in Mpc/h, infinite when the file must tell. */
  static double shortestSide(JsonNode reference) {
    JsonNode box = reference.path("box");
    double shortest = box.isNumber() ? box.doubleValue() : Double.POSITIVE_INFINITY;
    if (box.size() == 3) {
      for (JsonNode side : box) {
        shortest = Math.min(shortest, side.asDouble(Double.POSITIVE_INFINITY));
      }
    }
    return shortest > 0 ? shortest : Double.POSITIVE_INFINITY;
  }

  /** The bins of a statistic, null when it has none, a table states them or they are faulty. */
  private @Nullable BinSpec bins(Map.Entry<String, JsonNode> statistic) {
    boolean inTable = document.root().path("reference").has(TableReader.MEASUREMENTS);
    if (inTable && !statistic.getValue().has("bins")) {
      return null;
    }
    StatisticSpec spec = readable(statistic);
    return spec == null || spec.definition().parameter("bins").isEmpty()
        ? null
        : spec.values().bins();
  }

  /** The specification of a statistic, null when something in it is faulty. */
  private @Nullable StatisticSpec readable(Map.Entry<String, JsonNode> statistic) {
    try {
      return StatisticReader.read(statistic.getKey(), statistic.getValue(), survey);
    } catch (IllegalArgumentException e) {
      // Whatever is wrong with it is reported where it stands.
      return null;
    }
  }

  private void checkGate(JsonNode gate, String pointer, Map<String, Integer> names) {
    JsonNode statistic = gate.path("statistic");
    JsonNode range = gate.path("range");
    boolean ordered = range.size() == 2 && range.get(0).isNumber() && range.get(1).isNumber();
    double lo = ordered ? range.get(0).doubleValue() : Double.NaN;
    double hi = ordered ? range.get(1).doubleValue() : Double.NaN;
    if (ordered && !(lo < hi)) {
      document.problemAt(
          child(pointer, "range"), "the range [" + lo + ", " + hi + "] is empty; write [LO, HI]");
      ordered = false;
    }
    Map.Entry<String, JsonNode> judged = byId.get(statistic.asString(""));
    if (statistic.isString() && judged == null) {
      document.problemAt(
          child(pointer, "statistic"),
          "no statistic is named `"
              + statistic.stringValue()
              + "`; listed are "
              + String.join(", ", byId.keySet())
              + Suggestion.text(statistic.stringValue(), byId.keySet()));
    } else if (judged != null) {
      BinSpec bins = bins(judged);
      if (ordered && bins != null && (hi <= bins.lowest() || lo >= bins.highest())) {
        document.problemAt(
            child(pointer, "range"),
            "the range holds no bin of "
                + statistic.stringValue()
                + "; its bins go from "
                + bins.lowest()
                + " to "
                + bins.highest());
      }
      checkComponents(gate, judged, pointer);
    }
    if (gate.path("test").asString("").equals("equivalence")
        && !gate.has("tolerance")
        && !gate.has("absolute-tolerance")) {
      document.problemAt(
          pointer, "equivalence needs to know how equal; add `tolerance` or `absolute-tolerance`");
    }
    checkPermutations(gate, pointer);
    checkGateName(gate, pointer, names);
  }

  private void checkPermutations(JsonNode gate, String pointer) {
    double permutations = gate.path("permutations").asDouble(Defaults.PERMUTATIONS);
    double alpha = gate.path("alpha").asDouble(Defaults.SAMPLES_ALPHA);
    boolean byPermutation =
        TwoSampleTests.all().stream()
            .anyMatch(test -> test.name().equals(gate.path("test").asString("")));
    if (byPermutation && alpha > 0 && (permutations + 1) * alpha <= 1) {
      document.problemAt(
          gate.has("permutations") ? child(pointer, "permutations") : child(pointer, "alpha"),
          "no p-value of %d permutations lies below alpha %s; ask for more than %d"
              .formatted((int) permutations, alpha, (int) Math.ceil(1 / alpha)));
    }
  }

  private void checkComponents(JsonNode gate, Map.Entry<String, JsonNode> judged, String pointer) {
    StatisticSpec spec = readable(judged);
    Collection<String> known = spec == null ? List.of() : spec.components();
    JsonNode components = gate.path("components");
    for (int i = 0; i < components.size(); i++) {
      JsonNode component = components.get(i);
      if (component.isString() && !known.isEmpty() && !known.contains(component.stringValue())) {
        document.problemAt(
            child(child(pointer, "components"), i),
            "`"
                + component.stringValue()
                + "` is no component of "
                + gate.path("statistic").asString()
                + "; known are "
                + String.join(", ", known)
                + Suggestion.text(component.stringValue(), known));
      }
    }
  }

  private void checkGateName(JsonNode gate, String pointer, Map<String, Integer> names) {
    String name = GateReader.name(gate);
    String statistic = gate.path("statistic").asString("");
    if (names.merge(statistic + "/" + name.toLowerCase(Locale.ROOT), 1, Integer::sum) == 2) {
      document.problemAt(
          pointer,
          "a gate of `%s` is named `%s` already; give this one another `name`, or remove it"
              .formatted(statistic, name));
    }
  }
}
