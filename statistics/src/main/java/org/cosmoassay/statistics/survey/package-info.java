/**
 * Statistics of surveys, whose window is traced by random points.
 *
 * <p>A {@link org.cosmoassay.statistics.survey.SkyCatalogue} is what was observed; a {@link
 * org.cosmoassay.statistics.survey.Survey} is the same in space around the observer:
 *
 * <pre>{@code
 * ComovingDistance distance = ComovingDistance.of(0.31);
 * Survey data = Survey.of(SkyCatalogue.of(ra, dec, z).withWeights(w), distance);
 * Survey randoms = Survey.of(SkyCatalogue.of(raR, decR, zR), distance);
 * Measurement wp =
 *     SurveyProjection.summed(CylinderBins.of(RadialBins.parse("log:0.1:30:15"), 40, 40))
 *         .measure(data, randoms);
 * }</pre>
 *
 * <p>{@link org.cosmoassay.statistics.survey.SurveyDefinitions} lists the statistics as data for
 * the command line ({@code measure DATA --randoms FILE}) and benchmarks, as {@code
 * CrossDefinitions} does for two clouds in a box ({@code measure A --with B}); {@code
 * KnownStatistics} holds those of one cloud.
 */
@NullMarked
package org.cosmoassay.statistics.survey;

import org.jspecify.annotations.NullMarked;
