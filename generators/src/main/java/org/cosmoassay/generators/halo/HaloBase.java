package org.cosmoassay.generators.halo;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.Generator;
import org.cosmoassay.generators.GeneratorSettings;
import org.cosmoassay.generators.Generators;
import org.cosmoassay.generators.Parameters;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * Where a model of halo clouds begins: {@code base}, the name of a generator, {@code base.NAME},
 * its parameter NAME, and how its halos are matched with those of simulations.
 *
 * @param name of the generator of base halos
 * @param parameters its parameters
 * @param matching of base and target in training
 */
record HaloBase(String name, SortedMap<String, Object> parameters, HaloMatching matching) {

  /** Parameters besides those of the generator. */
  static final Set<String> NAMES = Set.of("base", "candidates", "reach", "mass-weight");

  private static final String BASE = "base";
  private static final String PREFIX = "base.";
  private static final double LARGEST_COUNT = 1 << 16;

  HaloBase {
    parameters = new TreeMap<>(parameters);
  }

  /** Parameters without those of the base generator. */
  static Map<String, Object> others(Map<String, Object> given) {
    Map<String, Object> others = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (!name.startsWith(PREFIX)) {
            others.put(name, value);
          }
        });
    return others;
  }

  /**
   * The base of these parameters.
   *
   * @param given all parameters of the model
   * @param parameters reader of {@link #others}
   */
  static HaloBase read(Map<String, Object> given, Parameters parameters) {
    SortedMap<String, Object> ofBase = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            ofBase.put(name.substring(PREFIX.length()), value);
          }
        });
    return new HaloBase(
        parameters.text(BASE, "2lpt"),
        ofBase,
        new HaloMatching(
            whole(parameters, "candidates", 2500),
            parameters.positive("reach", 6),
            parameters.nonNegative("mass-weight", 0.5)));
  }

  /** Writes the same as parameters of a model. */
  void writeTo(SortedMap<String, Object> all) {
    all.put(BASE, name);
    parameters.forEach((parameter, value) -> all.put(PREFIX + parameter, value));
    all.put("candidates", matching.candidates());
    all.put("reach", matching.reach());
    all.put("mass-weight", matching.massWeight());
  }

  /**
   * The generator in a box.
   *
   * @throws IllegalArgumentException when nobody knows it or its parameters are impossible
   */
  Generator generator(PeriodicBox box) {
    return Generators.create(name, new GeneratorSettings(box, matching.candidates(), parameters));
  }

  /** A whole number greater than 0. */
  static int whole(Parameters parameters, String name, int defaultValue) {
    double value = parameters.positive(name, defaultValue);
    boolean whole = value == Math.rint(value) && value <= LARGEST_COUNT;
    parameters.require(whole, name, value, "must be a whole number up to 65536");
    return whole ? (int) value : defaultValue;
  }
}
