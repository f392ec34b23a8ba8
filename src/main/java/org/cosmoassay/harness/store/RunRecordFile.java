package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.harness.store.RunRecord.Input;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.PlainName;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.cosmoassay.statistics.suite.Subject;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code run.json} in and out; numbers that do not exist are {@code null}. */
public final class RunRecordFile {

  /** Raised when the layout of {@code run.json} changes. */
  public static final int SCHEMA_VERSION = 1;

  private static final String CONFIGURATION = "configuration";
  private static final String COMPARISONS = "comparisons";

  private RunRecordFile() {}

  /** Writes the record atomically. */
  public static void write(RunDirectory directory, RunRecord record) throws RunStoreException {
    Path file = directory.record();
    try {
      AtomicFile.write(file, Json.print(toJson(record)));
    } catch (IOException e) {
      throw RunStoreException.writing(file, e);
    }
  }

  /** Reads the record of a finished run. */
  public static RunRecord read(RunDirectory directory) throws RunStoreException {
    Path file = directory.record();
    try {
      return record(file, Json.MAPPER.readTree(Files.readAllBytes(file)));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * As {@link #read}, without configuration and comparisons, which are most of the file: what an
   * index of many runs needs.
   */
  public static RunRecord readOutline(RunDirectory directory) throws RunStoreException {
    Path file = directory.record();
    try (JsonParser parser = Json.MAPPER.createParser(Files.readAllBytes(file))) {
      ObjectNode root = Json.MAPPER.createObjectNode();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(CONFIGURATION)) {
          parser.skipChildren();
          root.putObject(name);
        } else if (name.equals(COMPARISONS)) {
          parser.skipChildren();
          root.putArray(name);
        } else {
          root.set(name, parser.<JsonNode>readValueAsTree());
        }
      }
      return record(file, root);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static RunRecord record(Path file, JsonNode root) throws RunStoreException {
    int version = root.path("schema_version").asInt(0);
    if (version != SCHEMA_VERSION) {
      throw new RunStoreException(
          file
              + ": schema version "
              + version
              + " where this program reads "
              + SCHEMA_VERSION
              + "; run the benchmark again");
    }
    return fromJson(root);
  }

  private static RunStoreException unreadable(Path file, Exception e) {
    return new RunStoreException(
        file + ": not a readable run record (" + reason(e) + "); run the benchmark again", e);
  }

  /** One line: Jackson's own messages add the place in a line of its own. */
  static String reason(Exception e) {
    return e instanceof JacksonException problem
        ? problem.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }

  /** The record, or nothing when another version wrote it or it is damaged. */
  public static Optional<RunRecord> readIfPossible(RunDirectory directory) {
    try {
      return Optional.of(read(directory));
    } catch (RunStoreException e) {
      return Optional.empty(); // Then nobody can read it, and it is about to be replaced.
    }
  }

  private static ObjectNode toJson(RunRecord record) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("schema_version", SCHEMA_VERSION);
    root.put("name", record.name());
    root.set(CONFIGURATION, record.configuration());
    root.set("reference", source(record.reference()));
    ArrayNode sources = root.putArray("sources");
    record.sources().forEach(s -> sources.add(source(s)));
    root.set("statistics", statistics(record.statistics()));
    ArrayNode verdicts = root.putArray("verdicts");
    record.verdicts().forEach(v -> verdicts.add(verdict(v)));
    ArrayNode comparisons = root.putArray(COMPARISONS);
    record.comparisons().forEach(c -> comparisons.add(ComparisonJson.toJson(c)));
    root.set("provenance", provenance(record.provenance()));
    return root;
  }

  static ArrayNode statistics(List<StatisticRecord> records) {
    ArrayNode statistics = Json.MAPPER.createArrayNode();
    for (StatisticRecord s : records) {
      statistics
          .addObject()
          .put("id", s.id())
          .put("subject", s.subject().word())
          .put("statistic", s.statistic())
          .put("parameters", s.parameters())
          .put("version", s.version());
    }
    return statistics;
  }

  static List<StatisticRecord> statistics(JsonNode nodes) {
    List<StatisticRecord> statistics = new ArrayList<>();
    for (JsonNode s : nodes) {
      statistics.add(
          new StatisticRecord(
              PlainName.require("statistic", s.required("id").asString()),
              Subject.ofWord(s.path("subject").asString(Subject.CLOUD.word())),
              s.required("statistic").asString(),
              s.required("parameters").asString(),
              s.required("version").asInt()));
    }
    return statistics;
  }

  private static ObjectNode source(SourceRecord source) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", source.name());
    node.put("description", source.description());
    node.put("paired", source.paired());
    node.put("role", source.role().word());
    node.put("negative_control", source.role() == Role.NEGATIVE_CONTROL);
    ArrayNode clouds = node.putArray("clouds");
    for (CloudCheck cloud : source.clouds()) {
      clouds
          .addObject()
          .put("points", cloud.points())
          .put("non_finite", cloud.nonFinite())
          .put("outside_box", cloud.outsideBox())
          .put("duplicates", cloud.duplicates());
    }
    ObjectNode missing = node.putObject("missing");
    source.missing().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> missing.put(e.getKey(), e.getValue()));
    return node;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("source", verdict.source());
    node.put("statistic", verdict.statistic());
    node.put("gate", verdict.gate());
    node.put("status", verdict.status().name());
    node.put("reason", verdict.reason());
    Json.putNumber(node, "value", verdict.value());
    Json.putNumber(node, "threshold", verdict.threshold());
    Json.putNumber(node, "p_value", verdict.pValue());
    Json.putNumber(node, "p_adjusted", verdict.pAdjusted());
    return node;
  }

