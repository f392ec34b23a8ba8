package org.cosmoassay.harness.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.SourceSpec;
import org.cosmoassay.harness.store.MatchCache;
import org.cosmoassay.harness.store.NoveltyRecord;
import org.cosmoassay.harness.store.NoveltyRecord.Generated;
import org.cosmoassay.harness.store.NoveltyRecord.Neighbour;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.CloudHash;
import org.cosmoassay.reference.Sha256;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.Judge;
import org.cosmoassay.statistics.comparison.NoveltyDistances;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import org.cosmoassay.statistics.comparison.Verdict;
import org.cosmoassay.statistics.novelty.CloudPatterns;
import org.cosmoassay.statistics.novelty.Likeness;
import org.cosmoassay.statistics.novelty.PatternMatch;
import org.jspecify.annotations.Nullable;

/**
 * Looks how close the clouds of sources are to those they learned from, with the clouds of the
 * reference, which nobody learned from, for comparison. Sources of which nobody says what they
 * learned from are left alone.
 */
final class NoveltyExaminer {

  private final SourceSet sources;
  private final Benchmark benchmark;
  private final RunDirectory directory;
  private final MatchCache cache;
  private final Progress progress;
  private final List<NoveltyRecord> records = new ArrayList<>();
  private final Set<Path> inputs = new LinkedHashSet<>();

  /** Training sets by their files and what they are: many models learn from the same. */
  private final Map<String, Hashed> known = new LinkedHashMap<>();

  private @Nullable List<PointCloud> heldOut;

  NoveltyExaminer(
      SourceSet sources, Benchmark benchmark, RunDirectory directory, Progress progress) {
    this.sources = sources;
    this.benchmark = benchmark;
    this.directory = directory;
    this.cache = MatchCache.in(directory);
    this.progress = progress;
  }

  /** Clouds ready to be compared, with the hash of each. */
  private record Hashed(CloudPatterns patterns, List<String> hashes) {

    static Hashed of(PeriodicBox box, List<PointCloud> clouds) {
      return new Hashed(
          CloudPatterns.of(box, clouds),
          Parallel.map(clouds.size(), i -> CloudHash.of(clouds.get(i))));
    }

    int size() {
      return hashes.size();
    }

