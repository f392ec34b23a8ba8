package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SourceTime;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.Role;

/** Measures every statistic of every realization of a source, and puts its ensembles together. */
final class SourceMeasurer {

  private final List<String> statistics;
  private final CloudMeasurer clouds;
  private final Progress progress;
  private final List<SourceTime> times = new ArrayList<>();

  /**
   * A measurer.
   *
   * @param statistics their ids in the benchmark, in its order
   */
  SourceMeasurer(Collection<String> statistics, CloudMeasurer clouds, Progress progress) {
    this.statistics = List.copyOf(statistics);
    this.clouds = clouds;
    this.progress = progress;
  }

  MeasuredSource measure(Specimens specimens, boolean paired, Role role)
      throws SourceException, RunStoreException {
    Source source = specimens.source();
    progress.begin(source.name(), source.size());
    try {
      Stopwatch watch = new Stopwatch(source.name(), source.size());
      List<MeasuredCloud> measured = clouds.measure(specimens, watch);
      times.add(watch.read());
      Map<String, String> missing = missing(measured);
      Map<String, MeasuredEnsemble> ensembles = new LinkedHashMap<>();
      for (String id : statistics) {
        if (!missing.containsKey(id)) {
          ensembles.put(
              id, MeasuredEnsemble.of(measured.stream().map(c -> c.measured(id)).toList()));
        }
      }
      SourceRecord record =
          new SourceRecord(
              source.name(),
              source.description(),
              paired,
              role,
              measured.stream().map(MeasuredCloud::check).toList(),
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

  private static Map<String, String> missing(List<MeasuredCloud> clouds) {
    Map<String, String> missing = new TreeMap<>();
    for (int i = 0; i < clouds.size(); i++) {
      for (Map.Entry<String, String> entry : clouds.get(i).missing().entrySet()) {
        missing.putIfAbsent(entry.getKey(), entry.getValue() + " (first in realization " + i + ")");
      }
    }
    return missing;
  }
}
