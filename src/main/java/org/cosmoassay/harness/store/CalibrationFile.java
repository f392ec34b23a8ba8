package org.cosmoassay.harness.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.Calibration.CalibratedGate;
import org.cosmoassay.harness.store.Calibration.Count;
import org.cosmoassay.harness.store.Calibration.Planted;
import org.cosmoassay.harness.store.Calibration.Trials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code calibration.json} in and out. */
public final class CalibrationFile {

  private static final VersionedFile KIND =
      new VersionedFile("calibration", 1, "run `calibrate` again");

  private CalibrationFile() {}

  /** Writes a calibration atomically. */
  public static void write(Path file, Calibration calibration) throws RunStoreException {
    KIND.write(file, toJson(calibration));
  }

  /** Reads a calibration. */
  public static Calibration read(Path file) throws RunStoreException {
    return KIND.read(file, CalibrationFile::fromJson);
  }

  /** What the gates said, alone: the form in which a calibration that goes on keeps them. */
  public static ObjectNode toJson(Trials trials) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("trials", trials.trials());
    node.put("any_failed", trials.anyFailed());
    ArrayNode failed = node.putArray("failed");
    ArrayNode alone = node.putArray("alone");
    ArrayNode undecided = node.putArray("undecided");
    for (Count count : trials.counts()) {
      failed.add(count.failed());
      alone.add(count.alone());
      undecided.add(count.undecided());
    }
    return node;
  }

  /** The counterpart of {@link #toJson(Trials)}. */
  public static Trials trials(JsonNode node) {
    List<Count> counts = new ArrayList<>();
    JsonNode failed = node.required("failed");
    for (int i = 0; i < failed.size(); i++) {
      counts.add(
          new Count(
              failed.get(i).asInt(),
              node.required("alone").required(i).asInt(),
              node.required("undecided").required(i).asInt()));
    }
    return new Trials(node.required("trials").asInt(), node.required("any_failed").asInt(), counts);
  }

  private static ObjectNode toJson(Calibration calibration) {
    ObjectNode root = KIND.document();
    root.put("benchmark", calibration.benchmark());
    ArrayNode pool = root.putArray("pool");
    calibration.pool().forEach(pool::add);
    root.put("clouds", calibration.clouds());
    root.put("reference_clouds", calibration.referenceClouds());
    root.put("generated_clouds", calibration.generatedClouds());
    root.put("paired", calibration.paired());
    root.set("statistics", RunRecordFile.statistics(calibration.statistics()));
    ArrayNode gates = root.putArray("gates");
    for (CalibratedGate gate : calibration.gates()) {
      ObjectNode node = gates.addObject();
      node.put("statistic", gate.statistic());
      node.put("gate", gate.gate());
      node.put("rule", gate.rule());
      Json.putNumber(node, "alpha", gate.alpha());
      node.put("reason", gate.reason());
    }
    root.set("nothing", toJson(calibration.nothing()));
    ArrayNode defects = root.putArray("defects");
    for (Planted planted : calibration.defects()) {
      ObjectNode node = defects.addObject();
      node.put("defect", planted.defect());
      node.put("amount", planted.amount());
      node.put("unit", planted.unit());
      node.put("description", planted.description());
      node.set("trials", toJson(planted.trials()));
    }
    root.set("provenance", RunRecordFile.provenance(calibration.provenance()));
    return root;
  }

  private static Calibration fromJson(JsonNode root) {
    List<String> pool = new ArrayList<>();
    root.required("pool").forEach(name -> pool.add(name.asString()));
    List<CalibratedGate> gates = new ArrayList<>();
    for (JsonNode node : root.required("gates")) {
      gates.add(
          new CalibratedGate(
              node.required("statistic").asString(),
              node.required("gate").asString(),
              node.required("rule").asString(),
              Json.number(node.required("alpha")),
              node.required("reason").asString()));
    }
    List<Planted> defects = new ArrayList<>();
    for (JsonNode node : root.required("defects")) {
      defects.add(
          new Planted(
              node.required("defect").asString(),
              node.required("amount").asDouble(),
              node.required("unit").asString(),
              node.required("description").asString(),
              trials(node.required("trials"))));
    }
    return new Calibration(
        root.required("benchmark").asString(),
        pool,
        root.required("clouds").asInt(),
        root.required("reference_clouds").asInt(),
        root.required("generated_clouds").asInt(),
        root.required("paired").asBoolean(),
        RunRecordFile.statistics(root.required("statistics")),
        gates,
        trials(root.required("nothing")),
        defects,
        RunRecordFile.provenance(root.required("provenance")));
  }
}