    /** Hash of the first of them. */
    String hash(int count) {
      return Sha256.of(
          String.join("\n", hashes.subList(0, count)).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What was found of all sources so far. */
  List<NoveltyRecord> records() {
    return List.copyOf(records);
  }

  /** The files of training sets. */
  Set<Path> inputs() {
    return new LinkedHashSet<>(inputs);
  }

  /** The verdicts on a source; none when nobody says what it learned from. */
  List<Verdict> examine(SourceSpec spec) throws SourceException, RunStoreException {
    Optional<CloudSource> clouds = sources.clouds(spec.name());
    if (clouds.isEmpty()) {
      return List.of();
    }
    Optional<TrainingSet> training = TrainingSet.of(spec, sources);
    NoveltyRecord.Twin twin = Twins.of(spec, sources, most());
    if (training.isEmpty() && twin == null) {
      return List.of();
    }
    try {
      List<PointCloud> generated = clouds(clouds.get());
      if (training.isEmpty()) {
        records.add(new NoveltyRecord(spec.name(), "", 0, List.of(), List.of(), twin));
        return List.of();
      }
      return examine(spec, generated, training.get(), twin);
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          "source %s, training: %s".formatted(spec.name(), Threads.original(e).getMessage()), e);
    }
  }

  private int most() {
    return benchmark.novelty().clouds();
  }

  private List<PointCloud> clouds(CloudSource source) throws SourceException {
    List<PointCloud> clouds = new ArrayList<>();
    for (int i = 0; i < Math.min(most(), source.size()); i++) {
      clouds.add(source.realize(i).cloud());
    }
    return clouds;
  }

  private List<PointCloud> heldOut() throws SourceException {
    if (heldOut == null) {
      Optional<CloudSource> reference = sources.referenceClouds();
      heldOut = reference.isEmpty() ? List.of() : clouds(reference.get());
    }
    return heldOut;
  }

  private List<Verdict> examine(
      SourceSpec spec,
      List<PointCloud> clouds,
      TrainingSet training,
      NoveltyRecord.@Nullable Twin twin)
      throws SourceException, RunStoreException {
    PeriodicBox box = training.clouds().get(0).box();
    List<PointCloud> pool = new ArrayList<>(clouds);
    pool.addAll(heldOut());
    Hashed learned =
        known.computeIfAbsent(
            training.inputs() + ": " + training.what(),
            inputs -> Hashed.of(box, training.clouds()));
    inputs.addAll(training.inputs());
    Hashed all = Hashed.of(box, pool);
    progress.begin(spec.name() + " (novelty)", 2 * pool.size());
    try {
      List<List<PatternMatch>> matches = new ArrayList<>();
      double[][] distances = new double[pool.size()][pool.size()];
      List<List<PatternMatch>> among = new ArrayList<>();
      for (int i = 0; i < pool.size(); i++) {
        matches.add(matches(pool.get(i), all.hashes.get(i), learned, learned.size()));
        progress.step();
        among.add(matches(pool.get(i), all.hashes.get(i), all, i));
        for (int j = 0; j < i; j++) {
          distances[i][j] = among.get(i).get(j).distance();
          distances[j][i] = distances[i][j];
        }
        progress.step();
      }
      NoveltyRecord record =
          new NoveltyRecord(
              spec.name(),
              training.what(),
              training.clouds().size(),
              generated(clouds, learned, all, matches, among, distances),
              matches.subList(clouds.size(), pool.size()).stream()
                  .map(NoveltyExaminer::neighbour)
                  .toList(),
              twin);
      records.add(record);
      ClosestPair.of(record, clouds, training.clouds()).write(directory);
      return verdicts(record, distances);
    } finally {
      progress.end();
    }
  }

  private List<PatternMatch> matches(PointCloud cloud, String hash, Hashed others, int count)
      throws RunStoreException {
    if (count == 0) {
      return List.of();
    }
    String set = others.hash(count);
    Optional<List<PatternMatch>> before = cache.find(hash, set);
    if (before.isPresent()) {
      return before.get();
    }
    List<PatternMatch> matches = others.patterns.matches(cloud, count);
    cache.keep(hash, set, matches);
    return matches;
  }

  private static Neighbour neighbour(List<PatternMatch> matches) {
    int nearest = nearest(matches);
    return new Neighbour(nearest, matches.get(nearest).distance());
  }

  private static int nearest(List<PatternMatch> matches) {
    int nearest = 0;
    for (int i = 1; i < matches.size(); i++) {
      if (matches.get(i).distance() < matches.get(nearest).distance()) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static List<Generated> generated(
      List<PointCloud> clouds,
      Hashed learned,
      Hashed all,
      List<List<PatternMatch>> matches,
      List<List<PatternMatch>> among,
      double[][] distances) {
    return Parallel.map(
        clouds.size(),
        i -> {
          int nearest = nearest(matches.get(i));
          Likeness likeness =
              learned.patterns.likeness(clouds.get(i), nearest, matches.get(i).get(nearest));
          int other = -1;
          for (int j = 0; j < clouds.size(); j++) {
            if (j != i && (other < 0 || distances[i][j] < distances[i][other])) {
              other = j;
            }
          }
          int later = Math.max(i, other);
          int earlier = Math.min(i, other);
          return new Generated(
              nearest,
              likeness.match(),
              likeness.coincident(),
              other,
              other < 0 ? Double.NaN : distances[i][other],
              other < 0
                  ? 0
                  : all.patterns
                      .likeness(clouds.get(later), earlier, among.get(later).get(earlier))
                      .coincident());
        });
  }

  private List<Verdict> verdicts(NoveltyRecord record, double[][] distances) {
    List<Generated> generated = record.generated();
    NoveltyDistances measured =
        new NoveltyDistances(
            generated.stream().mapToDouble(Generated::distance).toArray(),
            generated.stream().mapToDouble(Generated::coincident).toArray(),
            record.heldOut().stream().mapToDouble(Neighbour::distance).toArray(),
            distances,
            generated.stream().mapToDouble(Generated::shared).toArray());
    long seed =
        RandomStreams.split(benchmark.seed(), record.source() + "/" + NoveltyGates.STATISTIC, 0);
    return Judge.judge(
        record.source(), new NoveltyGates(benchmark.novelty().alpha()).examine(measured, seed));
  }
}
