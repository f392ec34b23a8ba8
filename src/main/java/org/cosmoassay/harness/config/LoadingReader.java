package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.reference.format.Selection;
import org.cosmoassay.reference.format.unit.Units;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads, checks and writes the keys of a benchmark that say how catalogues are read. */
final class LoadingReader {

  private static final String DATA_SET = "dataset";
  private static final String FORMAT = "format";
  private static final String OBJECTS = "objects";
  private static final String UNITS = "units";
  private static final String HUBBLE = "hubble";
  private static final String SELECT = "select";

  private LoadingReader() {}

  /** Adds a problem for units and selections that make no sense. */
  static void check(Document document, JsonNode node, String pointer) {
    if (node.path(UNITS).isString()) {
      try {
        Units unused = Units.parse(node.path(UNITS).stringValue());
      } catch (IllegalArgumentException e) {
        document.problemAt(child(pointer, UNITS), String.valueOf(e.getMessage()));
      }
    }
    if (node.path(SELECT).isObject()) {
      try {
        Selection unused = selection(node.path(SELECT));
      } catch (IllegalArgumentException e) {
        document.problemAtKey(child(pointer, SELECT), String.valueOf(e.getMessage()));
      }
    }
  }

  /** The keys of a reference or source from catalogues that has passed every check. */
  static Loading read(JsonNode node) {
    return new Loading(
        text(node, DATA_SET),
        text(node, FORMAT),
        text(node, OBJECTS),
        node.has(UNITS) ? Units.parse(node.path(UNITS).stringValue()) : Units.UNSTATED,
        BenchmarkReader.number(node, HUBBLE),
        selection(node.path(SELECT)));
  }

  private static Selection selection(JsonNode node) {
    JsonNode count = node.path("most-massive");
    List<Double> subBox = null;
    if (node.path("sub-box").isArray()) {
      subBox = new ArrayList<>();
      for (JsonNode side : node.path("sub-box")) {
        subBox.add(side.doubleValue());
      }
    }
    return new Selection(
        count.isNumber() ? Integer.valueOf(BenchmarkReader.whole(count)) : null,
        BenchmarkReader.number(node, "min-mass"),
        BenchmarkReader.number(node, "max-mass"),
        BenchmarkReader.number(node, "number-density"),
        subBox);
  }

  /** Writes what differs from the default. */
  static void write(ObjectNode node, Loading loading) {
    put(node, DATA_SET, loading.dataset());
    put(node, FORMAT, loading.format());
    put(node, OBJECTS, loading.objects());
    put(node, UNITS, loading.units().text().isEmpty() ? null : loading.units().text());
    put(node, HUBBLE, loading.hubble());
    Selection selection = loading.selection();
    if (selection.isAll()) {
      return;
    }
    ObjectNode inner = node.putObject(SELECT);
    Integer count = selection.mostMassive();
    if (count != null) {
      inner.put("most-massive", count.intValue());
    }
    put(inner, "min-mass", selection.minMass());
    put(inner, "max-mass", selection.maxMass());
    put(inner, "number-density", selection.numberDensity());
    List<Double> sides = selection.subBox();
    if (sides != null) {
      sides.forEach(inner.putArray("sub-box")::add);
    }
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, value.replace("$", "$$"));
    }
  }

  private static void put(ObjectNode node, String key, @Nullable Double value) {
    if (value != null) {
      node.put(key, value.doubleValue());
    }
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.path(key).isString() ? node.path(key).stringValue() : null;
  }
}
