package org.cosmoassay.spark;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.engine.EngineException;
import org.cosmoassay.harness.engine.EngineFactory;
import org.jspecify.annotations.Nullable;

/** Starts Spark, on this machine or with a cluster's master. */
public final class SparkEngineFactory implements EngineFactory {

  private static final String MASTER = "spark.master";
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  /** Where the launcher says the clone is; models that ship are found below it. */
  private static final String HOME = "cosmoassay.home";

  /** For service loading. */
  public SparkEngineFactory() {}

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Engine start(Wish wish) throws EngineException {
    SparkConf configuration = configuration(wish);
    try {
      return new SparkEngine(new JavaSparkContext(configuration));
    } catch (Exception e) {
      // Scala does not declare what it throws.
      throw new EngineException(
          "--engine spark, master %s: %s; check --master and --engine-setting"
              .formatted(configuration.get(MASTER), reason(e)),
          e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }

  static SparkConf configuration(Wish wish) throws EngineException {
    SparkConf configuration = new SparkConf().setAppName("CosmoAssay: " + wish.title());
    if (wish.master() != null) {
      configuration.setMaster(wish.master());
    }
    configuration.setIfMissing(MASTER, "local[" + wish.threads() + "]");
    configuration.setIfMissing("spark.ui.enabled", "false");
    configuration.setIfMissing("spark.ui.showConsoleProgress", "false");
    // Results are written to disk as they come, so that only some are in memory at any time.
    configuration.setIfMissing("spark.driver.maxResultSize", "0");
    wish.settings().forEach(configuration::set);
    if (configuration.get(MASTER).startsWith("local")) {
      // Nobody else is meant to reach this machine.
      configuration.setIfMissing("spark.driver.host", "127.0.0.1");
      configuration.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      configuration.set("spark.jars", String.join(",", jars(configuration)));
      String own = configuration.get(EXECUTOR_OPTIONS, "");
      configuration.set(EXECUTOR_OPTIONS, String.join(" ", executorOptions(own)));
    }
    return configuration;
  }

  private static List<String> executorOptions(String own) {
    List<String> options = new ArrayList<>();
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      options.add("--add-modules=jdk.incubator.vector");
    }
    String home = System.getProperty(HOME);
    if (home != null) {
      options.add("\"-D" + HOME + "=" + home + "\"");
    }
    if (!own.isEmpty()) {
      options.add(own);
    }
    return options;
  }

  /** What executors need beside Spark itself: the program, and this module. */
  private static List<String> jars(SparkConf configuration) throws EngineException {
    List<String> jars = new ArrayList<>();
    String own = configuration.get("spark.jars", "");
    if (!own.isEmpty()) {
      jars.add(own);
    }
    for (Class<?> member : List.of(Engine.class, SparkEngineFactory.class)) {
      Path place = place(member);
      if (place == null || !Files.isRegularFile(place)) {
        throw new EngineException(
            "--engine spark: a cluster needs the program as jars, and %s was loaded from %s; start it from cosmoassay.jar and cosmoassay-spark.jar"
                .formatted(member.getSimpleName(), place));
      }
      jars.add(place.toString());
    }
    return jars;
  }

  private static @Nullable Path place(Class<?> member) throws EngineException {
    try {
      URI place =
          Objects.requireNonNull(member.getProtectionDomain().getCodeSource())
              .getLocation()
              .toURI();
      return "file".equals(place.getScheme()) ? Path.of(place) : null;
    } catch (URISyntaxException e) {
      throw new EngineException("--engine spark: " + e.getMessage(), e);
    }
  }
}
