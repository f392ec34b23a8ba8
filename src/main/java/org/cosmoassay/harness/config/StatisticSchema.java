package org.cosmoassay.harness.config;

import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;
import org.cosmoassay.statistics.suite.Subject;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The part of the benchmark schema that is made from the statistics' own descriptions. */
final class StatisticSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The only thing a statistic of two clouds can be measured with. */
  static final String REFERENCE = "reference";

  private StatisticSchema() {}

  /** Fills the statistics into the definitions of the schema. */
  static void fillIn(ObjectNode definitions) {
    ObjectNode choices = ((ObjectNode) definitions.path("statistic")).putObject("properties");
    for (StatisticDefinition<?> definition : Subject.CLOUD.definitions()) {
      refer(choices.putObject(definition.id()), definition.id());
      definitions.set(definition.id(), schema(definition));
    }
    for (StatisticDefinition<?> definition : Subject.TWO_CLOUDS.definitions()) {
      String id = definition.id() + "-" + StatisticReader.WITH;
      definitions.set(id, schemaOfTwoClouds(definition));
      ObjectNode choice = choices.putObject(definition.id());
      if (Subject.CLOUD.find(definition.id()).isPresent()) {
        choice.putObject("if").putArray("required").add(StatisticReader.WITH);
        refer(choice.putObject("then"), id);
        refer(choice.putObject("else"), definition.id());
      } else {
        refer(choice, id);
      }
    }
    choices = ((ObjectNode) definitions.path("survey-statistic")).putObject("properties");
    for (StatisticDefinition<?> definition : Subject.SURVEY.definitions()) {
      String id = "survey-" + definition.id();
      definitions.set(id, schema(definition));
      refer(choices.putObject(definition.id()), id);
    }
  }

  private static void refer(ObjectNode schema, String definition) {
    schema.put("$ref", "#/$defs/" + definition);
  }

  private static ObjectNode schemaOfTwoClouds(StatisticDefinition<?> definition) {
    ObjectNode schema = schema(definition);
    schema.putArray("required").add(StatisticReader.WITH);
    ((ObjectNode) schema.path("properties"))
        .putObject(StatisticReader.WITH)
        .put(
            "description",
            "reference: of the reference's cloud of the same number and every cloud of a source"
                + " that is paired with the reference.")
        .put("type", "string")
        .putArray("enum")
        .add(REFERENCE);
    return schema;
  }

  private static ObjectNode schema(StatisticDefinition<?> definition) {
    ObjectNode schema = NODES.objectNode();
    schema.put("description", definition.title() + ". " + definition.description());
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("name").put("$ref", "#/$defs/statistic-name");
    for (Parameter parameter : definition.parameters()) {
      properties.set(parameter.name(), schema(parameter));
    }
    return schema;
  }

  private static ObjectNode schema(Parameter parameter) {
    ObjectNode schema = NODES.objectNode();
    schema.put("description", described(parameter));
    switch (parameter.type()) {
      case BINS -> schema.put("type", "string");
      case WHOLE -> limit(schema.put("type", "integer"), parameter);
      case NUMBER -> limit(schema.put("type", "number"), parameter);
      case FLAG -> schema.put("type", "boolean");
      case WORD -> {
        ArrayNode words = schema.put("type", "string").putArray("enum");
        parameter.choices().forEach(words::add);
      }
      case TEXT -> text(schema, parameter);
      case WHOLES -> wholes(schema, parameter);
    }
    otherwise(schema, parameter);
    return schema;
  }

  private static String described(Parameter parameter) {
    return parameter.unit().isEmpty()
        ? parameter.description()
        : parameter.description() + " Unit: " + parameter.unit() + ".";
  }

  private static void text(ObjectNode schema, Parameter parameter) {
    if (parameter.accepts("1")) {
      schema.putArray("type").add("integer").add("string");
    } else {
      schema.put("type", "string");
    }
    if (parameter.pattern() != null) {
      schema.put("pattern", "^(" + parameter.pattern() + ")$");
    }
  }

  private static void wholes(ObjectNode schema, Parameter parameter) {
    schema.put("type", "array").put("minItems", 1).put("uniqueItems", true);
    ObjectNode items = schema.putObject("items").put("type", "integer");
    if (parameter.choices().isEmpty()) {
      limit(items, parameter);
    } else {
      ArrayNode numbers = items.putArray("enum");
      parameter.choices().forEach(choice -> numbers.add(Integer.parseInt(choice)));
    }
  }

  private static void limit(ObjectNode schema, Parameter parameter) {
    boolean whole = schema.path("type").asString().equals("integer");
    String minimum = parameter.isLeastExcluded() ? "exclusiveMinimum" : "minimum";
    if (Double.isFinite(parameter.least())) {
      put(schema, minimum, parameter.least(), whole);
    }
    if (Double.isFinite(parameter.most())) {
      put(schema, "maximum", parameter.most(), whole);
    }
  }

  private static void put(ObjectNode schema, String key, double value, boolean whole) {
    if (whole || value == Math.rint(value)) {
      schema.put(key, (long) value);
    } else {
      schema.put(key, value);
    }
  }

  private static void otherwise(ObjectNode schema, Parameter parameter) {
    String text = parameter.otherwise();
    if (text == null) {
      return;
    }
    switch (parameter.type()) {
      case WHOLE -> schema.put("default", Integer.parseInt(text));
      case NUMBER -> schema.put("default", Double.parseDouble(text));
      case FLAG -> schema.put("default", Boolean.parseBoolean(text));
      case WHOLES -> {
        ArrayNode numbers = schema.putArray("default");
        for (String number : text.split(",", -1)) {
          numbers.add(Integer.parseInt(number));
        }
      }
      case BINS, WORD, TEXT -> schema.put("default", text);
    }
  }
}
