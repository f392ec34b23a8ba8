package org.cosmoassay.harness.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.ResponseRecord.Curves;
import org.cosmoassay.harness.store.ResponseRecord.Parts;
import org.cosmoassay.harness.store.ResponseRecord.Slope;
import org.cosmoassay.statistics.comparison.VaryingCurves;
import org.cosmoassay.statistics.comparison.VaryingCurves.Group;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code response.json} in and out. */
public final class ResponseFile {

  private static final VersionedFile KIND =
      new VersionedFile("response", 1, "run the benchmark again");

  private ResponseFile() {}

  /** Writes a record atomically. */
  public static void write(Path file, ResponseRecord record) throws RunStoreException {
    ObjectNode root = KIND.document();
    ArrayNode slopes = root.putArray("slopes");
    for (Slope slope : record.slopes()) {
      ObjectNode node = slopes.addObject();
      node.put("parameter", slope.parameter());
      node.set("comparison", ComparisonJson.toJson(slope.comparison()));
    }
    ArrayNode curves = root.putArray("curves");
    record.curves().forEach(c -> curves.add(toJson(c)));
    ArrayNode parts = root.putArray("parts");
    for (Parts part : record.parts()) {
      ObjectNode node = parts.addObject();
      node.put("source", part.source());
      node.put("statistic", part.statistic());
      node.put("middle_clouds", part.middleClouds());
      node.put("edge_clouds", part.edgeClouds());
      Json.putNumber(node, "middle", part.middle());
      Json.putNumber(node, "edge", part.edge());
    }
    KIND.write(file, root);
  }

  private static ObjectNode toJson(Curves of) {
    VaryingCurves curves = of.curves();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("source", of.source());
    node.put("statistic", of.statistic());
    node.put("parameter", of.parameter());
    node.put("component", curves.component());
    node.put("unit", curves.unit());
    node.set("axis", ComparisonJson.axis(curves.axis()));
    ArrayNode groups = node.putArray("groups");
    for (Group group : curves.groups()) {
      ObjectNode entry = groups.addObject();
      entry.put("level", group.level());
      entry.put("clouds", group.clouds());
      ArrayNode mean = entry.putArray("mean");
      group.mean().forEach(value -> Json.addNumber(mean, value));
    }
    return node;
  }

  /** Reads a record. */
  public static ResponseRecord read(Path file) throws RunStoreException {
    return KIND.read(file, ResponseFile::fromJson);
  }

  private static ResponseRecord fromJson(JsonNode root) {
    List<Slope> slopes = new ArrayList<>();
    for (JsonNode node : root.required("slopes")) {
      slopes.add(
          new Slope(
              node.required("parameter").asString(),
              ComparisonJson.comparison(node.required("comparison"))));
    }
    List<Curves> curves = new ArrayList<>();
    root.required("curves").forEach(node -> curves.add(curves(node)));
    List<Parts> parts = new ArrayList<>();
    for (JsonNode node : root.required("parts")) {
      parts.add(
          new Parts(
              node.required("source").asString(),
              node.required("statistic").asString(),
              node.required("middle_clouds").asInt(),
              node.required("edge_clouds").asInt(),
              Json.number(node.required("middle")),
              Json.number(node.required("edge"))));
    }
    return new ResponseRecord(slopes, curves, parts);
  }

  private static Curves curves(JsonNode node) {
    List<Group> groups = new ArrayList<>();
    for (JsonNode entry : node.required("groups")) {
      List<Double> mean = new ArrayList<>();
      entry.required("mean").forEach(value -> mean.add(Json.number(value)));
      groups.add(
          new Group(entry.required("level").asDouble(), entry.required("clouds").asInt(), mean));
    }
    return new Curves(
        node.required("source").asString(),
        node.required("statistic").asString(),
        node.required("parameter").asString(),
        new VaryingCurves(
            node.required("component").asString(),
            node.required("unit").asString(),
            ComparisonJson.axis(node.required("axis")),
            groups));
  }
}
