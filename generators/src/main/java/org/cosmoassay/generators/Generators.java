package org.cosmoassay.generators;

import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The built-in generators, and those that other jars on the class path bring along. */
public final class Generators {

  private Generators() {}

  /**
   * Every known factory by its name, in alphabetical order.
   *
   * @throws IllegalStateException when two factories claim one name
   */
  public static SortedMap<String, GeneratorFactory> factories() {
    SortedMap<String, GeneratorFactory> factories = new TreeMap<>();
    ClassLoader loader = Generators.class.getClassLoader();
    for (GeneratorFactory factory : ServiceLoader.load(GeneratorFactory.class, loader)) {
      GeneratorFactory other = factories.putIfAbsent(factory.name(), factory);
      if (other != null) {
        throw new IllegalStateException(
            "Two generators are named %s: %s and %s. Remove one of their jars."
                .formatted(
                    factory.name(), other.getClass().getName(), factory.getClass().getName()));
      }
    }
    return Collections.unmodifiableSortedMap(factories);
  }

  /**
   * The generator of a name.
   *
   * @throws IllegalArgumentException when nobody knows the name, or naming every unknown or
   *     impossible parameter
   */
  public static Generator create(String name, GeneratorSettings settings) {
    SortedMap<String, GeneratorFactory> factories = factories();
    GeneratorFactory factory = factories.get(name);
    if (factory == null) {
      throw new IllegalArgumentException(
          "unknown generator %s; known are %s"
              .formatted(name, String.join(", ", factories.keySet())));
    }
    return factory.create(settings);
  }
}
