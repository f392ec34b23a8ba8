package org.cosmoassay.harness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The engines at hand. */
public final class Engines {

  private Engines() {}

  /**
   * The engine of a name.
   *
   * @throws EngineException when no such engine is on the class path
   */
  public static EngineFactory named(String name) throws EngineException {
    List<String> names = new ArrayList<>();
    for (EngineFactory factory :
        ServiceLoader.load(EngineFactory.class, Engines.class.getClassLoader())) {
      if (factory.name().equals(name)) {
        return factory;
      }
      names.add(factory.name());
    }
    throw new EngineException(
        "--engine %s: %s; write `threads`, or start with a class path that holds the artifact cosmoassay-spark and Spark itself, as `./cosmoassay` does for `--engine spark`"
            .formatted(
                name,
                names.isEmpty()
                    ? "no engine but `threads` is at hand"
                    : "the engines at hand are threads, " + String.join(", ", names)));
  }
}
