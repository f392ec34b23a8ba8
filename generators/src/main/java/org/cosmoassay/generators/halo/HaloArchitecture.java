package org.cosmoassay.generators.halo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Everything about a model of halo clouds but its weights, as it stands in a model file.
 *
 * @param base where the model begins
 * @param network the field
 * @param noise blur of the base
 * @param solver of the paths
 * @param scatter of random paths; 0 for deterministic ones
 */
record HaloArchitecture(
    HaloBase base, HaloNetwork network, HaloNoise noise, OdeSolver solver, double scatter)
    implements HaloFamily {

  /** The family in model files. */
  static final String FAMILY = "halo-interpolant";

  private static final List<String> SOLVERS =
      List.of("dormand-prince-54", "dormand-prince-853", "euler", "heun", "runge-kutta-4");

  /**
   * The architecture of these parameters; {@code base.NAME} is the parameter NAME of the base.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  static HaloArchitecture read(Map<String, Object> given) {
    Parameters parameters = Parameters.of(FAMILY, HaloBase.others(given));
    HaloBase base = HaloBase.read(given, parameters);
    HaloNetwork network =
        new HaloNetwork(
            HaloBase.whole(parameters, "neighbours", 12),
            HaloBase.whole(parameters, "width", 48),
            HaloBase.whole(parameters, "channels", 6));
    HaloNoise noise =
        new HaloNoise(
            parameters.nonNegative("displacement-noise", 0.5),
            parameters.nonNegative("velocity-noise", 0.3),
            parameters.nonNegative("mass-noise", 0.7));
    String method = parameters.oneOf("solver", "heun", SOLVERS);
    double tolerance = parameters.positive("tolerance", 1e-3);
    OdeSolver solver =
        new OdeSolver(
            OdeSolver.Method.valueOf(method.toUpperCase(Locale.ROOT).replace('-', '_')),
            HaloBase.whole(parameters, "solver-steps", 5),
            tolerance,
            tolerance);
    double scatter = parameters.nonNegative("scatter", 0);
    parameters.require(
        base.matching().candidates() > network.neighbours(),
        "candidates",
        base.matching().candidates(),
        "must be more than neighbours");
    parameters.requireValid();
    return new HaloArchitecture(base, network, noise, solver, scatter);
  }

  @Override
  public String name() {
    return FAMILY;
  }

  @Override
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> all = new TreeMap<>();
    base.writeTo(all);
    all.put("neighbours", network.neighbours());
    all.put("width", network.width());
    all.put("channels", network.channels());
    all.put("displacement-noise", noise.displacement());
    all.put("velocity-noise", noise.velocity());
    all.put("mass-noise", noise.mass());
    all.put("solver", solver.method().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    all.put("solver-steps", solver.steps());
    all.put("tolerance", solver.absoluteTolerance());
    all.put("scatter", scatter);
    return all;
  }

  @Override
  public int fewest() {
    return network.neighbours() + 1;
  }

  @Override
  public int conditions() {
    return HaloUnits.CONDITIONS;
  }

  @Override
  public long count() {
    return network.count();
  }

  @Override
  public Weights initial(long seed) {
    Map<String, Tensor> weights = new TreeMap<>();
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "weights", 0));
    network.initialize(weights, random);
    return Weights.of(weights);
  }

  @Override
  public Course course(List<HaloPair> pairs, HaloModels.Recipe recipe, String checksum) {
    if (recipe.warmStart() > 0) {
      throw new IllegalArgumentException(
          "warm-start (%d) is for halo-continuous-flow; leave it out for %s"
              .formatted(recipe.warmStart(), FAMILY));
    }
    return new Course(
        initial(recipe.settings().seed()),
        List.of(
            new Stage(
                "",
                List.of(new HaloInterpolant(network, pairs, noise, recipe.sets(), recipe.halos())),
                recipe.settings())));
  }

  @Override
  public HaloCarrier carrier(Weights weights) {
    HaloField field = HaloField.of(network, weights);
    HaloSampler sampler = new HaloSampler(solver, noise, scatter);
    return (halos, seed) -> sampler.carry(field, halos, seed);
  }

  @Override
  public String card(ModelDescription description, List<HaloPair> pairs, TrainingResult result) {
    return HaloCard.ofInterpolant(description, pairs, result);
  }
}
