package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunStoreException;

/**
 * Sets of trials of a calibration, a task each.
 *
 * @param id tells this job from any other
 * @param sets numbers of the sets to make, of {@link TrialWorkshop#make}
 * @param measurements of the clouds of the pool, as files by their key
 */
record CalibrationJob(
    String id,
    BenchmarkText text,
    Calibrator.Settings settings,
    ArrayList<Integer> sets,
    TreeMap<String, byte[]> measurements)
    implements Job<TrialResult> {

  @Override
  public TrialResult run(int task) throws Exception {
    try {
      Bench bench = TaskShare.of(id, Bench.class, this::open);
      byte[] json = TrialCache.json(bench.workshop().make(sets.get(task)));
      return new TrialResult(new String(json, StandardCharsets.UTF_8), "");
    } catch (SourceException | ConfigurationException | RunStoreException | IOException e) {
      return new TrialResult("", String.valueOf(e.getMessage()));
    }
  }

  private Bench open()
      throws SourceException, ConfigurationException, RunStoreException, IOException {
    OpenBenchmark open = OpenBenchmark.of(text);
    try {
      MeasurementCache cache = MeasurementCache.in(open.scratch());
      for (Map.Entry<String, byte[]> file : measurements.entrySet()) {
        cache.keep(file.getKey(), file.getValue());
      }
      return new Bench(
          open,
          new TrialWorkshop(open.benchmark(), settings, open.sources(), cache, Progress.NONE));
    } catch (SourceException | RunStoreException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  @Override
  public void release() {
    TaskShare.release(id);
  }

  /** Where the sets of one process are made. */
  private record Bench(OpenBenchmark open, TrialWorkshop workshop) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      open.close();
    }
  }
}
