package org.cosmoassay.harness.run;

import java.util.Arrays;
import java.util.List;
import org.cosmoassay.harness.store.NoveltyRecord;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SliceFile;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * The generated cloud that is closest to a training cloud, and that training cloud moved upon it,
 * for pictures side by side.
 */
final class ClosestPair {

  private final String source;
  private final @Nullable PointCloud generated;
  private final @Nullable PointCloud moved;

  private ClosestPair(String source, @Nullable PointCloud generated, @Nullable PointCloud moved) {
    this.source = source;
    this.generated = generated;
    this.moved = moved;
  }

  static ClosestPair of(
      NoveltyRecord record, List<PointCloud> generated, List<PointCloud> training) {
    int closest = record.closest();
    if (closest < 0) {
      return new ClosestPair(record.source(), null, null);
    }
    NoveltyRecord.Generated pair = record.generated().get(closest);
    return new ClosestPair(
        record.source(), generated.get(closest), pair.match().moved(training.get(pair.cloud())));
  }

  /** Writes the lowest slab of both. */
  void write(RunDirectory directory) throws RunStoreException {
    if (generated == null || moved == null) {
      return;
    }
    PeriodicBox box = generated.box();
    double depth = SliceFile.depth(box.lz(), generated.size());
    write(directory, "generated", generated, depth);
    write(directory, "training", moved, depth);
  }

  private void write(RunDirectory directory, String side, PointCloud cloud, double depth)
      throws RunStoreException {
    double[] x = new double[cloud.size()];
    double[] y = new double[cloud.size()];
    int shown = 0;
    for (int i = 0; i < cloud.size(); i++) {
      if (cloud.z(i) < depth) {
        x[shown] = cloud.x(i);
        y[shown] = cloud.y(i);
        shown++;
      }
    }
    PeriodicBox box = cloud.box();
    SliceFile.write(
        directory.closest(source, side),
        Arrays.copyOf(x, shown),
        Arrays.copyOf(y, shown),
        new double[] {box.lx(), box.ly(), depth});
  }
}
