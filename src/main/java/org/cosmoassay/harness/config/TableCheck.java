package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.statistics.Bins;
import tools.jackson.databind.JsonNode;

/**
 * What the schema cannot say about a reference of tables, and about what is judged beside one. What
 * the files hold is for their reader to say.
 */
final class TableCheck {

  private static final String REFERENCE = "/reference";

  private final Document document;
  private final JsonNode reference;

  private TableCheck(Document document) {
    this.document = document;
    this.reference = document.root().path("reference");
  }

  /** Adds a problem for everything that does not fit together. */
  static void check(Document document) {
    TableCheck check = new TableCheck(document);
    if (check.reference.path(TableReader.MEASUREMENTS).isObject()) {
      check.run();
    }
  }

  private void run() {
    Map<String, String> statistics = statistics();
    String at = child(REFERENCE, TableReader.MEASUREMENTS);
    JsonNode tables = reference.path(TableReader.MEASUREMENTS);
    for (Map.Entry<String, JsonNode> table : tables.properties()) {
      String pointer = child(at, table.getKey());
      if (!statistics.containsKey(table.getKey())) {
        document.problemAtKey(
            pointer,
            "no statistic is named `%s`; listed are %s%s"
                .formatted(
                    table.getKey(),
                    String.join(", ", statistics.keySet()),
                    Suggestion.text(table.getKey(), statistics.keySet())));
      }
      if (table.getValue().isObject()) {
        checkTable(table.getValue(), pointer);
      }
    }
    statistics.forEach(
        (id, pointer) -> {
          if (!tables.has(id)) {
            document.problemAtKey(
                pointer,
                "the reference has no table of `%s`; add one to `measurements`, or leave the statistic out"
                    .formatted(id));
          }
        });
    JsonNode sources = document.list("sources");
    for (int i = 0; i < sources.size(); i++) {
      checkSource(sources.get(i), child("/sources", i));
    }
  }

  /** Places of the statistics by their identifiers. */
  private Map<String, String> statistics() {
    Map<String, String> statistics = new LinkedHashMap<>();
    JsonNode list = document.list("statistics");
    for (int i = 0; i < list.size(); i++) {
      for (Map.Entry<String, JsonNode> entry : list.get(i).properties()) {
        String pointer = child(child("/statistics", i), entry.getKey());
        statistics.put(entry.getValue().path("name").asString(entry.getKey()), pointer);
        if (entry.getValue().has(StatisticReader.WITH)) {
          document.problemAtKey(
              child(pointer, StatisticReader.WITH),
              "a table has no clouds to measure anything with; leave this statistic out");
        }
      }
    }
    return statistics;
  }

  private void checkTable(JsonNode table, String pointer) {
    boolean edges = table.has(TableReader.EDGES);
    boolean centres = table.has(TableReader.CENTRES);
    if (edges && centres) {
      document.problemAtKey(
          child(pointer, TableReader.CENTRES),
          "`edges` and `centres` say the same twice; keep one of them");
    }
    if (edges || centres) {
      require(table, pointer, "unit", "the unit of the bins");
    } else {
      for (String key :
          List.of("unit", "values", "values-unit", "errors", "covariance", "spacing", "rows")) {
        if (table.has(key)) {
          document.problemAtKey(
              child(pointer, key),
              "nothing says where the bins lie; add `edges` or `centres`, or leave `file` alone if it is one of measurements/ in a run directory");
          return;
        }
      }
    }
    checkNotation(table, pointer);
    if (table.has("spacing") && !centres) {
      document.problemAtKey(
          child(pointer, "spacing"), "`spacing` makes bins of `centres`; remove it");
    }
    if (table.has("covariance") && table.has("errors")) {
      document.problemAtKey(
          child(pointer, "errors"),
          "`covariance` has the errors in it; keep one of them (errors alone count as independent)");
    }
    for (String key : List.of("mean-of", "covariance-from")) {
      if (table.has(key) && !table.has("covariance") && !table.has("errors")) {
        document.problemAtKey(
            child(pointer, key),
            "`%s` says what a covariance or errors are of; add `covariance` or `errors`, or remove it"
                .formatted(key));
      }
    }
    boolean inRows = table.path("rows").asString("").equals(TableSpec.Rows.REALIZATIONS.word());
    for (String key : List.of("covariance", "errors")) {
      if (inRows && table.has(key)) {
        document.problemAtKey(
            child(pointer, key),
            "realizations have their covariance in their scatter; remove `%s`, or `rows`"
                .formatted(key));
      }
    }
  }

  private void checkNotation(JsonNode table, String pointer) {
    JsonNode edges = table.path(TableReader.EDGES);
    if (TableReader.isNotation(edges)) {
      try {
        double[] unused = Bins.parse(edges.stringValue());
      } catch (IllegalArgumentException e) {
        document.problemAt(child(pointer, TableReader.EDGES), String.valueOf(e.getMessage()));
      }
    }
    for (String key : List.of(TableReader.EDGES, TableReader.CENTRES)) {
      JsonNode list = table.path(key);
      if (!list.isArray()) {
        continue;
      }
      boolean numbers = list.size() > 0 && list.get(0).isNumber();
      for (int i = 1; i < list.size(); i++) {
        if (list.get(i).isNumber() != numbers) {
          document.problemAt(child(pointer, key), "numbers and columns are mixed; write either");
          break;
        }
      }
      if (!numbers && list.size() != (key.equals(TableReader.EDGES) ? 2 : 1)) {
        document.problemAt(
            child(pointer, key),
            "a list of columns is the lower and the upper edges; write two columns, one name alone, or numbers");
      }
    }
  }

  private void require(JsonNode table, String pointer, String key, String what) {
    if (!table.has(key)) {
      document.problemAtKey(
          pointer, "%s is not stated; add `%s: Mpc/h` or what it is".formatted(what, key));
    }
  }

  private void checkSource(JsonNode source, String pointer) {
    if (source.path("pairing").asString("").equals(SourceSpec.Pairing.PAIRED.word())) {
      document.problemAt(
          child(pointer, "pairing"),
          "a table has no clouds to be paired with; write unpaired, or remove it");
    }
    if (source.path("perturbed").path("source").asString("").equals(Origin.Perturbed.REFERENCE)) {
      document.problemAt(
          child(child(pointer, "perturbed"), "source"),
          "a table has no clouds to plant a defect in; name another source");
    }
    List<String> needed = new ArrayList<>();
    if (source.has("generator")) {
      needed.addAll(List.of("points", "realizations"));
    } else if (source.has("command")) {
      needed.add("realizations");
    }
    for (String key : needed) {
      if (!source.has(key) && !reference.has(key)) {
        document.problemAt(
            pointer,
            "a table does not say how many %s; add `%s` to the source or the reference"
                .formatted(key.equals("points") ? "points a cloud has" : "clouds to make", key));
      }
    }
    if (source.has("generator") && !reference.has("box")) {
      document.problemAt(
          pointer, "a table does not say in which box to generate; add `box` to the reference");
    }
  }
}
