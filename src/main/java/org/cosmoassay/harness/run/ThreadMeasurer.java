package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Parallel;

/** Measures in threads of this process, taking from the cache what is known. */
final class ThreadMeasurer implements CloudMeasurer {

  /** Clouds above this size fill the threads by themselves and are measured one at a time. */
  private static final int LARGE_CLOUD = 200_000;

  private final Map<String, Estimator> statistics;
  private final MeasurementCache cache;
  private final Progress progress;

  /** Statistics by their id in the benchmark, in its order. */
  ThreadMeasurer(Map<String, Estimator> statistics, MeasurementCache cache, Progress progress) {
    this.statistics = new LinkedHashMap<>(statistics);
    this.cache = cache;
    this.progress = progress;
  }

  @Override
  public List<MeasuredCloud> measure(Specimens specimens, Stopwatch watch)
      throws SourceException, RunStoreException {
    long begun = Stopwatch.processorTime();
    List<MeasuredCloud> clouds = measureClouds(specimens, watch);
    watch.computed(Stopwatch.processorTime() - begun);
    return clouds;
  }

  private List<MeasuredCloud> measureClouds(Specimens specimens, Stopwatch watch)
      throws SourceException, RunStoreException {
    int size = specimens.source().size();
    MeasuredCloud first = measureCloud(specimens, 0, watch);
    List<MeasuredCloud> clouds = new ArrayList<>(List.of(first));
    if (specimens.areLarge() || first.check().points() > LARGE_CLOUD) {
      for (int i = 1; i < size; i++) {
        clouds.add(measureCloud(specimens, i, watch));
      }
      return clouds;
    }
    try {
      clouds.addAll(Parallel.map(size - 1, i -> measureCarrying(specimens, i + 1, watch)));
      return clouds;
    } catch (CarriedException carried) {
      throw carried.unpacked();
    }
  }

  private MeasuredCloud measureCarrying(Specimens specimens, int index, Stopwatch watch) {
    try {
      return measureCloud(specimens, index, watch);
    } catch (SourceException e) {
      throw new CarriedException(e);
    } catch (RunStoreException e) {
      throw new CarriedException(SourceException.of(specimens.source().name(), e));
    }
  }

  private MeasuredCloud measureCloud(Specimens specimens, int index, Stopwatch watch)
      throws SourceException, RunStoreException {
    long asked = System.nanoTime();
    Specimen specimen = specimens.specimen(index);
    watch.drawn(index, System.nanoTime() - asked);
    WantedStatistics wanted = WantedStatistics.of(specimen, statistics);
    Map<String, Measurement> measured = new LinkedHashMap<>();
    Map<String, Estimator> open = new LinkedHashMap<>();
    for (Map.Entry<String, Estimator> entry : wanted.measurable().entrySet()) {
      Estimator statistic = entry.getValue();
      Optional<Measurement> known = cache.find(specimen.identity(statistic), statistic);
      if (known.isPresent()) {
        measured.put(entry.getKey(), known.get());
      } else {
        open.put(entry.getKey(), statistic);
      }
    }
    Map<String, Measurement> fresh = WantedStatistics.measure(specimens, index, specimen, open);
    for (Map.Entry<String, Estimator> entry : open.entrySet()) {
      Measurement measurement = Objects.requireNonNull(fresh.get(entry.getKey()));
      Estimator statistic = entry.getValue();
      cache.keep(specimen.identity(statistic), statistic, measurement);
      measured.put(entry.getKey(), measurement);
    }
    progress.step();
    return new MeasuredCloud(specimen.check(), measured, wanted.missing());
  }

  /** Carries a checked exception out of a parallel task. */
  private static final class CarriedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SourceException carried;

    CarriedException(SourceException carried) {
      super(carried);
      this.carried = carried;
    }

    SourceException unpacked() {
      return carried;
    }
  }
}
