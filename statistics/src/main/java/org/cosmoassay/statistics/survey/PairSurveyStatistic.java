package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Measurement;

/** A statistic made of pair counts alone, so that they can be counted once and used often. */
interface PairSurveyStatistic extends SurveyStatistic {

  /** The pairs this statistic needs. */
  SurveyCounts count(Survey data, Survey randoms);

  /** The measurement from the pairs. */
  Measurement evaluate(SurveyCounts counts);

  @Override
  default Measurement measure(Survey data, Survey randoms) {
    return evaluate(count(data, randoms));
  }
}
