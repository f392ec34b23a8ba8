package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.config.GatePresets.Preset;
import org.cosmoassay.harness.config.GatePresets.Tolerance;
import org.cosmoassay.statistics.definition.BinSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the gates of {@code preset: NAME} in its place: one per test and listed statistic, and one
 * per tolerance that has bins to judge. The first of them takes the place of the preset, the others
 * follow at the end, so that what is written keeps its place for messages.
 */
final class PresetExpansion {

  private static final String KEY = "preset";

  private final Document document;
  private final List<ObjectNode> made = new ArrayList<>();

  private PresetExpansion(Document document) {
    this.document = document;
  }

  /** Expands a document in place. */
  static void expand(Document document) {
    if (document.root().path("gates") instanceof ArrayNode gates) {
      List<ObjectNode> further = new ArrayList<>();
      for (int i = 0; i < gates.size(); i++) {
        if (gates.get(i).has(KEY)) {
          List<ObjectNode> own = new PresetExpansion(document).gates(gates.get(i), i);
          if (!own.isEmpty()) {
            gates.set(i, own.get(0));
            further.addAll(own.subList(1, own.size()));
          }
        }
      }
      further.forEach(gates::add);
    }
  }

  private List<ObjectNode> gates(JsonNode entry, int place) {
    String pointer = child("/gates", place);
    String name = entry.path(KEY).asString("");
    if (entry.size() > 1) {
      return refuse(pointer, "a preset stands alone; give further gates entries of their own");
    }
    for (Preset preset : GatePresets.all()) {
      if (preset.name().equals(name)) {
        document
            .root()
            .path("statistics")
            .forEach(statistic -> statistic.properties().forEach(member -> add(preset, member)));
        return made.isEmpty()
            ? refuse(pointer, "no listed statistic has a gate in this preset; list one, or a gate")
            : made;
      }
    }
    return refuse(
        pointer,
        "there is no preset `%s`; known are %s%s"
            .formatted(
                name,
                String.join(", ", GatePresets.names()),
                Suggestion.text(name, GatePresets.names())));
  }

  private List<ObjectNode> refuse(String pointer, String problem) {
    document.problemAt(pointer, problem);
    document.refuse(pointer);
    return List.of();
  }

  private void add(Preset preset, Map.Entry<String, JsonNode> statistic) {
    String id = statistic.getValue().path("name").asString(statistic.getKey());
    for (String test : preset.tests()) {
      ObjectNode gate = gate(preset, id, test, test);
      gate.put("alpha", preset.alpha());
      made.add(gate);
    }
    Tolerance tolerance = preset.tolerances().get(statistic.getKey());
    if (tolerance != null && applies(tolerance, statistic)) {
      ObjectNode gate = gate(preset, id, "equivalence", "tolerance");
      if (Double.isNaN(tolerance.tolerance())) {
        gate.put("absolute-tolerance", tolerance.absolute());
      } else {
        gate.put("tolerance", tolerance.tolerance());
      }
      if (!Double.isNaN(tolerance.low())) {
        gate.putArray("range").add(tolerance.low()).add(tolerance.high());
      }
      if (!tolerance.component().isEmpty()) {
        gate.putArray("components").add(tolerance.component());
      }
      made.add(gate);
    }
  }

  private static ObjectNode gate(Preset preset, String statistic, String test, String rule) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", preset.name() + "-" + rule)
        .put("statistic", statistic)
        .put("test", test);
  }

  /** Whether the statistic has the component and a bin in the range. */
  private static boolean applies(Tolerance tolerance, Map.Entry<String, JsonNode> statistic) {
    StatisticSpec spec;
    try {
      spec = StatisticReader.read(statistic.getKey(), statistic.getValue(), false);
    } catch (IllegalArgumentException e) {
      return false; // Whatever is wrong with it is reported where it stands.
    }
    boolean hasComponent =
        tolerance.component().isEmpty() || spec.components().contains(tolerance.component());
    if (Double.isNaN(tolerance.low()) || spec.definition().parameter("bins").isEmpty()) {
      return hasComponent;
    }
    BinSpec bins = spec.values().bins();
    return hasComponent && tolerance.high() > bins.lowest() && tolerance.low() < bins.highest();
  }
}
