package org.cosmoassay.harness.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.training.TrainingSettings;
import tools.jackson.databind.JsonNode;

/**
 * A training file: what to train, on which simulations, and how.
 *
 * @param suite directory of the suite
 * @param redshift of the snapshots
 * @param sets to learn from; empty for all
 * @param split to learn from
 * @param architecture parameters of the family: {@code Double} or {@code String}
 * @param clouds per step
 * @param halos per cloud and step
 * @param settings of the optimizer
 */
public record TrainingFile(
    Path suite,
    double redshift,
    List<String> sets,
    String split,
    SortedMap<String, Object> architecture,
    int clouds,
    int halos,
    TrainingSettings settings) {

  private static final int DEFAULT_CLOUDS = 8;
  private static final int DEFAULT_HALOS = 64;

  public TrainingFile {
    sets = List.copyOf(sets);
    architecture = Collections.unmodifiableSortedMap(new TreeMap<>(architecture));
  }

  /**
   * The training in a file.
   *
   * @throws ConfigurationException with everything that has to be mended
   */
  public static TrainingFile load(Path file) throws ConfigurationException {
    Document document = YamlReader.read(file.toString(), ConfigurationText.read(file));
    SchemaCheck.check(document, ShippedSchema.training());
    document.throwIfProblems();
    return read(document.root(), file.resolveSibling(""));
  }

  private static TrainingFile read(JsonNode root, Path directory) {
    TrainingSettings defaults = TrainingSettings.DEFAULTS;
    List<String> sets = new ArrayList<>();
    root.path("sets").forEach(set -> sets.add(set.stringValue()));
    SortedMap<String, Object> architecture = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("architecture").properties()) {
      JsonNode value = entry.getValue();
      architecture.put(
          entry.getKey(), value.isNumber() ? (Object) value.doubleValue() : value.stringValue());
    }
    return new TrainingFile(
        directory.resolve(root.path("suite").stringValue()).normalize(),
        root.path("redshift").doubleValue(),
        sets,
        root.path("split").asString("train"),
        architecture,
        root.path("clouds-per-step").asInt(DEFAULT_CLOUDS),
        root.path("halos-per-cloud").asInt(DEFAULT_HALOS),
        defaults
            .withSteps(root.path("steps").asInt(defaults.steps()))
            .withLearningRate(root.path("learning-rate").asDouble(defaults.learningRate()))
            .withSeed(root.path("seed").asLong(defaults.seed())));
  }
}
