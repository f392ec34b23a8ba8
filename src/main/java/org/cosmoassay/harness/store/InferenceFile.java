package org.cosmoassay.harness.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.InferenceRecord.Cloud;
import org.cosmoassay.harness.store.InferenceRecord.Covered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code inference.json} in and out. */
public final class InferenceFile {

  private static final VersionedFile KIND =
      new VersionedFile("inference", 1, "run the benchmark again");

  private InferenceFile() {}

  /** Writes the records of models with likelihoods, atomically; without any there is no file. */
  public static void write(RunDirectory directory, List<InferenceRecord> records)
      throws RunStoreException {
    if (records.isEmpty()) {
      directory.withdraw(directory.inference());
      return;
    }
    ObjectNode root = KIND.document();
    ArrayNode sources = root.putArray("sources");
    records.forEach(record -> sources.add(toJson(record)));
    KIND.write(directory.inference(), root);
  }

  /** The records of a finished run; none when nothing was inferred. */
  public static List<InferenceRecord> read(RunDirectory directory) throws RunStoreException {
    Path file = directory.inference();
    if (!Files.exists(file)) {
      return List.of();
    }
    return KIND.read(file, InferenceFile::records);
  }

  private static List<InferenceRecord> records(JsonNode root) {
    List<InferenceRecord> records = new ArrayList<>();
    root.required("sources").forEach(node -> records.add(fromJson(node)));
    return records;
  }

  private static ObjectNode toJson(InferenceRecord record) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("source", record.source());
    node.put("parameter", record.parameter());
    numbers(node.putArray("grid"), record.grid());
    ArrayNode clouds = node.putArray("clouds");
    for (Cloud cloud : record.clouds()) {
      ObjectNode one = clouds.addObject();
      one.put("truth", cloud.truth());
      one.put("maximum", cloud.maximum());
      one.put("mean", cloud.mean());
      one.put("scatter", cloud.scatter());
      one.putArray("interval").add(cloud.low()).add(cloud.high());
      one.put("below", cloud.below());
      numbers(one.putArray("log_likelihood"), cloud.logLikelihood());
    }
    ArrayNode coverage = node.putArray("coverage");
    for (Covered covered : record.coverage()) {
      ObjectNode one = coverage.addObject();
      one.put("credibility", covered.credibility());
      one.put("covered", covered.covered());
      one.putArray("interval").add(covered.low()).add(covered.high());
    }
    Json.putNumber(node, "uniformity_p_value", record.uniformity());
    numbers(node.putArray("credibilities"), record.credibilities());
    return node;
  }

  private static void numbers(ArrayNode array, List<Double> numbers) {
    numbers.forEach(number -> Json.addNumber(array, number));
  }

  private static InferenceRecord fromJson(JsonNode node) {
    List<Cloud> clouds = new ArrayList<>();
    for (JsonNode one : node.required("clouds")) {
      clouds.add(
          new Cloud(
              one.required("truth").asDouble(),
              one.required("maximum").asDouble(),
              one.required("mean").asDouble(),
              one.required("scatter").asDouble(),
              one.required("interval").required(0).asDouble(),
              one.required("interval").required(1).asDouble(),
              one.required("below").asDouble(),
              numbers(one.required("log_likelihood"))));
    }
    List<Covered> coverage = new ArrayList<>();
    for (JsonNode one : node.required("coverage")) {
      coverage.add(
          new Covered(
              one.required("credibility").asDouble(),
              one.required("covered").asDouble(),
              one.required("interval").required(0).asDouble(),
              one.required("interval").required(1).asDouble()));
    }
    return new InferenceRecord(
        node.required("source").asString(),
        node.required("parameter").asString(),
        numbers(node.required("grid")),
        clouds,
        coverage,
        Json.number(node.required("uniformity_p_value")),
        numbers(node.required("credibilities")));
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(Json.number(number)));
    return numbers;
  }
}
