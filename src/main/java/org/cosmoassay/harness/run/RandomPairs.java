package org.cosmoassay.harness.run;

import java.util.HashMap;
import java.util.Map;
import org.cosmoassay.statistics.survey.SurveyStatistic;
import org.cosmoassay.statistics.survey.WindowedStatistic;

/**
 * Statistics in the window of the randoms seen last. Pairs of randoms are most of the work, and
 * surveys that share their randoms share them: they are counted once for a whole run. Surveys are
 * measured one at a time, so this is for one thread.
 */
final class RandomPairs {

  private String window = "";
  private final Map<SurveyStatistic, WindowedStatistic> known = new HashMap<>();

  /** The statistic in that window. */
  WindowedStatistic in(SurveySource.Window randoms, SurveyStatistic statistic) {
    if (!randoms.identity().equals(window)) {
      known.clear();
      window = randoms.identity();
    }
    return known.computeIfAbsent(statistic, s -> s.in(randoms.randoms()));
  }
}
