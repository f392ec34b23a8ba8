package org.cosmoassay.statistics;

/** What every statistic says of itself, whatever it measures. */
public interface Estimator {

  /** The name on the command line, in benchmark files and in results, e.g. {@code xi}. */
  String name();

  /** Raised whenever a number this statistic prints changes; part of every cache key. */
  int version();

  /**
   * Every parameter that can change a number, as canonical text: equal text means equal results.
   */
  String parameters();
}
