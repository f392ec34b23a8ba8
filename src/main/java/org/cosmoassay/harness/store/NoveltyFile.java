package org.cosmoassay.harness.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.NoveltyRecord.Generated;
import org.cosmoassay.harness.store.NoveltyRecord.Neighbour;
import org.cosmoassay.harness.store.NoveltyRecord.Twin;
import org.cosmoassay.reference.PlainName;
import org.cosmoassay.statistics.novelty.BoxSymmetry;
import org.cosmoassay.statistics.novelty.PatternMatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code novelty.json} in and out. */
public final class NoveltyFile {

  private static final VersionedFile KIND =
      new VersionedFile("novelty", 1, "run the benchmark again");

  private NoveltyFile() {}

  /** Writes the records of all sources that have one, atomically; without any there is no file. */
  public static void write(RunDirectory directory, List<NoveltyRecord> records)
      throws RunStoreException {
    if (records.isEmpty()) {
      directory.withdraw(directory.novelty());
      return;
    }
    ObjectNode root = KIND.document();
    ArrayNode sources = root.putArray("sources");
    records.forEach(record -> sources.add(toJson(record)));
    KIND.write(directory.novelty(), root);
  }

  /** The records of a finished run; none when no source said what it learned from. */
  public static List<NoveltyRecord> read(RunDirectory directory) throws RunStoreException {
    Path file = directory.novelty();
    if (!Files.exists(file)) {
      return List.of();
    }
    return KIND.read(file, NoveltyFile::records);
  }

  private static List<NoveltyRecord> records(JsonNode root) {
    List<NoveltyRecord> records = new ArrayList<>();
    root.required("sources").forEach(node -> records.add(fromJson(node)));
    return records;
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
        PlainName.require("source", node.required("source").asString()),
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
