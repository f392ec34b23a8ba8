package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a source says that it was trained on: one map, or a list of them. */
final class TrainingNodes {

  static final String KEY = "training";

  private TrainingNodes() {}

  /** The maps by their pointers. */
  static Map<String, JsonNode> of(JsonNode source, String pointer) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    JsonNode training = source.path(KEY);
    String at = child(pointer, KEY);
    if (training.isObject()) {
      nodes.put(at, training);
    }
    for (int i = 0; training.isArray() && i < training.size(); i++) {
      nodes.put(child(at, i), training.get(i));
    }
    return nodes;
  }
}
