package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Measurement;

/** A statistic of surveys in one window, whose randoms it has already looked at. */
public interface WindowedStatistic {

  /**
   * Measures a survey in the window.
   *
   * @throws IllegalArgumentException when distances are needed and the survey has none
   */
  Measurement measure(Survey data);
}
