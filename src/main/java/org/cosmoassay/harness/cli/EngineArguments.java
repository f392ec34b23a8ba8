package org.cosmoassay.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.engine.EngineException;
import org.cosmoassay.harness.engine.EngineFactory;
import org.cosmoassay.harness.engine.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the work is done. */
final class EngineArguments {

  private static final String THREADS = "threads";

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "Where the work is done: `threads` of this process (default), or `spark`. Results never"
              + " depend on it.")
  private String engine = THREADS;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Of `--engine spark`: its cluster, e.g. spark://host:7077, yarn or local[4]; default: what"
              + " spark-submit says, else this machine.")
  private @Nullable String master;

  @Option(
      names = "--engine-setting",
      paramLabel = "KEY=VALUE",
      description =
          "Of `--engine spark`: a setting of Spark, e.g. spark.executor.memory=8g; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** Whether another engine than the usual is asked for. */
  boolean areGiven() {
    return !engine.equals(THREADS);
  }

  /**
   * Starts the engine; null for threads of this process.
   *
   * @param title what the engine's own pages call the work
   */
  @Nullable Engine start(String title, int threads) throws EngineException, UsageException {
    if (engine.equals(THREADS)) {
      if (master != null || !settings.isEmpty()) {
        throw new UsageException(
            "%s: threads of this process have none; add --engine spark"
                .formatted(master != null ? "--master " + master : "--engine-setting"));
      }
      return null;
    }
    return Engines.named(engine).start(new EngineFactory.Wish(title, master, threads, settings));
  }
}
