/**
 * Pair counts and the two-point correlation functions made of them.
 *
 * <p>Two walks count pairs, and agree to the last one. {@link
 * org.cosmoassay.statistics.twopoint.PairTraversal} is the fast one, over one unweighted cloud in a
 * periodic box; a {@link org.cosmoassay.statistics.twopoint.PairStatistic} is made of it, so that
 * several share a walk. {@link org.cosmoassay.statistics.twopoint.CrossWalk} is the general one,
 * over any two sets of {@link org.cosmoassay.statistics.twopoint.PairPoints}, weighted and by
 * region, in a box or in open space, by any {@link org.cosmoassay.statistics.twopoint.PairBinning}.
 *
 * <p>Statistics of two clouds in one box are {@link org.cosmoassay.statistics.CrossStatistic}s,
 * listed by {@link org.cosmoassay.statistics.twopoint.CrossDefinitions}:
 *
 * <pre>{@code
 * Measurement xi = CrossCorrelation.of(RadialBins.parse("log:1:40:12")).measure(first, second);
 * }</pre>
 */
@NullMarked
package org.cosmoassay.statistics.twopoint;

import org.jspecify.annotations.NullMarked;
