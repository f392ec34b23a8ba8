package org.cosmoassay.generators.halo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.generators.dynamics.OdeSolver;
import org.cosmoassay.generators.network.Tensor;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.statistics.catalog.RandomStreams;

/**
 * Everything about a model of halo clouds but its weights, as it stands in a model file.
 *
 * @param base name of the generator of base halos
 * @param baseParameters its parameters
 * @param matching of base and target in training
 * @param network the field
 * @param noise blur of the base
 * @param solver of the paths
 * @param scatter of random paths; 0 for deterministic ones
 */
record HaloArchitecture(
    String base,
    SortedMap<String, Object> baseParameters,
    HaloMatching matching,
    HaloNetwork network,
    HaloNoise noise,
    OdeSolver solver,
    double scatter) {

  /** The family in model files. */
  static final String FAMILY = "halo-interpolant";

  private static final String BASE = "base";
  private static final String BASE_PREFIX = "base.";
  private static final List<String> SOLVERS =
      List.of("dormand-prince-54", "dormand-prince-853", "euler", "heun", "runge-kutta-4");
  private static final double LARGEST_COUNT = 1 << 16;

  HaloArchitecture {
    baseParameters = new TreeMap<>(baseParameters);
  }

  /**
   * The architecture of these parameters; {@code base.NAME} is the parameter NAME of the base.
   *
   * @throws IllegalArgumentException naming every unknown or impossible parameter
   */
  static HaloArchitecture read(Map<String, Object> given) {
    SortedMap<String, Object> ofBase = new TreeMap<>();
    Map<String, Object> own = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(BASE_PREFIX)) {
            ofBase.put(name.substring(BASE_PREFIX.length()), value);
          } else {
            own.put(name, value);
          }
        });
    Parameters parameters = Parameters.of(FAMILY, own);
    String base = parameters.text(BASE, "2lpt");
    HaloMatching matching =
        new HaloMatching(
            whole(parameters, "candidates", 2500),
            parameters.positive("reach", 6),
            parameters.nonNegative("mass-weight", 0.5));
    HaloNetwork network =
        new HaloNetwork(
            whole(parameters, "neighbours", 12),
            whole(parameters, "width", 48),
            whole(parameters, "channels", 6));
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
            whole(parameters, "solver-steps", 5),
            tolerance,
            tolerance);
    double scatter = parameters.nonNegative("scatter", 0);
    parameters.require(
        matching.candidates() > network.neighbours(),
        "candidates",
        matching.candidates(),
        "must be more than neighbours");
    parameters.requireValid();
    return new HaloArchitecture(base, ofBase, matching, network, noise, solver, scatter);
  }

  /** The same as parameters. */
  SortedMap<String, Object> parameters() {
    SortedMap<String, Object> all = new TreeMap<>();
    all.put(BASE, base);
    baseParameters.forEach((name, value) -> all.put(BASE_PREFIX + name, value));
    all.put("candidates", matching.candidates());
    all.put("reach", matching.reach());
    all.put("mass-weight", matching.massWeight());
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

  /** Freshly drawn weights of a seed. */
  Weights initial(long seed) {
    Map<String, Tensor> weights = new TreeMap<>();
    UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "weights", 0));
    network.initialize(weights, random);
    return Weights.of(weights);
  }

  HaloSampler sampler() {
    return new HaloSampler(solver, noise, scatter);
  }

  private static int whole(Parameters parameters, String name, int defaultValue) {
    double value = parameters.positive(name, defaultValue);
    boolean whole = value == Math.rint(value) && value <= LARGEST_COUNT;
    parameters.require(whole, name, value, "must be a whole number up to 65536");
    return whole ? (int) value : defaultValue;
  }
}
