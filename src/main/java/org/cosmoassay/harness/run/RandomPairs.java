package org.cosmoassay.harness.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.survey.SurveyStatistic;
import org.cosmoassay.statistics.twopoint.BinnedPairs;

/**
 * Pairs of randoms with randoms, counted once for all surveys of a run that share their randoms;
 * whoever needs pairs that are being counted waits for them.
 */
final class RandomPairs {

  /** Of a statistic in many bins these take some 100 kB each. */
  private static final int MOST_KEPT = 1000;

  private record Key(String window, SurveyStatistic statistic) {}

  private final Map<Key, BinnedPairs> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BinnedPairs> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** Measures a survey. */
  Measurement measure(SurveyStatistic statistic, SurveySource.Realization survey) {
    SurveySource.Window window = survey.window();
    return statistic.measure(survey.data(), window.randoms(), pairs(statistic, window));
  }

  private synchronized BinnedPairs pairs(SurveyStatistic statistic, SurveySource.Window window) {
    return known.computeIfAbsent(
        new Key(window.identity(), statistic), key -> statistic.randomPairs(window.randoms()));
  }
}
