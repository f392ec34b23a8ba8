package org.cosmoassay.harness.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.cosmoassay.statistics.Axis;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ComponentComparison.Series;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons as JSON. */
final class ComparisonJson {

  private static final String FORM = "reference_form";

  private ComparisonJson() {}

  static ObjectNode toJson(Comparison comparison) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("source", comparison.source());
    node.put("statistic", comparison.statistic());
    node.put("paired", comparison.paired());
    if (comparison.form() != ReferenceForm.CLOUDS) {
      node.put(FORM, comparison.form().word());
    }
    node.put("reference_count", comparison.referenceCount());
    node.put("generated_count", comparison.generatedCount());
    ArrayNode components = node.putArray("components");
    comparison.components().forEach(c -> components.add(component(c)));
    return node;
  }

  static List<Comparison> fromJson(JsonNode array) {
    List<Comparison> comparisons = new ArrayList<>();
    array.forEach(node -> comparisons.add(comparison(node)));
    return comparisons;
  }

  static Comparison comparison(JsonNode node) {
    List<ComponentComparison> components = new ArrayList<>();
    node.required("components").forEach(c -> components.add(component(c)));
    return new Comparison(
        node.required("source").asString(),
        node.required("statistic").asString(),
        node.required("paired").asBoolean(),
        node.required("reference_count").asInt(),
        node.required("generated_count").asInt(),
        components,
        ReferenceForm.ofWord(node.path(FORM).asString(ReferenceForm.CLOUDS.word())));
  }

  private static ObjectNode component(ComponentComparison component) {
    int rows = component.axis().size();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", component.name());
    node.put("unit", component.unit());
    node.set("axis", axis(component.axis()));
    series(node.putObject("reference"), component.reference(), rows);
    series(node.putObject("generated"), component.generated(), rows);
    numbers(node, "ratio", rows, component::ratio);
    numbers(node, "ratio_error", rows, component::ratioError);
    numbers(node, "pull", rows, component::pull);
    return node;
  }

  static ObjectNode axis(Axis axis) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", axis.name());
    node.put("unit", axis.unit());
    node.put("binned", axis.isBinned());
    numbers(node, "edges", axis.edges().length, axis::edge);
    return node;
  }

  static Axis axis(JsonNode node) {
    String name = node.required("name").asString();
    String unit = node.required("unit").asString();
    double[] edges = numbers(node.required("edges"));
    return node.required("binned").asBoolean()
        ? Axis.binned(name, unit, edges)
        : Axis.sampled(name, unit, edges);
  }

  private static void series(ObjectNode node, Series series, int rows) {
    numbers(node, "mean", rows, series::mean);
    numbers(node, "scatter", rows, series::scatter);
    numbers(node, "error", rows, series::error);
  }

  private static void numbers(ObjectNode node, String name, int count, IntToDoubleFunction value) {
    ArrayNode array = node.putArray(name);
    for (int i = 0; i < count; i++) {
      Json.addNumber(array, value.applyAsDouble(i));
    }
  }

  private static ComponentComparison component(JsonNode node) {
    return new ComponentComparison(
        node.required("name").asString(),
        node.required("unit").asString(),
        axis(node.required("axis")),
        series(node.required("reference")),
        series(node.required("generated")),
        numbers(node.required("ratio")),
        numbers(node.required("ratio_error")),
        numbers(node.required("pull")));
  }

  private static Series series(JsonNode node) {
    return new Series(
        numbers(node.required("mean")),
        numbers(node.required("scatter")),
        numbers(node.required("error")));
  }

  private static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Json.number(array.get(i));
    }
    return values;
  }
}
