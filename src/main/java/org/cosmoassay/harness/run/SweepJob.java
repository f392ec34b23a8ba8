package org.cosmoassay.harness.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.Measurement;
import org.cosmoassay.statistics.comparison.CloudCheck;

/**
 * The clouds of all sources of a benchmark, a task each: those of the reference first, and then
 * source by source.
 *
 * @param id tells this job from any other
 * @param sizes number of clouds of the reference, 0 when it has none to be measured, and of every
 *     source
 * @param known keys of measurements that need not be made again
 */
record SweepJob(String id, BenchmarkText text, ArrayList<Integer> sizes, HashSet<String> known)
    implements Job<CloudResult> {

  @Override
  public CloudResult run(int task) throws Exception {
    int source = 0;
    int index = task;
    while (index >= sizes.get(source)) {
      index -= sizes.get(source++);
    }
    try {
      OpenBenchmark open = TaskShare.of(id, OpenBenchmark.class, () -> OpenBenchmark.of(text));
      return measure(open.specimens().get(source), index, open.statistics());
    } catch (SourceException | ConfigurationException | IOException e) {
      return CloudResult.failed(String.valueOf(e.getMessage()));
    }
  }

  private CloudResult measure(Specimens specimens, int index, Map<String, Estimator> statistics)
      throws SourceException {
    long begun = Stopwatch.threadTime();
    long asked = System.nanoTime();
    Specimen specimen = specimens.specimen(index);
    long drawn = System.nanoTime() - asked;
    WantedStatistics wanted = WantedStatistics.of(specimen, statistics);
    LinkedHashMap<String, String> keys = new LinkedHashMap<>();
    Map<String, Estimator> open = new LinkedHashMap<>();
    wanted
        .measurable()
        .forEach(
            (statisticId, statistic) -> {
              String key = MeasurementCache.key(specimen.identity(statistic), statistic);
              keys.put(statisticId, key);
              if (!known.contains(key)) {
                open.put(statisticId, statistic);
              }
            });
    TreeMap<String, byte[]> fresh = new TreeMap<>();
    for (Map.Entry<String, Measurement> measured :
        WantedStatistics.measure(specimens, index, specimen, open).entrySet()) {
      fresh.put(keys.get(measured.getKey()), MeasurementFile.bytes(measured.getValue()));
    }
    CloudCheck check = specimen.check();
    return new CloudResult(
        check.points(),
        check.nonFinite(),
        check.outsideBox(),
        check.duplicates(),
        keys,
        fresh,
        new TreeMap<>(wanted.missing()),
        drawn,
        Stopwatch.threadTime() - begun,
        "");
  }

  @Override
  public void release() {
    TaskShare.release(id);
  }
}
