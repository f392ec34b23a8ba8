package org.cosmoassay.statistics.twopoint;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PointCloud;

/** The fewest walks over the pairs of one cloud that serve several statistics. */
public final class SharedWalks {

  private final List<PairRequest> requests;
  private final List<PairTally> tallies;

  private SharedWalks(List<PairRequest> requests, List<PairTally> tallies) {
    this.requests = requests;
    this.tallies = tallies;
  }

  /** Walks over the pairs of the cloud for the given statistics. */
  public static SharedWalks over(PointCloud cloud, List<PairStatistic> statistics) {
    List<PairRequest> merged = merge(statistics);
    return new SharedWalks(
        merged, merged.stream().map(request -> PairTraversal.walk(cloud, request)).toList());
  }

  /** The requests of all statistics; those in the same bins and the same space made one. */
  static List<PairRequest> merge(List<PairStatistic> statistics) {
    List<PairRequest> merged = new ArrayList<>();
    for (PairStatistic statistic : statistics) {
      for (PairRequest request : statistic.requests()) {
        int at = 0;
        while (at < merged.size() && !merged.get(at).canShareWith(request)) {
          at++;
        }
        if (at < merged.size()) {
          merged.set(at, merged.get(at).and(request));
        } else {
          merged.add(request);
        }
      }
    }
    return merged;
  }

  /** The measurement of one of the statistics. */
  public Measurement measure(PairStatistic statistic) {
    return statistic.evaluate(statistic.requests().stream().map(this::tally).toList());
  }

  private PairTally tally(PairRequest request) {
    for (int at = 0; at < requests.size(); at++) {
      if (requests.get(at).serves(request)) {
        return tallies.get(at);
      }
    }
    throw new IllegalArgumentException("No walk was made for this statistic.");
  }
}
