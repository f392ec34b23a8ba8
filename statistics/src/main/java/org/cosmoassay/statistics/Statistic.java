package org.cosmoassay.statistics;

import java.util.Set;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A summary statistic of a point cloud: a pure function of the cloud and of the parameters the
 * statistic was made with. The result is the same for any thread count.
 */
public interface Statistic extends Estimator {

  /** What the cloud must have beyond positions. */
  Set<Requirement> requires();

  /**
   * Measures one cloud. Work is spread over the fork-join pool of the calling thread, or over the
   * common pool. Clouds of 0 or 1 points give NaN with flags, never an exception.
   *
   * @throws IllegalArgumentException when the parameters do not fit the cloud's box
   */
  Measurement measure(PointCloud cloud);
}
