package org.cosmoassay.harness.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.run.BenchmarkRunner.Elsewhere;
import org.cosmoassay.harness.store.Calibration.Trials;
import org.cosmoassay.harness.store.RunStoreException;

/** Has the trials of a calibration made by an engine, and keeps each set as soon as it is there. */
final class EngineTrials {

  private EngineTrials() {}

  /** All sets of trials, in their order; what is known is not made again. */
  static List<Trials> make(
      Elsewhere elsewhere,
      Calibrator.Settings settings,
      TrialWorkshop workshop,
      TrialCache cache,
      Progress progress)
      throws SourceException, RunStoreException {
    ArrayList<Integer> open = new ArrayList<>();
    for (int set = 0; set < workshop.size(); set++) {
      if (cache.known(workshop.label(set), workshop.count(set)).isEmpty()) {
        open.add(set);
      }
    }
    CalibrationJob job =
        new CalibrationJob(
            TaskShare.newName("calibration"),
            elsewhere.text().absolute(),
            settings,
            open,
            new TreeMap<>(workshop.measurements()));
    String[] failures = new String[open.size()];
    Engine.Results<TrialResult> results =
        (task, result) -> {
          failures[task] = result.failure();
          if (result.failure().isEmpty()) {
            int set = open.get(task);
            cache.keep(
                workshop.label(set),
                workshop.count(set),
                result.json().getBytes(StandardCharsets.UTF_8));
          }
        };
    progress.begin("trials", open.size());
    try (Engine.Execution execution = elsewhere.engine().start(job, open.size(), results)) {
      for (int task = 0; task < open.size(); task++) {
        EngineTasks.await(execution, task);
        if (!failures[task].isEmpty()) {
          throw new SourceException(failures[task]);
        }
        progress.step();
      }
    } finally {
      progress.end();
    }
    List<Trials> found = new ArrayList<>();
    for (int set = 0; set < workshop.size(); set++) {
      found.add(cache.known(workshop.label(set), workshop.count(set)).orElseThrow());
    }
    return found;
  }
}
