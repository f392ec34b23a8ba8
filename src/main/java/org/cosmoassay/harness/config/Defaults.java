package org.cosmoassay.harness.config;

import java.util.List;
import org.cosmoassay.statistics.comparison.NoveltyGates;

/** What holds when a benchmark does not say; the schema documents the same values. */
final class Defaults {

  static final long SEED = 42;
  static final double COUNT_TOLERANCE = 0.05;

  /** One hour, in seconds. */
  static final double TIMEOUT_SECONDS = 3600;

  static final String OUTPUT = "npz";
  static final List<String> SURVEY_COLUMNS = List.of("ra", "dec", "redshift");
  static final double HOTELLING_ALPHA = 0.01;
  static final double SAMPLES_ALPHA = 0.01;
  static final int PERMUTATIONS = 9999;
  static final double EQUIVALENCE_ALPHA = 0.05;
  static final double NOVELTY_ALPHA = NoveltyGates.DEFAULT_ALPHA;

  /** Their distances take half a minute beside 100 training clouds. */
  static final int NOVELTY_CLOUDS = 64;

  private Defaults() {}
}
