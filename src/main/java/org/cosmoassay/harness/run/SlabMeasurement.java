package org.cosmoassay.harness.run;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.reference.format.CataloguePieces;
import org.cosmoassay.reference.format.PointBatches;
import org.cosmoassay.reference.scratch.PlaneFile;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.slab.CloudOutline;
import org.cosmoassay.statistics.slab.PlaneCounts;
import org.cosmoassay.statistics.slab.Slab;
import org.cosmoassay.statistics.slab.SlabPass;
import org.cosmoassay.statistics.slab.SlabPlan;
import org.cosmoassay.statistics.slab.SlabStatistic;
import org.cosmoassay.statistics.slab.SlabSums;
import org.jspecify.annotations.Nullable;

/**
 * Measures a catalogue that need not fit into the heap: every pass of a statistic streams its
 * points into a scratch file, sorted by planes, and goes through it slab after slab. The result has
 * the bits of that of the whole.
 */
public final class SlabMeasurement {

  /** Points of a batch on their way from the catalogue to the scratch file. */
  static final int BATCH = 1 << 18;

  /**
   * The part of the heap, less the sums, that the points of a slab and what is made of them take.
   */
  private static final double SHARE_OF_HEAP = 0.45;

  /** A value is in a column as read, in a cloud, and in the grid or tree of a statistic. */
  private static final int COPIES = 3;

  /** Indices and cells of a grid or tree beside the values of a point, in bytes. */
  private static final int BYTES_OF_INDICES = 24;

  private final CataloguePieces pieces;
  private final int slabs;
  private final Path scratch;
  private final Progress progress;

  /** Where slabs are measured; null when it is here. */
  private final @Nullable Elsewhere elsewhere;

  private CloudOutline outline = CloudOutline.unweighted(PeriodicBox.cube(1), 0);
  private boolean weighted;
  private int mostSlabs;
  private long mostPoints;

  private SlabMeasurement(
      CataloguePieces pieces,
      int slabs,
      Path scratch,
      Progress progress,
      @Nullable Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
    this.pieces = pieces;
    this.slabs = slabs;
    this.scratch = scratch;
    this.progress = progress;
  }

  /** How another process finds what is to be measured. */
  public interface Request extends Serializable {

    /** The statistic. */
    SlabStatistic<?> statistic() throws Exception;

    /** The points. */
    CataloguePieces pieces() throws Exception;
  }

  /** An engine that measures slabs, and what it has to know. */
  public record Elsewhere(Engine engine, Request request) {}

  /**
   * A measurement and how it was made.
   *
   * @param measurement the measurement
   * @param outline what was measured
   * @param slabs the most slabs of a pass
   * @param mostPoints the most points that were in memory for a slab
   */
  public record Result(Measurement measurement, CloudOutline outline, int slabs, long mostPoints) {}

  /**
   * Measures.
   *
   * @param slabs number of slabs; 0 for as few as the heap allows
   * @param scratch directory of the scratch file
   * @param progress told of every batch and slab
   * @param elsewhere where slabs are measured; null for this process
   * @throws IllegalArgumentException when the parameters do not fit the box, or a slab not the heap
   * @throws IllegalStateException when the cloud lacks what the statistic requires
   */
  public static Result of(
      SlabStatistic<?> statistic,
      CataloguePieces pieces,
      int slabs,
      Path scratch,
      Progress progress,
      @Nullable Elsewhere elsewhere)
      throws CatalogueException, IOException, SourceException, RunStoreException {
    return new SlabMeasurement(pieces, slabs, scratch, progress, elsewhere).measure(statistic);
  }

  private <S extends SlabSums<S>> Result measure(SlabStatistic<S> statistic)
      throws CatalogueException, IOException, SourceException, RunStoreException {
    sketch();
    List<S> sums = new ArrayList<>();
    for (SlabPass<S> pass : statistic.passes(outline.box(), outline.points())) {
      sums.add(elsewhere == null ? sums(pass) : sums(pass, sums.size(), elsewhere));
    }
    return new Result(statistic.evaluate(outline, sums), outline, mostSlabs, mostPoints);
  }

