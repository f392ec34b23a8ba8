package org.cosmoassay.harness.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.training.TrainingSettings;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A training file: what to train, on which simulations, and how.
 *
 * @param family of the model
 * @param suite directory of the suite
 * @param redshift of the snapshots
 * @param sets to learn from; empty for all
 * @param split to learn from
 * @param only simulations to learn from, by cosmology
 * @param told cosmology that the model is told instead of the simulations' own
 * @param architecture parameters of the family: {@code Double} or {@code String}
 * @param clouds per step
 * @param halos per cloud and step
 * @param warmStart steps of flow matching before; 0 for none
 * @param augmented whether every example is shifted, turned and mirrored at random
 * @param settings of the optimizer
 */
public record TrainingFile(
    String family,
    Path suite,
    double redshift,
    List<String> sets,
    String split,
    Only only,
    @Nullable Told told,
    SortedMap<String, Object> architecture,
    int clouds,
    int halos,
    int warmStart,
    boolean augmented,
    TrainingSettings settings) {

  private static final int DEFAULT_CLOUDS = 8;
  private static final int DEFAULT_HALOS = 64;

  /**
   * Simulations by their cosmology and by their place in the file of their set and split.
   *
   * @param omegaM range of Omega_m
   * @param sigma8 range of sigma_8
   * @param simulations range of places, from 0
   */
  public record Only(Range omegaM, Range sigma8, Range simulations) {

    /** All of them. */
    public static final Only ALL = new Only(Range.ALL, Range.ALL, Range.ALL);

    /** Whether the simulation at this place, of this cosmology, is learned from. */
    public boolean holds(int place, Cosmology cosmology) {
      return simulations.holds(place)
          && omegaM.holds(cosmology.omegaM())
          && sigma8.holds(cosmology.sigma8());
    }

    @Override
    public String toString() {
      List<String> said = new ArrayList<>();
      if (!(omegaM.equals(Range.ALL) && sigma8.equals(Range.ALL))) {
        said.add(omegaM.of("Omega_m") + " and " + sigma8.of("sigma_8"));
      }
      if (!simulations.equals(Range.ALL)) {
        said.add("simulations %.0f to %.0f".formatted(simulations.low, simulations.high));
      }
      return said.isEmpty() ? "all simulations" : String.join(", ", said);
    }
  }

  /**
   * Numbers from {@code low} to {@code high}, both included.
   *
   * @param low the least
   * @param high the largest
   */
  public record Range(double low, double high) {

    /** Any number. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean holds(double value) {
      return low <= value && value <= high;
    }

    private String of(String parameter) {
      return equals(ALL) ? "any " + parameter : "%s from %s to %s".formatted(parameter, low, high);
    }
  }

  /**
   * What the model is told, whatever is true: for negative controls.
   *
   * @param omegaM Omega_m
   * @param sigma8 sigma_8
   */
  public record Told(double omegaM, double sigma8) {

    @Override
    public String toString() {
      return "Omega_m = %s and sigma_8 = %s".formatted(omegaM, sigma8);
    }
  }

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

  /**
   * The same training with a checkpoint so often; its result does not depend on that.
   *
   * @param seconds between checkpoints; 0 for one after every step
   */
  public TrainingFile withCheckpointSeconds(double seconds) {
    return new TrainingFile(
        family,
        suite,
        redshift,
        sets,
        split,
        only,
        told,
        architecture,
        clouds,
        halos,
        warmStart,
        augmented,
        settings.withCheckpointSeconds(seconds));
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
    JsonNode told = root.path("told");
    return new TrainingFile(
        root.path("family").stringValue(),
        directory.resolve(root.path("suite").stringValue()).normalize(),
        root.path("redshift").doubleValue(),
        sets,
        root.path("split").asString("train"),
        new Only(range(root, "omega-m"), range(root, "sigma-8"), range(root, "simulations")),
        told.isMissingNode()
            ? null
            : new Told(told.path("omega-m").doubleValue(), told.path("sigma-8").doubleValue()),
        architecture,
        root.path("clouds-per-step").asInt(DEFAULT_CLOUDS),
        root.path("halos-per-cloud").asInt(DEFAULT_HALOS),
        root.path("warm-start").asInt(0),
        root.path("augment").asBoolean(true),
        defaults
            .withSteps(root.path("steps").asInt(defaults.steps()))
            .withLearningRate(root.path("learning-rate").asDouble(defaults.learningRate()))
            .withSeed(root.path("seed").asLong(defaults.seed())));
  }

  private static Range range(JsonNode root, String name) {
    JsonNode range = root.path("only").path(name);
    return range.isMissingNode()
        ? Range.ALL
        : new Range(range.path(0).doubleValue(), range.path(1).doubleValue());
  }
}
