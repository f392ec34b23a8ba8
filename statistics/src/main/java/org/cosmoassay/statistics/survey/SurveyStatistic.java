package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Measurement;

/**
 * A summary statistic of a survey, with random points that trace its window: a pure function of
 * both and of the parameters the statistic was made with. The result is the same for any thread
 * count.
 */
public interface SurveyStatistic {

  /** The name on the command line and in results, e.g. {@code xi}. */
  String name();

  /** Raised whenever a number this statistic prints changes. */
  int version();

  /**
   * Every parameter that can change a number, as canonical text: equal text means equal results.
   */
  String parameters();

  /** Whether it needs distances; others look at directions alone. */
  boolean needsDistances();

  /**
   * Measures a survey. Work is spread over the fork-join pool of the calling thread, or over the
   * common pool. Surveys without points give NaN with flags, never an exception.
   *
   * @throws IllegalArgumentException when distances are needed and one of them has none
   */
  Measurement measure(Survey data, Survey randoms);
}
