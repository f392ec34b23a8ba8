package org.cosmoassay.statistics;

import java.util.Set;
import org.cosmoassay.statistics.catalog.PointCloud;

/**
 * A summary statistic of two point clouds in the same box: a pure function of both and of the
 * parameters the statistic was made with. The result is the same for any thread count.
 */
public interface CrossStatistic {

  /** The name on the command line and in results, e.g. {@code xi-cross}. */
  String name();

  /** Raised whenever a number this statistic prints changes. */
  int version();

  /**
   * Every parameter that can change a number, as canonical text: equal text means equal results.
   */
  String parameters();

  /** What both clouds must have beyond positions. */
  Set<Requirement> requires();

  /**
   * Measures two clouds. Work is spread over the fork-join pool of the calling thread, or over the
   * common pool. Clouds without points give NaN with flags, never an exception.
   *
   * @throws IllegalArgumentException when the boxes differ, or the parameters do not fit the box
   */
  Measurement measure(PointCloud first, PointCloud second);
}
