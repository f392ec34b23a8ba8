package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.store.NoveltyRecord;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.novelty.CloudPatterns;
import org.jspecify.annotations.Nullable;

/** Two sources that learned from other clouds and draw from the same noise. */
final class Twins {

  private Twins() {}

  /** What the clouds of twins have in common as they lie; null when there is no twin. */
  static NoveltyRecord.@Nullable Twin of(SourceSpec spec, SourceSet sources, int most)
      throws SourceException {
    String name = spec.training().twin();
    if (name == null) {
      return null;
    }
    Optional<CloudSource> own = sources.clouds(spec.name());
    Optional<CloudSource> other = sources.clouds(name);
    if (own.isEmpty() || other.isEmpty()) {
      return null;
    }
    int count = Math.min(most, Math.min(own.get().size(), other.get().size()));
    List<PointCloud> clouds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clouds.add(other.get().realize(i).cloud());
    }
    CloudPatterns patterns = CloudPatterns.of(clouds.get(0).box(), clouds);
    List<Double> same = new ArrayList<>();
    List<Double> different = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PointCloud cloud = own.get().realize(i).cloud();
      same.add(patterns.correlation(cloud, i));
      if (count > 1) {
        different.add(patterns.correlation(cloud, (i + 1) % count));
      }
    }
    return new NoveltyRecord.Twin(name, same, different);
  }
}
