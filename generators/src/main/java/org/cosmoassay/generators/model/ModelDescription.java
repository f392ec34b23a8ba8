package org.cosmoassay.generators.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * {@code model.yaml}: what a model is and how it was made. Plain YAML without tags, read as text,
 * numbers and maps only.
 *
 * @param family name of the family, e.g. {@code flow-matching}
 * @param dimension numbers per example
 * @param conditions numbers that condition an example
 * @param architecture parameters of the family by name
 * @param data what it was trained on
 * @param checksum SHA-256 of the data
 * @param seed of weights and training
 * @param training settings by name, for people
 * @param command that makes the model again
 */
public record ModelDescription(
    String family,
    int dimension,
    int conditions,
    SortedMap<String, Object> architecture,
    String data,
    String checksum,
    long seed,
    SortedMap<String, Object> training,
    String command) {

  /** Of the folder's layout and the meaning of its weights. */
  static final int VERSION = 1;

  private static final int LARGEST_FILE = 1 << 20;

  /** Maps and lists inside each other; the format has two. */
  private static final int DEEPEST = 8;

  private static final List<String> KEYS =
      List.of(
          "version",
          "family",
          "dimension",
          "conditions",
          "architecture",
          "data",
          "sha256",
          "seed",
          "training",
          "command");

  public ModelDescription {
    architecture = new TreeMap<>(architecture);
    training = new TreeMap<>(training);
  }

  String yaml() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", VERSION);
    all.put("family", family);
    all.put("dimension", dimension);
    all.put("conditions", conditions);
    all.put("architecture", architecture);
    all.put("data", data);
    all.put("sha256", checksum);
    all.put("seed", seed);
    all.put("training", training);
    all.put("command", command);
    return new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build())
        .dumpToString(all);
  }

  /**
   * Reads {@code model.yaml} of a folder.
   *
   * @throws ModelFileException when it is missing, of another version or not as described here
   */
  public static ModelDescription of(Path folder) throws IOException {
    return read(folder.resolve(ModelFolder.DESCRIPTION));
  }

  static ModelDescription read(Path file) throws IOException {
    Map<?, ?> root = parse(file);
    for (Object key : root.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw bad(
            file, "has the unknown key %s; known are %s".formatted(key, String.join(", ", KEYS)));
      }
    }
    Object version = root.get("version");
    if (!Integer.valueOf(VERSION).equals(version)) {
      throw bad(
          file,
          ("is of version %s; this program reads version %d. Train the model again or use the"
                  + " program that made it")
              .formatted(version, VERSION));
    }
    return new ModelDescription(
        text(file, root, "family"),
        Math.toIntExact(whole(file, root, "dimension", 1, 1 << 20)),
        Math.toIntExact(whole(file, root, "conditions", 0, 1 << 10)),
        map(file, root, "architecture"),
        text(file, root, "data"),
        text(file, root, "sha256"),
        whole(file, root, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
        map(file, root, "training"),
        text(file, root, "command"));
  }

  private static Map<?, ?> parse(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw bad(file, "is larger than %d bytes".formatted(LARGEST_FILE));
      }
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file.toString())
              .setAllowDuplicateKeys(false)
              .setMaxAliasesForCollections(0)
              .build();
      String text = Files.readString(file);
      requireFlat(file, new Parse(settings).parseString(text));
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
        return map;
      }
      throw bad(file, "is not a map of keys and values");
    } catch (NoSuchFileException e) {
      throw new ModelFileException(file + " does not exist; name the folder that train wrote", e);
    } catch (YamlEngineException | CharacterCodingException | IllegalArgumentException e) {
      // The loader refuses some tags by the last of these.
      throw new ModelFileException(file + " is not YAML: " + e.getMessage(), e);
    }
  }

  /** Refuses what the loader would follow until the stack ends. */
  private static void requireFlat(Path file, Iterable<Event> events) throws ModelFileException {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        throw bad(file, "nests maps and lists more than %d deep".formatted(DEEPEST));
      }
    }
  }

  private static String text(Path file, Map<?, ?> root, String key) throws ModelFileException {
    if (root.get(key) instanceof String text) {
      return text;
    }
    throw bad(file, "needs text for %s, but has %s".formatted(key, root.get(key)));
  }

  private static long whole(Path file, Map<?, ?> root, String key, long least, long most)
      throws ModelFileException {
    @Nullable Object value = root.get(key);
    if ((value instanceof Integer || value instanceof Long)
        && ((Number) value).longValue() >= least
        && ((Number) value).longValue() <= most) {
      return ((Number) value).longValue();
    }
    throw bad(
        file,
        "needs a whole number of %d to %d for %s, but has %s".formatted(least, most, key, value));
  }

  private static SortedMap<String, Object> map(Path file, Map<?, ?> root, String key)
      throws ModelFileException {
    if (!(root.get(key) instanceof Map<?, ?> given)) {
      throw bad(file, "needs keys and values for %s, but has %s".formatted(key, root.get(key)));
    }
    SortedMap<String, Object> map = new TreeMap<>();
    for (Map.Entry<?, ?> entry : given.entrySet()) {
      Object value = entry.getValue();
      if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
        throw bad(
            file,
            "has %s for %s.%s; a number or text is needed".formatted(value, key, entry.getKey()));
      }
      map.put(String.valueOf(entry.getKey()), value);
    }
    return map;
  }

  private static ModelFileException bad(Path file, String what) {
    return new ModelFileException(file + " " + what);
  }
}
