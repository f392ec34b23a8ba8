package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.store.Calibration.Trials;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import org.cosmoassay.statistics.comparison.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes the trials of a calibration, each set of them on its own: number 0 without a defect, and
 * one for every strength of every defect. The clouds of the pool are measured once, beforehand.
 */
final class TrialWorkshop {

  /** Label of the trials without a defect. */
  private static final String NOTHING = "nothing";

  /** Fewer clouds cannot be split into two sides with scatter. */
  private static final int LEAST_CLOUDS = 4;

  /** Cells a side in which points are counted to tell how clustered a cloud is. */
  private static final int CELLS = 6;

  private final Benchmark benchmark;
  private final Calibrator.Settings settings;
  private final Progress progress;
  private final PooledSource clouds;
  private final boolean paired;
  private final int[] sides;
  private final Map<String, Estimator> statistics = new LinkedHashMap<>();
  private final SourceMeasurer measurer;
  private final SplitTrials trials;
  private final boolean judgesNovelty;
  private final List<Spoiling> zoo;

  /**
   * Pools and measures the clouds.
   *
   * @param cache what is known of them already, and where the rest is kept
   */
  TrialWorkshop(
      Benchmark benchmark,
      Calibrator.Settings settings,
      SourceSet sources,
      MeasurementCache cache,
      Progress progress)
      throws SourceException, RunStoreException {
    this.benchmark = benchmark;
    this.settings = settings;
    this.progress = progress;
    this.clouds = pool(sources);
    if (clouds.size() < LEAST_CLOUDS) {
      throw new SourceException(
          "reference %s: %d clouds cannot be split into two sides; %d are needed, and 32 or more make a calibration worth having"
              .formatted(benchmark.reference().name(), clouds.size(), LEAST_CLOUDS));
    }
    this.paired = judgesInPairs(sources);
    this.sides = sides(sources, clouds.size(), paired);
    for (StatisticSpec spec : benchmark.statistics()) {
      statistics.put(spec.id(), spec.create(benchmark.seed()));
    }
    this.measurer =
        new SourceMeasurer(
            statistics.keySet(), new ThreadMeasurer(statistics, cache, progress), progress);
    MeasuredSource measured = measure(measurer, clouds);
    NoveltyTrials novelty = novelty(sources, clouds, sides);
    this.judgesNovelty = novelty != null;
    this.trials = new SplitTrials(benchmark, measured, sides[0], sides[1], paired, novelty);
    this.zoo = zoo(judgesNovelty);
  }

  PooledSource clouds() {
    return clouds;
  }

  boolean paired() {
    return paired;
  }

  /** Number of clouds that stand for the reference. */
  int referenceClouds() {
    return sides[0];
  }

  /** Number of clouds that are judged. */
  int generatedClouds() {
    return sides[1];
  }

  /** By their id, in the order of the benchmark. */
  Map<String, Estimator> statistics() {
    return statistics;
  }

  SplitTrials split() {
    return trials;
  }

  /** What is planted: set number i + 1 plants the one at i. */
  List<Spoiling> zoo() {
    return zoo;
  }

  /** Number of sets of trials. */
  int size() {
    return 1 + zoo.size();
  }

  /** What the trials of a set are kept under. */
  String label(int set) {
    return set == 0 ? NOTHING : zoo.get(set - 1).label();
  }

  /** Number of trials in a set. */
  int count(int set) {
    return set == 0 ? settings.trials() : settings.powerTrials();
  }

  /** Makes the trials of a set. */
  Trials make(int set) throws SourceException, RunStoreException {
    return set == 0 ? nothing() : spoiled(zoo.get(set - 1));
  }

  /** Files of the measurements of all clouds of the pool, by their key. */
  Map<String, byte[]> measurements() throws SourceException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < clouds.size(); i++) {
      String hash = CloudHash.of(clouds.realize(i).cloud());
      for (Map.Entry<String, MeasuredEnsemble> entry : trials.pool().ensembles().entrySet()) {
        Estimator statistic = Objects.requireNonNull(statistics.get(entry.getKey()));
        files.put(
            MeasurementCache.key(hash, statistic),
            MeasurementFile.bytes(entry.getValue().measurement(i)));
      }
    }
    return files;
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

  private Trials nothing() {
    progress.begin("false alarms", 1);
    Trials found = trials.run(trials.pool(), index -> true, 0, settings.trials(), NOTHING);
    progress.step();
    progress.end();
    return found;
  }

  private Trials spoiled(Spoiling spoiling) throws SourceException, RunStoreException {
    MeasuredSource measured = trials.pool();
    MeasuredSource spoiled = measured;
    IntPredicate eligible = index -> true;
    double copied = Double.NaN;
    if (spoiling instanceof Spoiling.InClouds inClouds) {
      spoiled =
          measure(
              measurer,
              new PerturbedSource(spoiling.label(), clouds, inClouds.planted(), benchmark.seed()));
    } else if (spoiling instanceof Spoiling.DroppedModes dropped) {
      Set<Integer> kept = leastClustered(dropped.amount());
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
      if (!Calibrator.defects().contains(name)) {
        throw new SourceException(
            "--defect %s: there is no such defect; name one of %s"
                .formatted(name, String.join(", ", Calibrator.defects())));
      }
    }
    return DefectZoo.all().stream()
        .filter(s -> settings.defects().isEmpty() || settings.defects().contains(s.defect()))
        .filter(s -> withCopies || !(s instanceof Spoiling.CopiedClouds))
        .toList();
  }

  /** All clouds but the fraction in which counts in cells scatter most. */
  private Set<Integer> leastClustered(double fraction) throws SourceException {
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

  /** Text of whatever the counts depend on, beside the defect. */
  String identity() throws SourceException {
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
        .append(identityOfStatistics())
        .append(judgesNovelty)
        .toString();
  }

  private String identityOfStatistics() {
    StringBuilder identity = new StringBuilder();
    statistics.forEach(
        (id, s) ->
            identity.append(String.join("\n", id, s.name(), s.parameters(), "" + s.version(), "")));
    return identity.toString();
  }
}
