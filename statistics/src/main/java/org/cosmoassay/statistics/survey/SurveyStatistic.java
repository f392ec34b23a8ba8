package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;

/**
 * A summary statistic of a survey, with random points that trace its window: a pure function of
 * both and of the parameters the statistic was made with. The result is the same for any thread
 * count.
 */
public interface SurveyStatistic extends Estimator {

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
