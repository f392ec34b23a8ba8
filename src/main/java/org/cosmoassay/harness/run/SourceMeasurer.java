package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SourceTime;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.Role;

/**
 * Measures every statistic of every realization of a source, taking from the cache what is known.
 */
final class SourceMeasurer {

  /** Clouds above this size fill the threads by themselves and are measured one at a time. */
  private static final int LARGE_CLOUD = 200_000;

  private final Map<String, Estimator> statistics;
  private final MeasurementCache cache;
  private final Progress progress;
  private final List<SourceTime> times = new ArrayList<>();

  /** Statistics by their id in the benchmark, in its order. */
  SourceMeasurer(Map<String, Estimator> statistics, MeasurementCache cache, Progress progress) {
    this.statistics = new LinkedHashMap<>(statistics);
    this.cache = cache;
    this.progress = progress;
  }

  MeasuredSource measure(Specimens specimens, boolean paired, Role role)
      throws SourceException, RunStoreException {
    Source source = specimens.source();
    progress.begin(source.name(), source.size());
    try {
      Stopwatch watch = new Stopwatch(source.name(), source.size());
      List<MeasuredCloud> clouds = measureClouds(specimens, watch);
      times.add(watch.read());
      Map<String, String> missing = missing(clouds);
      Map<String, MeasuredEnsemble> ensembles = new LinkedHashMap<>();
      for (String id : statistics.keySet()) {
        if (!missing.containsKey(id)) {
          ensembles.put(id, MeasuredEnsemble.of(clouds.stream().map(c -> c.measured(id)).toList()));
        }
      }
      SourceRecord record =
          new SourceRecord(
              source.name(),
              source.description(),
              paired,
              role,
              clouds.stream().map(MeasuredCloud::check).toList(),
              missing);
      return new MeasuredSource(record, ensembles);
    } finally {
      progress.end();
    }
  }

  /** How long every source took that was measured, in their order. */
  List<SourceTime> times() {
    return List.copyOf(times);
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
    watch.drawn(index, asked);
    Map<String, Measurement> measured = new LinkedHashMap<>();
    Map<String, Estimator> open = new LinkedHashMap<>();
    Map<String, String> missing = new TreeMap<>();
    for (Map.Entry<String, Estimator> entry : statistics.entrySet()) {
      Estimator statistic = entry.getValue();
      Optional<String> hindrance = specimen.hindrance(statistic);
      if (hindrance.isPresent()) {
        missing.put(entry.getKey(), hindrance.get());
        continue;
      }
      Optional<Measurement> known = cache.find(specimen.identity(statistic), statistic);
      if (known.isPresent()) {
        measured.put(entry.getKey(), known.get());
      } else {
        open.put(entry.getKey(), statistic);
      }
    }
    List<Measurement> fresh = measureAll(specimens, index, specimen, List.copyOf(open.values()));
    int next = 0;
    for (Map.Entry<String, Estimator> entry : open.entrySet()) {
      Measurement measurement = fresh.get(next++);
      Estimator statistic = entry.getValue();
      cache.keep(specimen.identity(statistic), statistic, measurement);
      measured.put(entry.getKey(), measurement);
    }
    progress.step();
    return new MeasuredCloud(specimen.check(), measured, missing);
  }

  private static List<Measurement> measureAll(
      Specimens specimens, int index, Specimen specimen, List<Estimator> statistics)
      throws SourceException {
    try {
      return specimen.measureAll(statistics);
    } catch (IllegalArgumentException e) {
      // The benchmark's bins and this cloud's box do not go together.
      throw new SourceException(
          "source %s, realization %d: %s"
              .formatted(specimens.source().name(), index, Threads.original(e).getMessage()),
          e);
    }
  }

  private static Map<String, String> missing(List<MeasuredCloud> clouds) {
    Map<String, String> missing = new TreeMap<>();
    for (int i = 0; i < clouds.size(); i++) {
      for (Map.Entry<String, String> entry : clouds.get(i).missing().entrySet()) {
        missing.putIfAbsent(entry.getKey(), entry.getValue() + " (first in realization " + i + ")");
      }
    }
    return missing;
  }

  private record MeasuredCloud(
      CloudCheck check, Map<String, Measurement> measurements, Map<String, String> missing) {

    Measurement measured(String id) {
      Measurement measurement = measurements.get(id);
      if (measurement == null) {
        throw new IllegalStateException("The statistic " + id + " was not measured.");
      }
      return measurement;
    }
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
