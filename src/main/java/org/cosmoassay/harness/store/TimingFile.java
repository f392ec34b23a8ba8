package org.cosmoassay.harness.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code timings.json} in and out. */
public final class TimingFile {

  private static final VersionedFile KIND =
      new VersionedFile("list of timings", 1, "run the benchmark again");

  private TimingFile() {}

  /** Writes the times of the sources of a run atomically. */
  public static void write(Path file, List<SourceTime> times) throws RunStoreException {
    ObjectNode root = KIND.document();
    ArrayNode sources = root.putArray("sources");
    for (SourceTime time : times) {
      ObjectNode node = sources.addObject();
      node.put("source", time.source());
      node.put("clouds", time.clouds());
      Json.putNumber(node, "draw_s", time.drawSeconds());
      Json.putNumber(node, "processor_s", time.processorSeconds());
    }
    KIND.write(file, root);
  }

  /** Reads them. */
  public static List<SourceTime> read(Path file) throws RunStoreException {
    return KIND.read(file, TimingFile::fromJson);
  }

  private static List<SourceTime> fromJson(JsonNode root) {
    List<SourceTime> times = new ArrayList<>();
    for (JsonNode node : root.required("sources")) {
      times.add(
          new SourceTime(
              node.required("source").asString(),
              node.required("clouds").asInt(),
              Json.number(node.required("draw_s")),
              Json.number(node.required("processor_s"))));
    }
    return times;
  }
}