  static ObjectNode provenance(Provenance provenance) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("program", "CosmoAssay");
    node.put("version", provenance.version());
    node.put("commit", provenance.commit());
    node.put("java", provenance.java());
    node.put("kernel", provenance.kernel());
    node.put("seed", provenance.seed());
    ArrayNode inputs = node.putArray("inputs");
    for (Input input : provenance.inputs()) {
      inputs.addObject().put("path", input.path()).put("sha256", input.sha256());
    }
    return node;
  }

  private static RunRecord fromJson(JsonNode root) {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode v : root.required("verdicts")) {
      verdicts.add(
          new Verdict(
              v.required("source").asString(),
              v.required("statistic").asString(),
              v.required("gate").asString(),
              Status.valueOf(v.required("status").asString()),
              v.required("reason").asString(),
              Json.number(v.required("value")),
              Json.number(v.required("threshold")),
              Json.number(v.required("p_value")),
              Json.number(v.required("p_adjusted"))));
    }
    List<SourceRecord> sources = new ArrayList<>();
    root.required("sources").forEach(s -> sources.add(source(s)));
    return new RunRecord(
        root.required("name").asString(),
        root.required(CONFIGURATION),
        source(root.required("reference")),
        sources,
        statistics(root.required("statistics")),
        verdicts,
        ComparisonJson.fromJson(root.required(COMPARISONS)),
        provenance(root.required("provenance")));
  }

  private static SourceRecord source(JsonNode node) {
    List<CloudCheck> clouds = new ArrayList<>();
    for (JsonNode c : node.required("clouds")) {
      clouds.add(
          new CloudCheck(
              c.required("points").asInt(),
              c.required("non_finite").asInt(),
              c.required("outside_box").asInt(),
              c.required("duplicates").asInt()));
    }
    Map<String, String> missing = new LinkedHashMap<>();
    node.required("missing")
        .properties()
        .forEach(e -> missing.put(e.getKey(), e.getValue().asString()));
    return new SourceRecord(
        PlainName.require("source", node.required("name").asString()),
        node.required("description").asString(),
        node.required("paired").asBoolean(),
        role(node),
        clouds,
        missing);
  }

  /** Records of earlier versions tell only negative controls. */
  private static Role role(JsonNode node) {
    if (node.has("role")) {
      return Role.of(node.required("role").asString());
    }
    return node.required("negative_control").asBoolean() ? Role.NEGATIVE_CONTROL : Role.JUDGED;
  }

  static Provenance provenance(JsonNode node) {
    List<Input> inputs = new ArrayList<>();
    for (JsonNode i : node.required("inputs")) {
      inputs.add(new Input(i.required("path").asString(), i.required("sha256").asString()));
    }
    return new Provenance(
        node.required("version").asString(),
        node.required("commit").asString(),
        node.required("java").asString(),
        node.required("kernel").asString(),
        node.required("seed").asLong(),
        inputs);
  }
}