  /** Learns the number of points and their weights; reads them only where it must. */
  private void sketch() throws CatalogueException, IOException {
    CataloguePieces.Head head = pieces.head();
    try (PointBatches batches = pieces.batches(BATCH)) {
      PointCloud batch = batches.next();
      if (batch == null) {
        throw new CatalogueException(
            pieces.files().get(0), "there are no points; name the folder that holds the pieces");
      }
      PeriodicBox box = batch.box();
      weighted = batch.hasWeights();
      if (!weighted && head.points().isPresent()) {
        outline = CloudOutline.unweighted(box, head.points().getAsLong());
        return;
      }
      CloudOutline.Totals totals = new CloudOutline.Totals();
      for (; batch != null; batch = batches.next()) {
        totals.add(batch);
      }
      outline = totals.outline(box);
    }
  }

  private <S extends SlabSums<S>> S sums(SlabPass<S> pass) throws CatalogueException, IOException {
    try (PlaneFile points = PlaneFile.create(pass, scratch, outline.points(), weighted)) {
      sort(points);
      SlabPlan plan = plan(pass, points.population());
      progress.begin("slabs", plan.slabs().size());
      S sum = null;
      for (Slab slab : plan.slabs()) {
        S part = pass.sums(slab, points.population(), points.read(slab));
        sum = sum == null ? part : sum.plus(part);
        progress.step();
      }
      progress.end();
      return Objects.requireNonNull(sum);
    }
  }

  private SlabPlan plan(SlabPass<?> pass, PlaneCounts population) {
    SlabPlan plan =
        slabs > 0
            ? SlabPlan.of(pass, population, slabs)
            : SlabPlan.within(pass, population, room(pass));
    mostSlabs = Math.max(mostSlabs, plan.slabs().size());
    mostPoints = Math.max(mostPoints, plan.mostPoints());
    return plan;
  }

  private <S extends SlabSums<S>> S sums(SlabPass<S> pass, int number, Elsewhere elsewhere)
      throws CatalogueException, IOException, SourceException, RunStoreException {
    PlaneCounts population = count(pass);
    SlabPlan plan = plan(pass, population);
    SlabJob job =
        new SlabJob(elsewhere.request(), outline, weighted, number, population, plan.slabs());
    int count = plan.slabs().size();
    AtomicReferenceArray<SlabJob.Part> parts = new AtomicReferenceArray<>(count);
    S sum = null;
    progress.begin("slabs", count);
    try (Engine.Execution execution = elsewhere.engine().start(job, count, parts::set)) {
      for (int slab = 0; slab < count; slab++) {
        EngineTasks.await(execution, slab);
        SlabJob.Part part = parts.getAndSet(slab, null);
        if (!part.failure().isEmpty()) {
          throw new SourceException(part.failure());
        }
        @SuppressWarnings("unchecked") // the statistic there is the one here
        S found = (S) Objects.requireNonNull(part.sums());
        sum = sum == null ? found : sum.plus(found);
        progress.step();
      }
    } finally {
      progress.end();
    }
    return Objects.requireNonNull(sum);
  }

  private PlaneCounts count(SlabPass<?> pass) throws CatalogueException, IOException {
    long[] counts = new long[pass.planes().count()];
    progress.begin("counting points", (int) (outline.points() / BATCH));
    try (PointBatches batches = pieces.batches(BATCH)) {
      for (PointCloud batch = batches.next(); batch != null; batch = batches.next()) {
        PointCloud view = pass.view(batch);
        for (int i = 0; i < view.size(); i++) {
          counts[pass.planes().of(view.position(pass.planes().axis(), i))]++;
        }
        progress.step();
      }
    } finally {
      progress.end();
    }
    return PlaneCounts.of(counts);
  }

  private void sort(PlaneFile points) throws CatalogueException, IOException {
    progress.begin("sorting points", (int) (outline.points() / BATCH));
    long added = 0;
    try (PointBatches batches = pieces.batches(BATCH)) {
      for (PointCloud batch = batches.next(); batch != null; batch = batches.next()) {
        points.add(batch);
        // Pieces end with smaller batches: whole ones are counted.
        if ((added + batch.size()) / BATCH > added / BATCH) {
          progress.step();
        }
        added += batch.size();
      }
    }
    progress.end();
  }

  /** The most points of a slab for which there is room. */
  private long room(SlabPass<?> pass) {
    int columns = 3 + (pass.needsVelocities() ? 3 : 0) + (pass.needsWeights() && weighted ? 1 : 0);
    double bytesPerPoint = (double) columns * Double.BYTES * COPIES + BYTES_OF_INDICES;
    double free = Runtime.getRuntime().maxMemory() - (double) pass.bytesOfSums();
    return (long) Math.max(1, SHARE_OF_HEAP * free / bytesPerPoint);
  }
}
