package org.cosmoassay.generators.halo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.generators.continuous.ContinuousNormalizingFlow;
import org.cosmoassay.generators.family.Family;
import org.cosmoassay.generators.family.GaussianData;
import org.cosmoassay.generators.matching.FlowMatching;
import org.cosmoassay.generators.model.Families;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;

/**
 * Models that draw what becomes of each base halo by itself, from the density that a family learns
 * of seven numbers given the halo's surroundings. Halos are independent of each other once their
 * surroundings are known: that is what such a model gets wrong where halos collide or compete.
 *
 * @param name in model files, {@code halo-} and the name of the family
 * @param base where the model begins
 * @param neighbours nearest halos that a halo is told of
 * @param ofFamily parameters of the family, as given
 * @param family of the density
 */
record HaloByHalo(
    String name, HaloBase base, int neighbours, SortedMap<String, Object> ofFamily, Family family)
    implements HaloFamily {

  /** Families of the density by the names of the models. */
  static final SortedMap<String, String> DENSITIES = densities();

  private static final String CHANGES = "standard.changes";
  private static final String SURROUNDINGS = "standard.surroundings";
  private static final String NEIGHBOURS = "neighbours";
  private static final int DEFAULT_NEIGHBOURS = 4;

  private static SortedMap<String, String> densities() {
    SortedMap<String, String> densities = new TreeMap<>();
    for (String family : Families.NAMES) {
      // The name halo-interpolant is that of the interpolant between whole sets.
      densities.put(
          family.equals("interpolant") ? "halo-gaussian-interpolant" : "halo-" + family, family);
    }
    return densities;
  }

  HaloByHalo {
    ofFamily = new TreeMap<>(ofFamily);
  }

  /**
   * The model of these parameters: those of the base, {@code neighbours}, and those of the family.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  static HaloByHalo read(String name, Map<String, Object> given) {
    Map<String, Object> shared = new TreeMap<>();
    SortedMap<String, Object> ofFamily = new TreeMap<>();
    HaloBase.others(given)
        .forEach(
            (key, value) -> {
              boolean isShared = HaloBase.NAMES.contains(key) || key.equals(NEIGHBOURS);
              (isShared ? shared : ofFamily).put(key, value);
            });
    Parameters parameters = Parameters.of(name, shared);
    HaloBase base = HaloBase.read(given, parameters);
    int neighbours = HaloBase.whole(parameters, NEIGHBOURS, DEFAULT_NEIGHBOURS);
    parameters.require(
        base.matching().candidates() > neighbours,
        "candidates",
        base.matching().candidates(),
        "must be more than neighbours");
    parameters.requireValid();
    String density = DENSITIES.get(name);
    if (density == null) {
      throw new IllegalArgumentException(
          "unknown family %s; known are %s".formatted(name, String.join(", ", DENSITIES.keySet())));
    }
    Family family =
        Families.findingDataBy(HaloByHalo::origin)
            .create(density, HaloUnits.STATE, HaloSurroundings.count(neighbours), ofFamily);
    return new HaloByHalo(name, base, neighbours, ofFamily, family);
  }

  private static GaussianData origin(String label) {
    GaussianData gaussian = new GaussianData(HaloUnits.STATE);
    if (!label.equals(gaussian.label())) {
      throw new IllegalArgumentException(
          "origin (%s) must be %s".formatted(label, gaussian.label()));
    }
    return gaussian;
  }

  @Override
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> all = new TreeMap<>(ofFamily);
    base.writeTo(all);
    all.put(NEIGHBOURS, neighbours);
    return all;
  }

  @Override
  public int fewest() {
    return neighbours + 1;
  }

  @Override
  public int conditions() {
    return HaloSurroundings.count(neighbours);
  }

  @Override
  public long count() {
    return family.count() + 2L * HaloUnits.STATE + 2L * conditions();
  }

  @Override
  public Weights initial(long seed) {
    return with(
        family.initial(seed),
        Standardization.none(HaloUnits.STATE),
        Standardization.none(conditions()));
  }

  private static Weights with(
      Weights weights, Standardization ofChanges, Standardization ofSurroundings) {
    Map<String, Tensor> all = new TreeMap<>(weights.tensors());
    ofChanges.putInto(all, CHANGES);
    ofSurroundings.putInto(all, SURROUNDINGS);
    return Weights.of(all);
  }

  @Override
  public Course course(List<HaloPair> pairs, HaloModels.Recipe recipe, String checksum) {
    HaloExamples examples = HaloExamples.of(pairs, neighbours, name, checksum);
    int batch = recipe.sets() * recipe.halos();
    List<Stage> stages = new ArrayList<>();
    if (recipe.warmStart() > 0) {
      if (!(family instanceof ContinuousNormalizingFlow flow)) {
        throw new IllegalArgumentException(
            "warm-start (%d) is for halo-continuous-flow; leave it out for %s"
                .formatted(recipe.warmStart(), name));
      }
      FlowMatching matching =
          new FlowMatching(flow.network(), flow.dimension(), flow.conditions(), flow.solver());
      stages.add(
          new Stage(
              "warm-start",
              matching.objectives(examples, batch),
              recipe
                  .settings()
                  .withSteps(recipe.warmStart())
                  .withLearningRate(TrainingSettings.DEFAULTS.learningRate())));
    }
    stages.add(new Stage("", family.objectives(examples, batch), recipe.settings()));
    Weights initial =
        with(
            family.initial(recipe.settings().seed()),
            examples.ofChanges(),
            examples.ofSurroundings());
    return new Course(initial, stages);
  }

  @Override
  public HaloCarrier carrier(Weights weights) {
    Map<String, Tensor> ofDensity = new TreeMap<>(weights.tensors());
    ofDensity.keySet().removeIf(key -> key.startsWith(CHANGES) || key.startsWith(SURROUNDINGS));
    Weights ofFamilyAlone = Weights.of(ofDensity);
    return new HaloByHaloCarrier(
        neighbours,
        () -> family.with(ofFamilyAlone),
        Standardization.in(weights, CHANGES),
        Standardization.in(weights, SURROUNDINGS));
  }

  @Override
  public String card(ModelDescription description, List<HaloPair> pairs, TrainingResult result) {
    return HaloCard.ofHaloByHalo(description, pairs, result);
  }
}
