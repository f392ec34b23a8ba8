package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.slab.SlabStatistic;

/**
 * A statistic made of pair sums alone, so that several of them can share one walk over the pairs.
 */
public interface PairStatistic extends SlabStatistic<PartialPairCounts> {

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

  @Override
  default List<SlabPass<PartialPairCounts>> passes(PeriodicBox box, long points) {
    PairKernel kernel = PairKernel.available();
    List<SlabPass<PartialPairCounts>> passes = new ArrayList<>();
    for (PairRequest request : requests()) {
      passes.add(PairPass.of(request, kernel, box, points));
    }
    return passes;
  }

  @Override
  default Measurement evaluate(CloudOutline outline, List<PartialPairCounts> sums) {
    List<PairTally> tallies = new ArrayList<>();
    for (int walk = 0; walk < sums.size(); walk++) {
      tallies.add(
          PairTally.of(requests().get(walk), outline.points(), outline.box(), sums.get(walk)));
    }
    return evaluate(tallies);
  }
}
