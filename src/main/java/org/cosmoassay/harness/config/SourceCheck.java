package org.cosmoassay.harness.config;

import static org.cosmoassay.harness.config.Document.child;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cosmoassay.generators.perturbed.Defect;
import tools.jackson.databind.JsonNode;

/**
 * What the schema cannot say about reference and sources. Looks only at what is there and has the
 * right type, so that it can run beside the schema on a faulty document.
 */
final class SourceCheck {

  private static final List<String> PATHS = List.of("catalogues", "randoms", "conditions", "model");

  private final Document document;
  private final JsonNode reference;
  private final JsonNode sources;
  private final Set<String> generators;

  /** Sources by name, without those whose name is taken. */
  private final Map<String, JsonNode> byName = new LinkedHashMap<>();

  private SourceCheck(Document document, Set<String> generators) {
    this.document = document;
    this.reference = document.root().path("reference");
    this.sources = document.list("sources");
    this.generators = generators;
  }

  /**
   * Adds a problem for everything that does not fit together.
   *
   * @param generators names of the built-in generators
   */
  static void check(Document document, Set<String> generators) {
    new SourceCheck(document, generators).run();
  }

  private void run() {
    checkGenerator(reference, "/reference");
    checkPaths(reference, "/reference");
    checkTablePaths();
    LoadingReader.check(document, reference, "/reference");
    checkInference(document.root().path("inference").path("grid"));
    checkNames();
    for (int i = 0; i < sources.size(); i++) {
      JsonNode source = sources.get(i);
      String pointer = child("/sources", i);
      checkGenerator(source, pointer);
      checkPaths(source, pointer);
      LoadingReader.check(document, source, pointer);
      checkCommand(source, pointer);
      checkPerturbed(source, pointer);
      checkInvalidPoints(source, pointer);
      checkPairing(source, pointer);
      TrainingNodes.of(source, pointer)
          .forEach(
              (at, training) -> {
                checkPaths(training, at);
                LoadingReader.check(document, training, at);
              });
      checkTwin(source, pointer);
      checkRole(source, pointer);
    }
  }

  private void checkRole(JsonNode source, String pointer) {
    if (source.has("control") && source.has("role")) {
      document.problemAt(
          child(pointer, "role"),
          "`role` is stated beside `control`: a negative control decides how a run ends, an exhibit"
              + " does not; leave out one of the two");
    }
  }

  /** Not every text is a path: which letters one may hold depends on the platform's locale. */
  private void checkPaths(JsonNode node, String pointer) {
    for (String key : PATHS) {
      JsonNode path = node.path(key);
      checkPath(path, child(pointer, key));
      for (int i = 0; i < path.size(); i++) {
        checkPath(path.get(i), child(child(pointer, key), i));
      }
    }
  }

  /** The files of tables lie deeper. */
  private void checkTablePaths() {
    String at = child("/reference", TableReader.MEASUREMENTS);
    JsonNode tables = reference.path(TableReader.MEASUREMENTS);
    for (Map.Entry<String, JsonNode> table : tables.properties()) {
      String pointer = child(at, table.getKey());
      checkPath(table.getValue().path("file"), child(pointer, "file"));
      for (Map.Entry<String, JsonNode> key : table.getValue().properties()) {
        String place = child(pointer, key.getKey());
        checkPath(key.getValue().path("file"), child(place, "file"));
        for (int i = 0; i < key.getValue().size(); i++) {
          if (key.getValue().isArray()) {
            checkPath(key.getValue().get(i).path("file"), child(child(place, i), "file"));
          }
        }
      }
    }
  }

  private void checkPath(JsonNode path, String pointer) {
    if (!path.isString() || path.stringValue().indexOf('\0') >= 0) {
      return; // The schema refuses a NUL in any text.
    }
    try {
      Path unused = Path.of(path.stringValue());
    } catch (InvalidPathException e) {
      document.problemAt(
          pointer,
          "`"
              + path.stringValue().replaceAll("\\p{Cntrl}", "?")
              + "` cannot be a path here ("
              + e.getReason()
              + "); rename the file, or run under a UTF-8 locale");
    }
  }

  private void checkNames() {
    Set<String> taken = new HashSet<>();
    taken.add(fold(reference.path("name")));
    taken.remove("");
    for (int i = 0; i < sources.size(); i++) {
      JsonNode name = sources.get(i).path("name");
      String pointer = child(child("/sources", i), "name");
      if (!name.isString()) {
        continue;
      }
      if (fold(name).equals(Origin.Perturbed.REFERENCE)) {
        document.problemAt(
            pointer, "`" + name.stringValue() + "` stands for the reference; name it otherwise");
      } else if (!taken.add(fold(name))) {
        document.problemAt(
            pointer,
            "the name `"
                + name.stringValue()
                + "` is taken (upper and lower case count as equal); name it otherwise");
      } else {
        byName.put(name.stringValue(), sources.get(i));
      }
    }
  }

  private static String fold(JsonNode name) {
    return name.isString() ? name.stringValue().toLowerCase(Locale.ROOT) : "";
  }

