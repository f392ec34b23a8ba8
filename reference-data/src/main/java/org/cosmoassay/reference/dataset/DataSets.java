package org.cosmoassay.reference.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data sets this program knows: a manifest each, {@code NAME.json} beside this class. */
public final class DataSets {

  private static final String INDEX = "index.txt";

  private DataSets() {}

  /** Every known data set. */
  public static List<DataSet> all() {
    return names().stream().map(DataSets::read).toList();
  }

  /** Names of the known data sets. */
  public static List<String> names() {
    return new String(resource(INDEX), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * The data set of a name.
   *
   * @param wanted {@code NAME}, or {@code NAME/CATALOGUE} for one of its catalogues
   * @throws IllegalArgumentException when there is none
   */
  public static DataSet named(String wanted) {
    String name = setName(wanted);
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "The data set '" + name + "' is not known; known are " + String.join(", ", names()));
    }
    return read(name);
  }

  /** Whether a text names a data set, or a catalogue of one. */
  public static boolean isKnown(String wanted) {
    return names().contains(setName(wanted));
  }

  private static String setName(String wanted) {
    int end = wanted.indexOf(DataSet.SEPARATOR);
    return end < 0 ? wanted : wanted.substring(0, end);
  }

  private static DataSet read(String name) {
    JsonNode manifest = JsonMapper.shared().readTree(resource(name + ".json"));
    List<DataFile> files = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      files.add(new DataFile(text(file, "name"), text(file, "sha256")));
    }
    List<DataCatalogue> catalogues = new ArrayList<>();
    for (JsonNode catalogue : manifest.path("catalogues")) {
      catalogues.add(
          new DataCatalogue(
              text(catalogue, "name"), text(catalogue, "file"), optional(catalogue, "conditions")));
    }
    return new DataSet(
        text(manifest, "name"),
        text(manifest, "what"),
        texts(manifest.path("papers")),
        text(manifest, "licence"),
        text(manifest, "obtain"),
        text(manifest, "box"),
        text(manifest, "redshift"),
        text(manifest, "cosmology"),
        text(manifest, "units"),
        optional(manifest, "benchmark"),
        optional(manifest, "home"),
        manifest.has("columns") ? texts(manifest.path("columns")) : null,
        catalogues,
        files);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private static String text(JsonNode node, String key) {
    String text = optional(node, key);
    if (text == null) {
      throw new IllegalStateException("The manifest of a data set has no " + key + ".");
    }
    return text;
  }

  private static @Nullable String optional(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asString() : null;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(DataSets.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
