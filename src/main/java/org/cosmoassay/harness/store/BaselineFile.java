package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.store.Baseline.Distance;
import org.cosmoassay.harness.store.Baseline.Measured;
import org.cosmoassay.harness.store.Baseline.Sanity;
import org.cosmoassay.harness.store.Baseline.Source;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.statistics.comparison.Departure;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.suite.Subject;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Baselines as one JSON file, to be committed beside a model: no path, no clock time, so that the
 * same run gives the same bytes.
 */
public final class BaselineFile {

  /** Raised when the layout changes, or what its numbers mean. */
  public static final int SCHEMA_VERSION = 1;

  private static final String VERSION = "baseline_version";
  private static final String AGAIN = "; save it again with `gate RUN --save-baseline`";

  private BaselineFile() {}

  /** Writes a baseline atomically. */
  public static void write(Path file, Baseline baseline) throws RunStoreException {
    try {
      AtomicFile.write(file, Json.print(toJson(baseline)));
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Reads a baseline. */
  public static Baseline read(Path file) throws RunStoreException {
    try {
      JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(file));
      int version = root.path(VERSION).asInt(0);
      if (version != SCHEMA_VERSION) {
        throw new RunStoreException(
            file
                + (root.has(VERSION)
                    ? ": baseline version " + root.path(VERSION) + " where this program reads "
                    : ": this is no baseline (it has no " + VERSION + "); this program reads ")
                + SCHEMA_VERSION
                + AGAIN);
      }
      return fromJson(root);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      String reason =
          e instanceof JacksonException problem
              ? problem.getOriginalMessage()
              : String.valueOf(e.getMessage());
      throw new RunStoreException(
          file
              + ": not a readable baseline ("
              + reason.lines().findFirst().orElse("")
              + ")"
              + AGAIN,
          e);
    }
  }

  private static ObjectNode toJson(Baseline baseline) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put(VERSION, SCHEMA_VERSION);
    root.put("run", baseline.run());
    root.put("program", "CosmoAssay");
    root.put("version", baseline.version());
    root.put("seed", baseline.seed());
    root.put("reference", baseline.reference());
    ArrayNode statistics = root.putArray("statistics");
    for (Measured measured : baseline.statistics()) {
      StatisticRecord s = measured.statistic();
      statistics
          .addObject()
          .put("id", s.id())
          .put("subject", s.subject().word())
          .put("statistic", s.statistic())
          .put("parameters", s.parameters())
          .put("version", s.version())
          .put("reference_sha256", measured.referenceHash());
    }
    ArrayNode sources = root.putArray("sources");
    baseline.sources().forEach(s -> sources.add(toJson(s)));
    return root;
  }

  private static ObjectNode toJson(Source source) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", source.name());
    node.put("paired", source.paired());
    node.put("drawn", source.drawn());
    node.put("clouds", source.clouds());
    ObjectNode sanity = node.putObject("sanity");
    source
        .sanity()
        .forEach(
            (gate, found) -> {
              ObjectNode entry = sanity.putObject(gate).put("status", found.status().name());
              Json.putNumber(entry, "value", found.value());
            });
    ObjectNode missing = node.putObject("missing");
    source.missing().forEach(missing::put);
    ObjectNode hashes = node.putObject("values_sha256");
    source.hashes().forEach(hashes::put);
    ArrayNode distances = node.putArray("distances");
    for (Distance distance : source.distances()) {
      ObjectNode entry = distances.addObject().put("statistic", distance.statistic());
      ArrayNode range = entry.putArray("range");
      Json.addNumber(range, distance.rows().low());
      Json.addNumber(range, distance.rows().high());
      ArrayNode components = entry.putArray("components");
      distance.rows().components().forEach(components::add);
      Departure departure = distance.departure();
      Json.putNumber(entry, "distance", departure.distance());
      ArrayNode rows = entry.putArray("rows");
      departure.rows().forEach(rows::add);
      numbers(entry, "deviations", departure.deviations());
      numbers(entry, "pseudo_values", departure.pseudoValues());
    }
    return node;
  }

  private static void numbers(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double value : values) {
      array.add(value);
    }
  }

  private static Baseline fromJson(JsonNode root) {
    List<Measured> statistics = new ArrayList<>();
    for (JsonNode s : root.required("statistics")) {
      statistics.add(
          new Measured(
              new StatisticRecord(
                  s.required("id").asString(),
                  Subject.ofWord(s.required("subject").asString()),
                  s.required("statistic").asString(),
                  s.required("parameters").asString(),
                  s.required("version").asInt()),
              s.required("reference_sha256").asString()));
    }
    List<Source> sources = new ArrayList<>();
    root.required("sources").forEach(s -> sources.add(source(s)));
    return new Baseline(
        root.required("run").asString(),
        root.required("version").asString(),
        root.required("seed").asLong(),
        root.required("reference").asString(),
        statistics,
        sources);
  }

  private static Source source(JsonNode node) {
    boolean paired = node.required("paired").asBoolean();
    Map<String, Sanity> sanity = new LinkedHashMap<>();
    node.required("sanity")
        .properties()
        .forEach(
            e ->
                sanity.put(
                    e.getKey(),
                    new Sanity(
                        Status.valueOf(e.getValue().required("status").asString()),
                        Json.number(e.getValue().required("value")))));
    List<Distance> distances = new ArrayList<>();
    node.required("distances").forEach(d -> distances.add(distance(d, paired)));
    return new Source(
        node.required("name").asString(),
        paired,
        node.required("drawn").asBoolean(),
        node.required("clouds").asInt(),
        sanity,
        texts(node.required("missing")),
        texts(node.required("values_sha256")),
        distances);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
    return texts;
  }

  private static Distance distance(JsonNode node, boolean paired) {
    JsonNode range = node.required("range");
    List<String> components = new ArrayList<>();
    node.required("components").forEach(c -> components.add(c.asString()));
    List<Integer> rows = new ArrayList<>();
    node.required("rows").forEach(r -> rows.add(r.asInt()));
    return new Distance(
        node.required("statistic").asString(),
        new RowSelection(
            end(range.required(0), Double.NEGATIVE_INFINITY),
            end(range.required(1), Double.POSITIVE_INFINITY),
            components),
        Departure.of(
            rows,
            paired,
            numbers(node.required("deviations")),
            numbers(node.required("pseudo_values"))));
  }

  private static double end(JsonNode node, double open) {
    return node.isNull() ? open : node.asDouble();
  }

  private static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }
}
