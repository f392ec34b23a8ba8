package org.cosmoassay.statistics.slab;

import java.util.List;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * A statistic of a cloud that need not be held as a whole: slab by slab it has the bits it has of
 * the whole cloud, whatever the slabs.
 *
 * @param <S> what its passes find
 */
public interface SlabStatistic<S extends SlabSums<S>> extends Statistic {

  /**
   * The passes over a cloud of so many points.
   *
   * @throws IllegalArgumentException when the parameters do not fit the box
   */
  List<SlabPass<S>> passes(PeriodicBox box, long points);

  /** The measurement from the sums of each of the {@link #passes} over all of its slabs. */
  Measurement evaluate(CloudOutline outline, List<S> sums);
}
