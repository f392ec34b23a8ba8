package org.cosmoassay.statistics.suite;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.twopoint.PairStatistic;
import org.cosmoassay.statistics.twopoint.SharedWalks;

/**
 * Measures many statistics of one cloud. Statistics of pairs in the same bins and the same space
 * share one walk; every result has the same bits as if it had been measured alone.
 */
public final class StatisticSuite {

  private StatisticSuite() {}

  /**
   * One measurement per statistic, in their order.
   *
   * @throws IllegalArgumentException when the parameters of one do not fit the cloud's box
   * @throws IllegalStateException when the cloud lacks what one of them requires
   */
  public static List<Measurement> measureAll(
      List<? extends Statistic> statistics, PointCloud cloud) {
    List<PairStatistic> ofPairs = new ArrayList<>();
    for (Statistic statistic : statistics) {
      if (statistic instanceof PairStatistic pairs) {
        ofPairs.add(pairs);
      }
    }
    SharedWalks walks = SharedWalks.over(cloud, ofPairs);
    List<Measurement> measurements = new ArrayList<>();
    for (Statistic statistic : statistics) {
      measurements.add(
          statistic instanceof PairStatistic pairs
              ? walks.measure(pairs)
              : statistic.measure(cloud));
    }
    return measurements;
  }
}
