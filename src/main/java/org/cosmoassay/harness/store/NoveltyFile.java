package org.cosmoassay.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.NoveltyRecord.Generated;
import org.cosmoassay.harness.store.NoveltyRecord.Neighbour;
import org.cosmoassay.harness.store.NoveltyRecord.Twin;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.statistics.novelty.BoxSymmetry;
import org.cosmoassay.statistics.novelty.PatternMatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code novelty.json} in and out. */
public final class NoveltyFile {

  /** Raised when the layout changes. */
  public static final int SCHEMA_VERSION = 1;

  private NoveltyFile() {}

  /** Writes the records of all sources that have one, atomically; without any there is no file. */
  public static void write(RunDirectory directory, List<NoveltyRecord> records)
      throws RunStoreException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("schema_version", SCHEMA_VERSION);
    ArrayNode sources = root.putArray("sources");
    records.forEach(record -> sources.add(toJson(record)));
    try {
      if (records.isEmpty()) {
        Files.deleteIfExists(directory.novelty());
        return;
      }
      AtomicFile.write(directory.novelty(), Json.print(root));
    } catch (IOException e) {
      throw RunStoreException.writing(directory.novelty(), e);
    }
  }

  /** The records of a finished run; none when no source said what it learned from. */
  public static List<NoveltyRecord> read(RunDirectory directory) throws RunStoreException {
    Path file = directory.novelty();
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(file));
      int version = root.path("schema_version").asInt(0);
      if (version != SCHEMA_VERSION) {
        throw new RunStoreException(
            "%s: schema version %d where this program reads %d; run the benchmark again"
                .formatted(file, version, SCHEMA_VERSION));
      }
      List<NoveltyRecord> records = new ArrayList<>();
      root.required("sources").forEach(node -> records.add(fromJson(node)));
      return records;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new RunStoreException(
          file + ": not readable (" + e.getMessage() + "); run the benchmark again", e);
    }
  }

  private static ObjectNode toJson(NoveltyRecord record) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("source", record.source());
    node.put("training", record.training());
    node.put("training_clouds", record.trainingClouds());
    ArrayNode generated = node.putArray("generated");
    for (Generated cloud : record.generated()) {
      ObjectNode one = generated.addObject();
      one.put("nearest", cloud.cloud());
      one.put("distance", cloud.distance());
      one.put("correlation", cloud.match().correlation());
      one.put("symmetry", cloud.match().symmetry().text());
      one.putArray("shift").add(cloud.match().dx()).add(cloud.match().dy()).add(cloud.match().dz());
      one.put("coincident", cloud.coincident());
      one.put("other", cloud.other());
      Json.putNumber(one, "other_distance", cloud.otherDistance());
      one.put("shared", cloud.shared());
    }
    ArrayNode heldOut = node.putArray("held_out");
    for (Neighbour cloud : record.heldOut()) {
      heldOut.addObject().put("nearest", cloud.cloud()).put("distance", cloud.distance());
    }
    Twin twin = record.twin();
    if (twin != null) {
      ObjectNode inner = node.putObject("twin");
      inner.put("source", twin.source());
      twin.same().forEach(inner.putArray("same")::add);
      twin.different().forEach(inner.putArray("different")::add);
    }
    return node;
  }

  private static NoveltyRecord fromJson(JsonNode node) {
    List<Generated> generated = new ArrayList<>();
    for (JsonNode one : node.required("generated")) {
      JsonNode shift = one.required("shift");
      generated.add(
          new Generated(
              one.required("nearest").asInt(),
              new PatternMatch(
                  one.required("correlation").asDouble(),
                  BoxSymmetry.parse(one.required("symmetry").asString()),
                  shift.required(0).asDouble(),
                  shift.required(1).asDouble(),
                  shift.required(2).asDouble()),
              one.required("coincident").asDouble(),
              one.required("other").asInt(),
              Json.number(one.required("other_distance")),
              one.required("shared").asDouble()));
    }
    List<Neighbour> heldOut = new ArrayList<>();
    for (JsonNode one : node.required("held_out")) {
      heldOut.add(
          new Neighbour(one.required("nearest").asInt(), one.required("distance").asDouble()));
    }
    return new NoveltyRecord(
        node.required("source").asString(),
        node.required("training").asString(),
        node.required("training_clouds").asInt(),
        generated,
        heldOut,
        twin(node.path("twin")));
  }

  private static @Nullable Twin twin(JsonNode node) {
    return node.isObject()
        ? new Twin(
            node.required("source").asString(),
            numbers(node.required("same")),
            numbers(node.required("different")))
        : null;
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }
}
