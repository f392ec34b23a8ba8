package org.cosmoassay.harness.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts engines of one kind; found by {@link java.util.ServiceLoader}. */
public interface EngineFactory {

  /** The word of the command line, e.g. {@code spark}. */
  String name();

  /**
   * Starts an engine.
   *
   * @param wish what the command line says
   * @throws EngineException when it cannot be reached or set up
   */
  Engine start(Wish wish) throws EngineException;

  /**
   * What the command line says.
   *
   * @param title shown where the engine lists its work, e.g. {@code run halo-clouds}
   * @param master address of the cluster; null when it is not stated
   * @param threads processors to use on this machine, where it is the cluster
   * @param settings of the engine itself, by their own names
   */
  record Wish(String title, @Nullable String master, int threads, Map<String, String> settings) {
    public Wish {
      settings = Map.copyOf(settings);
    }
  }
}
