package org.cosmoassay.statistics.comparison;

import org.cosmoassay.statistics.Axis;

/**
 * What a source is held against in one statistic: realizations of the reference, or a mean with the
 * covariance of a publication.
 */
public sealed interface Expectation permits MeasuredEnsemble, TabulatedMean {

  /** Name of the statistic. */
  String statistic();

  /** The axis of its rows. */
  Axis axis();
}
