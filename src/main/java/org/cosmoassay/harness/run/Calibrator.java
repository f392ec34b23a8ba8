package org.cosmoassay.harness.run;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.GateSpec;
import org.cosmoassay.harness.run.BenchmarkRunner.Elsewhere;
import org.cosmoassay.harness.store.Calibration;
import org.cosmoassay.harness.store.Calibration.CalibratedGate;
import org.cosmoassay.harness.store.Calibration.Planted;
import org.cosmoassay.harness.store.Calibration.Trials;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord.Input;
import org.cosmoassay.harness.store.RunRecord.Provenance;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Measures how the gates of a benchmark behave: false alarms by random splits of the reference,
 * power by planting the defects of a {@link DefectZoo} in its clouds. What was found for a defect
 * is kept in the directory, so that a killed calibration goes on where it was.
 */
public final class Calibrator {

  /**
   * What is asked for.
   *
   * @param pool names of sources that are more of the reference, to be pooled with it
   * @param defects names of defects; all of them when empty
   * @param trials number of trials without a defect
   * @param powerTrials number of trials of each defect and strength
   * @param clouds number of clouds on each side; 0 for as many as in a run
   */
  public record Settings(
      List<String> pool, List<String> defects, int trials, int powerTrials, int clouds)
      implements Serializable {
    public Settings {
      pool = List.copyOf(pool);
      defects = List.copyOf(defects);
    }
  }

  private final Benchmark benchmark;
  private final Settings settings;
  private final RunDirectory directory;
  private final Progress progress;

  /** Makes the trials; null when threads of this process do. */
  private final @Nullable Elsewhere elsewhere;

  private Calibrator(
      Benchmark benchmark,
      Settings settings,
      RunDirectory directory,
      Progress progress,
      @Nullable Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
    this.benchmark = benchmark;
    this.settings = settings;
    this.directory = directory;
    this.progress = progress;
  }

  /** Names of the planted defects. */
  public static List<String> defects() {
    return DefectZoo.all().stream().map(Spoiling::defect).distinct().toList();
  }

  /**
   * Calibrates a benchmark and writes {@code calibration.json} into the directory.
   *
   * @param elsewhere where trials are made; null for threads of this process
   * @throws SourceException when the reference has no clouds in boxes, too few of them, or a name
   *     in the settings is unknown
   */
  public static Calibration calibrate(
      Benchmark benchmark,
      Settings settings,
      RunDirectory directory,
      Progress progress,
      @Nullable Elsewhere elsewhere)
      throws SourceException, RunStoreException {
    try (SourceSet sources = SourceSet.open(benchmark, directory, null)) {
      return new Calibrator(benchmark, settings, directory, progress, elsewhere).calibrate(sources);
    } catch (IOException e) {
      throw new SourceException("A catalogue could not be closed (" + e.getMessage() + ").", e);
    }
  }

  private Calibration calibrate(SourceSet sources) throws SourceException, RunStoreException {
    TrialWorkshop workshop =
        new TrialWorkshop(benchmark, settings, sources, MeasurementCache.in(directory), progress);
    TrialCache cache = new TrialCache(directory, workshop.identity());
    List<Trials> found =
        elsewhere == null
            ? made(workshop, cache)
            : EngineTrials.make(elsewhere, settings, workshop, cache, progress);
    List<Planted> planted = new ArrayList<>();
    for (int i = 0; i < workshop.zoo().size(); i++) {
      Spoiling spoiling = workshop.zoo().get(i);
      planted.add(
          new Planted(
              spoiling.defect(),
              spoiling.amount(),
              spoiling.unit(),
              spoiling.description(),
              found.get(i + 1)));
    }
    List<String> names = new ArrayList<>(List.of(benchmark.reference().name()));
    names.addAll(settings.pool());
    Calibration calibration =
        new Calibration(
            benchmark.name(),
            names,
            workshop.clouds().size(),
            workshop.referenceClouds(),
            workshop.generatedClouds(),
            workshop.paired(),
            BenchmarkRunner.statisticRecords(benchmark, workshop.statistics()),
            gates(workshop.split().first()),
            found.get(0),
            planted,
            withFileNames(ProvenanceFactory.of(sources, List.of(), benchmark)));
    CalibrationFile.write(directory.calibration(), calibration);
    return calibration;
  }

  private static List<Trials> made(TrialWorkshop workshop, TrialCache cache)
      throws SourceException, RunStoreException {
    List<Trials> found = new ArrayList<>();
    for (int i = 0; i < workshop.size(); i++) {
      int set = i;
      found.add(cache.find(workshop.label(i), workshop.count(i), () -> workshop.make(set)));
    }
    return found;
  }

  /** A calibration goes along with its benchmark: where its inputs lay is nobody's business. */
  private static Provenance withFileNames(Provenance provenance) {
    return new Provenance(
        provenance.version(),
        provenance.commit(),
        provenance.java(),
        provenance.kernel(),
        provenance.seed(),
        provenance.inputs().stream()
            .map(i -> new Input(String.valueOf(Path.of(i.path()).getFileName()), i.sha256()))
            .toList());
  }

  /** The gates by what they said in a trial: sanity, those of the benchmark, novelty. */
  private List<CalibratedGate> gates(List<Verdict> trial) {
    JsonNode resolved = Json.MAPPER.readTree(benchmark.resolved());
    List<CalibratedGate> gates = new ArrayList<>();
    for (Verdict verdict : trial) {
      boolean onNovelty = verdict.statistic().equals(NoveltyGates.STATISTIC);
      String rule = resolved.path(onNovelty ? NoveltyGates.STATISTIC : "sanity").toString();
      double alpha = Double.NaN;
      for (int i = 0; i < benchmark.gates().size(); i++) {
        GateSpec spec = benchmark.gates().get(i);
        if (spec.statistic().equals(verdict.statistic()) && spec.name().equals(verdict.gate())) {
          rule = resolved.path("gates").get(i).toString();
          alpha = spec.alpha();
        }
      }
      gates.add(
          new CalibratedGate(
              verdict.statistic(),
              verdict.gate(),
              rule,
              alpha,
              verdict.status() == Status.SKIPPED ? verdict.reason() : ""));
    }
    return gates;
  }
}