  private void checkGenerator(JsonNode node, String pointer) {
    JsonNode name = node.path("generator");
    if (name.isString() && !generators.contains(name.stringValue())) {
      document.problemAt(
          child(pointer, "generator"),
          "unknown generator `"
              + name.stringValue()
              + "`; known are "
              + String.join(", ", generators)
              + Suggestion.text(name.stringValue(), generators));
    }
  }

  private void checkCommand(JsonNode source, String pointer) {
    JsonNode command = source.path("command");
    if (!command.isArray() || command.isEmpty()) {
      return;
    }
    for (JsonNode argument : command) {
      if (!argument.isString() || argument.stringValue().contains("{output}")) {
        return;
      }
    }
    document.problemAt(
        child(pointer, "command"),
        "the command does not know where to write; give it an argument with {output}");
  }

  private void checkPerturbed(JsonNode source, String pointer) {
    JsonNode perturbed = source.path("perturbed");
    String at = child(pointer, "perturbed");
    JsonNode target = perturbed.path("source");
    if (target.isString()) {
      checkTarget(source, target.stringValue(), child(at, "source"));
    }
    JsonNode amount = perturbed.path("amount");
    String defect = perturbed.path("defect").asString("");
    if (amount.isNumber() && Defect.names().contains(defect)) {
      try {
        Defect.of(defect, amount.doubleValue());
      } catch (IllegalArgumentException e) {
        document.problemAt(child(at, "amount"), String.valueOf(e.getMessage()));
      }
    }
  }

  private void checkTarget(JsonNode source, String target, String at) {
    if (target.equals(Origin.Perturbed.REFERENCE)) {
      return;
    }
    if (!byName.containsKey(target)) {
      document.problemAt(
          at,
          "no source is named `"
              + target
              + "`; write reference or one of "
              + String.join(", ", byName.keySet())
              + Suggestion.text(target, byName.keySet()));
      return;
    }
    if (follow(source).end() == End.CIRCLE) {
      document.problemAt(
          at, "from `" + target + "` the perturbed sources run in a circle; end it at an origin");
    }
  }

  /** How a chain of perturbed sources can end. */
  private enum End {
    REFERENCE,
    ORIGIN,
    UNKNOWN,
    CIRCLE
  }

  /** The last source of a chain of perturbed sources, and how the chain ends there. */
  private record Chain(JsonNode last, End end) {}

  private Chain follow(JsonNode source) {
    Set<String> seen = new HashSet<>();
    seen.add(source.path("name").asString(""));
    JsonNode at = source;
    while (at.has("perturbed")) {
      String target = at.path("perturbed").path("source").asString("");
      JsonNode next = byName.get(target);
      if (target.equals(Origin.Perturbed.REFERENCE)) {
        return new Chain(at, End.REFERENCE);
      }
      if (next == null) {
        return new Chain(at, End.UNKNOWN);
      }
      if (!seen.add(target)) {
        return new Chain(at, End.CIRCLE);
      }
      at = next;
    }
    return new Chain(at, End.ORIGIN);
  }

  private void checkInvalidPoints(JsonNode source, String pointer) {
    if (source.path("wrap").asBoolean(false)
        && source.path("invalid-points").asString("").equals("judge")) {
      document.problemAtKey(
          child(pointer, "invalid-points"),
          "`wrap: true` moves the points that `invalid-points: judge` would count; keep one of"
              + " them");
    }
  }

  private void checkInference(JsonNode grid) {
    boolean numbers = grid.size() == 3 && grid.get(0).isNumber() && grid.get(1).isNumber();
    if (numbers && !(grid.get(0).doubleValue() < grid.get(1).doubleValue())) {
      document.problemAt("/inference/grid", "the grid must increase; write [LO, HI, POINTS]");
    }
    JsonNode points = grid.path(2);
    if (points.isNumber()
        && !(points.doubleValue() == Math.rint(points.doubleValue())
            && points.doubleValue() >= 3
            && points.doubleValue() <= 10_000)) {
      document.problemAt(
          "/inference/grid/2", "the number of points must be a whole number from 3 to 10000");
    }
  }

  private void checkTwin(JsonNode source, String pointer) {
    String twin = source.path("twin").asString("");
    if (!twin.isEmpty()
        && (!byName.containsKey(twin) || twin.equals(source.path("name").asString("")))) {
      document.problemAt(
          child(pointer, "twin"),
          "no other source is named `"
              + twin
              + "`; name the one that learned from other clouds"
              + Suggestion.text(twin, byName.keySet()));
    }
  }

  private void checkPairing(JsonNode source, String pointer) {
    if (!source.path("pairing").asString("").equals("paired")) {
      return;
    }
    String at = child(pointer, "pairing");
    Chain chain = follow(source);
    if (chain.end() != End.ORIGIN) {
      return;
    }
    boolean samples = chain.last().has("generator") || chain.last().has("model");
    if (samples && !reference.has("conditions")) {
      document.problemAt(
          at,
          "a generator shares no phases with the reference, so that pairs need conditions"
              + " row by row, and the reference has none; add `conditions` to the reference, or"
              + " write unpaired");
    }
  }
}
