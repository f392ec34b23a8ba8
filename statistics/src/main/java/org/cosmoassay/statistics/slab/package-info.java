/**
 * Measurements of one cloud that is too large to be held: points are sorted into planes of the box,
 * and parts of the work see only the planes they need, their own and those in reach of them.
 *
 * <p>A {@link org.cosmoassay.statistics.slab.SlabStatistic} makes {@link
 * org.cosmoassay.statistics.slab.SlabPass}es over the points. A pass cuts its work into {@link
 * org.cosmoassay.statistics.slab.Slab}s, in one process or over many, and the {@link
 * org.cosmoassay.statistics.slab.SlabSums} of all slabs, added in any order, give the bits that the
 * statistic has of the whole cloud. Coordinates stay those of the box: no point is copied to x + L.
 *
 * <pre>{@code
 * for (SlabPass<S> pass : statistic.passes(box, points)) {
 *   // sort pass.view(points) by pass.planes(); count them: population
 *   SlabPlan plan = SlabPlan.within(pass, population, mostPoints);
 *   S sum = plan.slabs().stream()
 *       .map(slab -> pass.sums(slab, population, pointsOf(slab)))
 *       .reduce(S::plus).get();
 * }
 * Measurement measurement = statistic.evaluate(outline, sums);
 * }</pre>
 */
@NullMarked
package org.cosmoassay.statistics.slab;

import org.jspecify.annotations.NullMarked;
