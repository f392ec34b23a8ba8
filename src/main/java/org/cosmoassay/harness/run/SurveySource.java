package org.cosmoassay.harness.run;

import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.survey.Survey;

/** A source of surveys with randoms that trace their window. */
interface SurveySource extends Source {

  /** Realization {@code index}, from 0; always the same one. */
  Realization realize(int index) throws SourceException;

  /**
   * The randoms of a survey.
   *
   * @param identity equal for equal randoms, for caching
   */
  record Window(Survey randoms, String identity) {}

  /**
   * One survey of a source.
   *
   * @param identity equal for equal data, for caching
   */
  record Realization(Survey data, Window window, String identity, CloudCheck check) {}
}
