package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.GateSpec;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.config.StatisticSpec;
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
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import org.cosmoassay.statistics.comparison.Role;
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

  /** Fewer clouds cannot be split into two sides with scatter. */
  private static final int LEAST_CLOUDS = 4;

  /** Cells a side in which points are counted to tell how clustered a cloud is. */
  private static final int CELLS = 6;

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
      List<String> pool, List<String> defects, int trials, int powerTrials, int clouds) {
    public Settings {
      pool = List.copyOf(pool);
      defects = List.copyOf(defects);
    }
  }

  private final Benchmark benchmark;
  private final Settings settings;
  private final RunDirectory directory;
  private final Progress progress;

  private Calibrator(
      Benchmark benchmark, Settings settings, RunDirectory directory, Progress progress) {
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
   * @throws SourceException when the reference has no clouds in boxes, too few of them, or a name
   *     in the settings is unknown
   */
  public static Calibration calibrate(
      Benchmark benchmark, Settings settings, RunDirectory directory, Progress progress)
      throws SourceException, RunStoreException {
    try (SourceSet sources = SourceSet.open(benchmark, directory, null)) {
      return new Calibrator(benchmark, settings, directory, progress).calibrate(sources);
    } catch (IOException e) {
      throw new SourceException("A catalogue could not be closed (" + e.getMessage() + ").", e);
    }
  }

  private Calibration calibrate(SourceSet sources) throws SourceException, RunStoreException {
    PooledSource clouds = pool(sources);
    if (clouds.size() < LEAST_CLOUDS) {
      throw new SourceException(
          "reference %s: %d clouds cannot be split into two sides; %d are needed, and 32 or more make a calibration worth having"
              .formatted(benchmark.reference().name(), clouds.size(), LEAST_CLOUDS));
    }
    boolean paired = judgesInPairs(sources);
    int[] sides = sides(sources, clouds.size(), paired);
    Map<String, Estimator> statistics = new LinkedHashMap<>();
    for (StatisticSpec spec : benchmark.statistics()) {
      statistics.put(spec.id(), spec.create(benchmark.seed()));
    }
    SourceMeasurer measurer =
        new SourceMeasurer(statistics, MeasurementCache.in(directory), progress);
    MeasuredSource measured = measure(measurer, clouds);
    NoveltyTrials novelty = novelty(sources, clouds, sides);
    SplitTrials trials = new SplitTrials(benchmark, measured, sides[0], sides[1], paired, novelty);
    TrialCache cache =
        new TrialCache(
            directory,
            identity(clouds, sides, paired) + statistics(statistics) + (novelty != null));
    Trials nothing = cache.find("nothing", settings.trials(), () -> nothing(trials));
    List<Planted> planted = new ArrayList<>();
    for (Spoiling spoiling : zoo(novelty != null)) {
      planted.add(
          new Planted(
              spoiling.defect(),
              spoiling.amount(),
              spoiling.unit(),
              spoiling.description(),
              cache.find(
                  spoiling.label(),
                  settings.powerTrials(),
                  () -> spoiled(spoiling, clouds, measured, measurer, trials))));
    }
    List<String> names = new ArrayList<>(List.of(benchmark.reference().name()));
    names.addAll(settings.pool());
    Calibration calibration =
        new Calibration(
            benchmark.name(),
            names,
            clouds.size(),
            sides[0],
            sides[1],
            paired,
            BenchmarkRunner.statisticRecords(benchmark, statistics),
            gates(trials.first()),
            nothing,
            planted,
            withFileNames(ProvenanceFactory.of(sources, List.of(), benchmark)));
    CalibrationFile.write(directory.calibration(), calibration);
    return calibration;
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

  private PooledSource pool(SourceSet sources) throws SourceException {
    List<CloudSource> pooled = new ArrayList<>();
    pooled.add(clouds(sources.reference()));
    for (String name : settings.pool()) {
      Source source =
          sources.judged().stream()
              .map(SourceSet.Judged::source)
              .filter(s -> s.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new SourceException(
                          "--pool %s: the benchmark has no such source; name one of %s"
                              .formatted(
                                  name,
                                  String.join(
                                      ", ",
                                      benchmark.sources().stream().map(s -> s.name()).toList()))));
      pooled.add(clouds(source));
    }
    return new PooledSource(benchmark.reference().name(), pooled);
  }

  private static CloudSource clouds(Source source) throws SourceException {
    if (source instanceof CloudSource clouds) {
      return clouds;
    }
    throw new SourceException(
        "source %s: calibrate needs clouds in periodic boxes to split and to plant defects in; this source has none"
            .formatted(source.name()));
  }

  /** As most sources that are not there to fail are judged. */
  private static boolean judgesInPairs(SourceSet sources) {
    List<SourceSet.Judged> judged =
        sources.judged().stream().filter(j -> j.role() == Role.JUDGED).toList();
    return 2 * judged.stream().filter(SourceSet.Judged::paired).count() > judged.size();
  }

  /** Clouds on each side: as in a run where the pool allows, else in the same proportion. */
  private int[] sides(SourceSet sources, int clouds, boolean paired) throws SourceException {
    if (settings.clouds() > 0) {
      if (2 * settings.clouds() > clouds) {
        throw new SourceException(
            "--clouds %d: the pool has %d clouds, so that each side has %d at most; pool more of them, or write less"
                .formatted(settings.clouds(), clouds, clouds / 2));
      }
      return new int[] {settings.clouds(), settings.clouds()};
    }
    int reference = sources.reference().size();
    int generated =
        paired
            ? reference
            : sources.judged().stream()
                .filter(j -> j.role() == Role.JUDGED)
                .mapToInt(j -> j.source().size())
                .sorted()
                .findFirst()
                .orElse(reference);
    if (reference + generated <= clouds) {
      return new int[] {reference, generated};
    }
    int first = Math.max(2, (int) ((long) clouds * reference / (reference + generated)));
    return paired ? new int[] {clouds / 2, clouds / 2} : new int[] {first, clouds - first};
  }

  private static MeasuredSource measure(SourceMeasurer measurer, CloudSource source)
      throws SourceException, RunStoreException {
    return measurer.measure(
        Specimens.of(source, source, false, new RandomPairs()), false, Role.JUDGED);
  }

  private Trials nothing(SplitTrials trials) {
    progress.begin("false alarms", 1);
    MeasuredSource pool = trials.pool();
    Trials found = trials.run(pool, index -> true, 0, settings.trials(), "nothing");
    progress.step();
    progress.end();
    return found;
  }

  private Trials spoiled(
      Spoiling spoiling,
      CloudSource clouds,
      MeasuredSource measured,
      SourceMeasurer measurer,
      SplitTrials trials)
      throws SourceException, RunStoreException {
    MeasuredSource spoiled = measured;
    IntPredicate eligible = index -> true;
    double copied = Double.NaN;
    if (spoiling instanceof Spoiling.InClouds inClouds) {
      spoiled =
          measure(
              measurer,
              new PerturbedSource(spoiling.label(), clouds, inClouds.planted(), benchmark.seed()));
    } else if (spoiling instanceof Spoiling.DroppedModes dropped) {
      Set<Integer> kept = leastClustered(clouds, dropped.amount());
      eligible = kept::contains;
    } else if (spoiling instanceof Spoiling.ShrunkScatter shrunk) {
      Map<String, MeasuredEnsemble> ensembles = new LinkedHashMap<>();
      measured.ensembles().forEach((id, ensemble) -> ensembles.put(id, shrunk.of(ensemble)));
      spoiled = new MeasuredSource(measured.record(), ensembles);
    } else if (spoiling instanceof Spoiling.CopiedClouds copies) {
      copied = copies.amount();
    }
    return trials.run(spoiled, eligible, copied, settings.powerTrials(), spoiling.label());
  }

  /**
   * Novelty is judged where a source says what it learned from, and the sides leave clouds over
   * that can stand for a training set.
   */
  private @Nullable NoveltyTrials novelty(SourceSet sources, CloudSource clouds, int[] sides)
      throws SourceException {
    boolean asked = settings.defects().contains(Spoiling.CopiedClouds.NAME);
    boolean told = false;
    for (SourceSpec spec : benchmark.sources()) {
      told = told || TrainingSet.of(spec, sources).isPresent();
    }
    int left = clouds.size() - sides[0] - sides[1];
    if (asked && left < NoveltyTrials.LEAST_TRAINING) {
      throw new SourceException(
          "--defect %s: %d clouds are left over to stand for a training set, and %d are needed; pool more of them, or write fewer --clouds"
              .formatted(Spoiling.CopiedClouds.NAME, left, NoveltyTrials.LEAST_TRAINING));
    }
    if (!asked && !(told && left >= NoveltyTrials.LEAST_TRAINING)) {
      return null;
    }
    try {
      return NoveltyTrials.of(benchmark, clouds, progress);
    } catch (IllegalArgumentException e) {
      throw SourceException.of(clouds.name() + ", novelty", e);
    }
  }

  private List<Spoiling> zoo(boolean withCopies) throws SourceException {
    for (String name : settings.defects()) {
      if (!defects().contains(name)) {
        throw new SourceException(
            "--defect %s: there is no such defect; name one of %s"
                .formatted(name, String.join(", ", defects())));
      }
    }
    return DefectZoo.all().stream()
        .filter(s -> settings.defects().isEmpty() || settings.defects().contains(s.defect()))
        .filter(s -> withCopies || !(s instanceof Spoiling.CopiedClouds))
        .toList();
  }

  /** All clouds but the fraction in which counts in cells scatter most. */
  private static Set<Integer> leastClustered(CloudSource clouds, double fraction)
      throws SourceException {
    double[] scatter = new double[clouds.size()];
    for (int i = 0; i < scatter.length; i++) {
      scatter[i] = CellScatter.of(clouds.realize(i).cloud(), CELLS);
    }
    int kept = scatter.length - (int) Math.round(fraction * scatter.length);
    Set<Integer> least = new TreeSet<>();
    IntStream.range(0, scatter.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> scatter[i]))
        .limit(kept)
        .forEach(least::add);
    return least;
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

  /** Whatever the counts depend on beside the defect and the statistics. */
  private String identity(CloudSource clouds, int[] sides, boolean paired) throws SourceException {
    JsonNode resolved = Json.MAPPER.readTree(benchmark.resolved());
    StringBuilder identity = new StringBuilder();
    for (int i = 0; i < clouds.size(); i++) {
      identity.append(CloudHash.of(clouds.realize(i).cloud())).append('\n');
    }
    return identity
        .append(Arrays.toString(sides))
        .append(paired)
        .append(benchmark.seed())
        .append(resolved.path("gates"))
        .append(resolved.path("sanity"))
        .append(resolved.path(NoveltyGates.STATISTIC))
        .append(Build.current().commit())
        .append('\n')
        .toString();
  }

  private static String statistics(Map<String, Estimator> statistics) {
    StringBuilder identity = new StringBuilder();
    statistics.forEach(
        (id, s) ->
            identity.append(String.join("\n", id, s.name(), s.parameters(), "" + s.version(), "")));
    return identity.toString();
  }
}
