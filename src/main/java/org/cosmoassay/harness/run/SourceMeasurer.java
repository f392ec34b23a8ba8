package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cosmoassay.harness.run.Source.Realization;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.Requirement;
import org.cosmoassay.statistics.Statistic;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.suite.StatisticSuite;

/** Measures every statistic of every cloud of a source, taking from the cache what is known. */
final class SourceMeasurer {

  /** Clouds above this size fill the threads by themselves and are measured one at a time. */
  private static final int LARGE_CLOUD = 200_000;

  private final Map<String, Statistic> statistics;
  private final MeasurementCache cache;
  private final Progress progress;

  /** Statistics by their id in the benchmark, in its order. */
  SourceMeasurer(Map<String, Statistic> statistics, MeasurementCache cache, Progress progress) {
    this.statistics = new LinkedHashMap<>(statistics);
    this.cache = cache;
    this.progress = progress;
  }

  MeasuredSource measure(Source source, boolean paired, boolean negativeControl)
      throws SourceException, RunStoreException {
    progress.begin(source.name(), source.size());
    try {
      List<MeasuredCloud> clouds = measureClouds(source);
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
              negativeControl,
              clouds.stream().map(MeasuredCloud::check).toList(),
              missing);
      return new MeasuredSource(record, ensembles);
    } finally {
      progress.end();
    }
  }

  private List<MeasuredCloud> measureClouds(Source source)
      throws SourceException, RunStoreException {
    MeasuredCloud first = measureCloud(source, 0);
    List<MeasuredCloud> clouds = new ArrayList<>(List.of(first));
    if (first.check().points() > LARGE_CLOUD) {
      for (int i = 1; i < source.size(); i++) {
        clouds.add(measureCloud(source, i));
      }
      return clouds;
    }
    try {
      clouds.addAll(Parallel.map(source.size() - 1, i -> measureCarrying(source, i + 1)));
      return clouds;
    } catch (CarriedException carried) {
      throw carried.unpacked();
    }
  }

  private MeasuredCloud measureCarrying(Source source, int index) {
    try {
      return measureCloud(source, index);
    } catch (SourceException e) {
      throw new CarriedException(e);
    } catch (RunStoreException e) {
      throw new CarriedException(SourceException.of(source.name(), e));
    }
  }

  private MeasuredCloud measureCloud(Source source, int index)
      throws SourceException, RunStoreException {
    Realization realization = source.realize(index);
    PointCloud cloud = realization.cloud();
    String hash = CloudHash.of(cloud);
    Map<String, Measurement> measured = new LinkedHashMap<>();
    Map<String, Statistic> open = new LinkedHashMap<>();
    Map<String, String> missing = new TreeMap<>();
    for (Map.Entry<String, Statistic> entry : statistics.entrySet()) {
      Statistic statistic = entry.getValue();
      Optional<Requirement> unmet =
          statistic.requires().stream().sorted().filter(r -> !r.isMetBy(cloud)).findFirst();
      if (unmet.isPresent()) {
        missing.put(entry.getKey(), source.name() + " has no " + unmet.get().label());
        continue;
      }
      Optional<Measurement> known = cache.find(hash, statistic);
      if (known.isPresent()) {
        measured.put(entry.getKey(), known.get());
      } else {
        open.put(entry.getKey(), statistic);
      }
    }
    List<Measurement> fresh = measureAll(source, index, List.copyOf(open.values()), cloud);
    int next = 0;
    for (Map.Entry<String, Statistic> entry : open.entrySet()) {
      Measurement measurement = fresh.get(next++);
      cache.keep(hash, entry.getValue(), measurement);
      measured.put(entry.getKey(), measurement);
    }
    progress.step();
    return new MeasuredCloud(
        CloudCheck.of(cloud, realization.nonFinite(), realization.outsideBox()), measured, missing);
  }

  private static List<Measurement> measureAll(
      Source source, int index, List<Statistic> statistics, PointCloud cloud)
      throws SourceException {
    try {
      return StatisticSuite.measureAll(statistics, cloud);
    } catch (IllegalArgumentException e) {
      // The benchmark's bins and this cloud's box do not go together.
      throw new SourceException(
          "source %s, realization %d: %s"
              .formatted(source.name(), index, Threads.original(e).getMessage()),
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
