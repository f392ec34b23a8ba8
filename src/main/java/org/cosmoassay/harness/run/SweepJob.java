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
import org.jspecify.annotations.Nullable;

/**
 * The clouds of all sources of a benchmark, a task each: those of the reference first, and then
 * source by source.
 *
 * @param id tells this job from any other
 * @param sizes number of clouds of the reference, 0 when it has none to be measured, and of every
 *     source
 * @param lookedAtAgain so many of the first clouds of every source are sent back, where a model
 *     drew them
 * @param known keys of measurements that need not be made again
 */
record SweepJob(
    String id,
    BenchmarkText text,
    ArrayList<Integer> sizes,
    int lookedAtAgain,
    HashSet<String> known)
    implements Job<CloudResult> {

  /** Larger clouds, of some 50 MB and more, are not sent back. */
  private static final int MOST_POINTS_SENT = 1_000_000;

  @Override
  public CloudResult run(int task) throws Exception {
    int source = 0;
    int index = task;
    while (index >= sizes.get(source)) {
      index -= sizes.get(source++);
    }
    try {
      OpenBenchmark open = TaskShare.of(id, OpenBenchmark.class, () -> OpenBenchmark.of(text));
      return measure(open, open.specimens().get(source), index);
    } catch (SourceException | ConfigurationException | IOException e) {
      return CloudResult.failed(String.valueOf(e.getMessage()));
    }
  }

  private CloudResult measure(OpenBenchmark benchmark, Specimens specimens, int index)
      throws SourceException {
    long begun = Stopwatch.threadTime();
    long asked = System.nanoTime();
    Specimen specimen = specimens.specimen(index);
    long drawn = System.nanoTime() - asked;
    WantedStatistics wanted = WantedStatistics.of(specimen, benchmark.statistics());
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
        index < lookedAtAgain ? drawn(benchmark, specimens.source().name(), index) : null,
        drawn,
        Stopwatch.threadTime() - begun,
        "");
  }

  /** A cloud, when a model drew it: to draw it again takes longer than to send it. */
  private static CloudSource.@Nullable Realization drawn(
      OpenBenchmark benchmark, String source, int index) {
    return benchmark
        .sources()
        .remembered(source)
        .flatMap(clouds -> clouds.recall(index))
        .filter(realization -> realization.cloud().size() <= MOST_POINTS_SENT)
        .orElse(null);
  }

  @Override
  public void release() {
    TaskShare.release(id);
  }
}
