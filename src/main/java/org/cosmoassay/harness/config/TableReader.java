package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.config.TableSpec.Coordinates;
import org.cosmoassay.harness.config.TableSpec.Rows;
import org.cosmoassay.harness.config.TableSpec.Spacing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the tables of a reference, in a document that has passed every check. */
final class TableReader {

  /** The key of the reference. */
  static final String MEASUREMENTS = "measurements";

  static final String EDGES = "edges";
  static final String CENTRES = "centres";

  /** How a path in the document becomes a file. */
  interface Files {
    InputFile at(JsonNode value, String pointer);
  }

  private final Document document;
  private final Files files;

  TableReader(Document document, Files files) {
    this.document = document;
    this.files = files;
  }

  /** The tables by identifier of their statistics. */
  Map<String, TableSpec> read(JsonNode reference, String pointer) {
    Map<String, TableSpec> tables = new LinkedHashMap<>();
    String at = child(pointer, MEASUREMENTS);
    for (Map.Entry<String, JsonNode> table : reference.path(MEASUREMENTS).properties()) {
      tables.put(
          table.getKey(), table(table.getKey(), table.getValue(), child(at, table.getKey())));
    }
    return tables;
  }

  private TableSpec table(String id, JsonNode node, String pointer) {
    Map<String, Location> locations = new LinkedHashMap<>();
    locations.put("", document.keyLocation(pointer));
    for (String key : node.propertyNames()) {
      locations.put(key, document.location(child(pointer, key)));
    }
    JsonNode samples = node.path("covariance-from");
    return new TableSpec(
        files.at(node.path("file"), child(pointer, "file")),
        Word.parse(Rows.class, node.path("rows").asString(Rows.BINS.word())),
        coordinates(node, pointer),
        text(node, "unit"),
        places(node, pointer, "values"),
        text(node, "values-unit"),
        node.has("covariance")
            ? place(node.path("covariance"), child(pointer, "covariance"))
            : null,
        places(node, pointer, "errors"),
        node.has("mean-of") ? BenchmarkReader.whole(node.path("mean-of")) : 1,
        samples.isNumber() ? Integer.valueOf(BenchmarkReader.whole(samples)) : null,
        statesBins(document.root(), id),
        locations);
  }

  /** Whether the benchmark states the bins of a statistic. */
  private static boolean statesBins(JsonNode root, String id) {
    for (JsonNode entry : root.path("statistics")) {
      for (Map.Entry<String, JsonNode> kind : entry.properties()) {
        if (kind.getValue().path("name").asString(kind.getKey()).equals(id)) {
          return kind.getValue().has("bins");
        }
      }
    }
    return false;
  }

  private @Nullable Coordinates coordinates(JsonNode node, String pointer) {
    boolean edges = node.has(EDGES);
    String key = edges ? EDGES : CENTRES;
    if (!node.has(key)) {
      return null;
    }
    JsonNode value = node.path(key);
    Spacing spacing =
        node.has("spacing") ? Word.parse(Spacing.class, node.path("spacing").stringValue()) : null;
    if (edges && isNotation(value)) {
      return new Coordinates(true, null, value.stringValue(), List.of(), List.of());
    }
    if (value.isArray() && value.get(0).isNumber()) {
      List<Double> numbers = new ArrayList<>();
      value.forEach(number -> numbers.add(number.doubleValue()));
      return new Coordinates(edges, spacing, null, numbers, List.of());
    }
    return new Coordinates(edges, spacing, null, List.of(), places(node, pointer, key));
  }

  /** Whether a text says what edges are, and not where they stand. */
  static boolean isNotation(JsonNode value) {
    return value.isString() && value.stringValue().matches("(lin|log|edges):.*");
  }

  private List<NumberPlace> places(JsonNode node, String pointer, String key) {
    JsonNode value = node.path(key);
    List<NumberPlace> places = new ArrayList<>();
    if (value.isArray()) {
      for (JsonNode element : value) {
        places.add(place(element, child(child(pointer, key), places.size())));
      }
    } else if (node.has(key)) {
      places.add(place(value, child(pointer, key)));
    }
    return places;
  }

  private NumberPlace place(JsonNode value, String pointer) {
    if (value.isNumber()) {
      return new NumberPlace(null, null, BenchmarkReader.whole(value));
    }
    if (value.isString()) {
      return new NumberPlace(null, value.stringValue(), null);
    }
    JsonNode column = value.path("column");
    return new NumberPlace(
        value.has("file") ? files.at(value.path("file"), child(pointer, "file")) : null,
        text(value, "name"),
        column.isNumber() ? Integer.valueOf(BenchmarkReader.whole(column)) : null);
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.path(key).isString() ? node.path(key).stringValue() : null;
  }

  /** Writes tables as they were read. */
  static void write(ObjectNode reference, Map<String, TableSpec> tables) {
    ObjectNode node = reference.putObject(MEASUREMENTS);
    tables.forEach((id, table) -> write(node.putObject(id), table));
  }

  private static void write(ObjectNode node, TableSpec table) {
    node.put("file", escape(table.file().written()));
    if (table.rows() != Rows.BINS) {
      node.put("rows", table.rows().word());
    }
    Coordinates bins = table.bins();
    if (bins != null) {
      String key = bins.edges() ? EDGES : CENTRES;
      String notation = bins.notation();
      if (notation != null) {
        node.put(key, escape(notation));
      } else if (!bins.numbers().isEmpty()) {
        ArrayNode numbers = node.putArray(key);
        bins.numbers().forEach(numbers::add);
      } else {
        write(node, key, bins.from());
      }
      Spacing spacing = bins.spacing();
      if (spacing != null) {
        node.put("spacing", spacing.word());
      }
    }
    put(node, "unit", table.unit());
    write(node, "values", table.values());
    put(node, "values-unit", table.valuesUnit());
    NumberPlace covariance = table.covariance();
    if (covariance != null) {
      write(node.putObject("covariance"), covariance);
    }
    write(node, "errors", table.errors());
    if (table.meanOf() > 1) {
      node.put("mean-of", table.meanOf());
    }
    Integer samples = table.covarianceFrom();
    if (samples != null) {
      node.put("covariance-from", samples.intValue());
    }
  }

  private static void write(ObjectNode node, String key, List<NumberPlace> places) {
    if (places.size() == 1) {
      write(node.putObject(key), places.get(0));
    } else if (!places.isEmpty()) {
      ArrayNode list = node.putArray(key);
      places.forEach(place -> write(list.addObject(), place));
    }
  }

  private static void write(ObjectNode node, NumberPlace place) {
    InputFile file = place.file();
    put(node, "file", file == null ? null : file.written());
    put(node, "name", place.name());
    Integer column = place.column();
    if (column != null) {
      node.put("column", column.intValue());
    }
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, escape(value));
    }
  }

  private static String escape(String text) {
    return text.replace("$", "$$");
  }
}
