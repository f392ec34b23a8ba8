package org.cosmoassay.harness.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CataloguePieces;
import org.cosmoassay.reference.format.PointBatches;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.cosmoassay.statistics.slab.PlaneCounts;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.slab.SlabStatistic;
import org.cosmoassay.statistics.slab.SlabSums;
import org.jspecify.annotations.Nullable;

/**
 * The slabs of a pass over a huge catalogue, a task each. A task streams all pieces and keeps the
 * points that its slab must see, so that nothing is shuffled and no scratch file is shared.
 */
final class SlabJob implements Job<SlabJob.Part> {

  private static final long serialVersionUID = 1L;

  private final SlabMeasurement.Request request;
  private final double[] sides;
  private final long points;
  private final boolean weighted;
  private final int pass;
  private final PlaneCounts population;
  private final ArrayList<Slab> slabs;

  /**
   * A job.
   *
   * @param weighted whether the cloud has weights
   * @param pass number of the pass of the statistic
   * @param population points of the planes of the pass
   */
  SlabJob(
      SlabMeasurement.Request request,
      CloudOutline outline,
      boolean weighted,
      int pass,
      PlaneCounts population,
      List<Slab> slabs) {
    PeriodicBox box = outline.box();
    this.request = request;
    this.sides = new double[] {box.side(0), box.side(1), box.side(2)};
    this.points = outline.points();
    this.weighted = weighted;
    this.pass = pass;
    this.population = population;
    this.slabs = new ArrayList<>(slabs);
  }

  /**
   * What there is in a slab.
   *
   * @param sums null after a failure
   * @param failure what the user has to mend; empty when all went well
   */
  record Part(@Nullable SlabSums<?> sums, String failure) implements Serializable {}

  @Override
  public Part run(int task) throws Exception {
    try {
      return new Part(sums(request.statistic(), slabs.get(task)), "");
    } catch (CatalogueException | IOException | IllegalArgumentException e) {
      return new Part(null, String.valueOf(e.getMessage()));
    }
  }

  private <S extends SlabSums<S>> S sums(SlabStatistic<S> statistic, Slab slab) throws Exception {
    SlabPass<S> open =
        statistic.passes(new PeriodicBox(sides[0], sides[1], sides[2]), points).get(pass);
    return open.sums(slab, population, read(open, slab));
  }

  private PointCloud read(SlabPass<?> open, Slab slab) throws Exception {
    int count = Math.toIntExact(population.seenBy(slab));
    double[][] positions = new double[3][count];
    double[][] velocities = new double[3][open.needsVelocities() ? count : 0];
    double[] weights = new double[open.needsWeights() && weighted ? count : 0];
    int kept = 0;
    CataloguePieces pieces = request.pieces();
    try (PointBatches batches = pieces.batches(SlabMeasurement.BATCH)) {
      for (PointCloud batch = batches.next(); batch != null; batch = batches.next()) {
        PointCloud view = open.view(batch);
        for (int i = 0; i < view.size(); i++) {
          int plane = open.planes().of(view.position(open.planes().axis(), i));
          int place = Math.floorMod(plane - slab.firstPlane(), population.planes());
          if (place < slab.planes()) {
            if (kept == count) {
              throw changed(count, kept + 1);
            }
            for (int axis = 0; axis < 3; axis++) {
              positions[axis][kept] = view.position(axis, i);
              if (velocities[axis].length > 0) {
                velocities[axis][kept] = view.velocity(axis, i);
              }
            }
            if (weights.length > 0) {
              weights[kept] = view.weight(i);
            }
            kept++;
          }
        }
      }
    }
    if (kept != count) {
      throw changed(count, kept);
    }
    PointCloud.Builder cloud =
        PointCloud.builder(open.planes().box()).positions(positions[0], positions[1], positions[2]);
    if (open.needsVelocities()) {
      cloud.velocities(velocities[0], velocities[1], velocities[2]);
    }
    if (open.needsWeights() && weighted) {
      cloud.weights(weights);
    }
    return cloud.build();
  }

  private static IllegalArgumentException changed(int counted, int kept) {
    return new IllegalArgumentException(
        "the catalogue changed while it was measured: %d points were counted in a slab, and %d are there or more"
            .formatted(counted, kept));
  }

  @Override
  public void release() {
    // Tasks share nothing.
  }
}
