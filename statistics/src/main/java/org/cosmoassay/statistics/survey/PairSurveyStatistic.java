package org.cosmoassay.statistics.survey;

import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.twopoint.BinnedPairs;
import org.cosmoassay.statistics.twopoint.CrossWalk;
import org.cosmoassay.statistics.twopoint.PairBinning;
import org.cosmoassay.statistics.twopoint.PairPoints;

/** A statistic made of pair counts alone, so that they can be counted once and used often. */
interface PairSurveyStatistic extends SurveyStatistic {

  /** The points of a survey in the space in which their pairs are binned. */
  PairPoints points(Survey survey);

  /** How pairs are binned. */
  PairBinning binning();

  /** How pairs of data and of randoms are combined. */
  PairEstimator estimator();

  /** The pairs this statistic needs. */
  default SurveyCounts count(Survey data, Survey randoms, BinnedPairs randomPairs) {
    return SurveyCounts.of(points(data), points(randoms), randomPairs, binning(), estimator());
  }

  /** The measurement from the pairs. */
  Measurement evaluate(SurveyCounts counts);

  @Override
  default BinnedPairs randomPairs(Survey randoms) {
    return CrossWalk.within(points(randoms), binning());
  }

  @Override
  default Measurement measure(Survey data, Survey randoms, BinnedPairs randomPairs) {
    return evaluate(count(data, randoms, randomPairs));
  }
}
