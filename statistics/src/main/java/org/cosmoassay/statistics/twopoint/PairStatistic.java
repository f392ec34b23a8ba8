package org.cosmoassay.statistics.twopoint;

import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A statistic made of pair sums alone, so that several of them can share one walk over the pairs.
 */
public interface PairStatistic extends Statistic {

  /** The walks this statistic needs. */
  List<PairRequest> requests();

  /**
   * The measurement from the results of its {@link #requests}, in their order. A tally may hold
   * more than was requested.
   */
  Measurement evaluate(List<PairTally> tallies);

  @Override
  default Measurement measure(PointCloud cloud) {
    return evaluate(
        requests().stream().map(request -> PairTraversal.walk(cloud, request)).toList());
  }
}
