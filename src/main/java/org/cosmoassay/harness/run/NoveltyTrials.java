package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.Judge;
import org.cosmoassay.statistics.comparison.NoveltyDistances;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import org.cosmoassay.statistics.comparison.Verdict;
import org.cosmoassay.statistics.novelty.BoxSymmetry;
import org.cosmoassay.statistics.novelty.CloudPatterns;
import org.cosmoassay.statistics.novelty.PatternMatch;

/**
 * Trials of the gates on novelty. Clouds of the pool that are on no side of a trial stand for the
 * training set; a copy of one of them is shifted, turned and mirrored at random before it is
 * planted, and has to be found again.
 */
final class NoveltyTrials {

  /** Fewer training clouds than this are not worth a calibration. */
  static final int LEAST_TRAINING = 8;

  private final Benchmark benchmark;
  private final List<PointCloud> clouds;
  private final List<PointCloud> copies;
  private final CloudPatterns patterns;

  /** How cloud j comes to lie upon cloud i, and upon the copy of cloud i. */
  private final List<List<PatternMatch>> matches = new ArrayList<>();

  private final List<List<PatternMatch>> copyMatches = new ArrayList<>();

  /** Shares of coincident points that some trial asked for. */
  private final Map<Pair, Double> coincident = new ConcurrentHashMap<>();

  private record Pair(Element cloud, int other) {}

  /** A judged cloud: one of the pool, or the copy of one. */
  private record Element(int index, boolean isCopy) {}

  private NoveltyTrials(Benchmark benchmark, List<PointCloud> clouds) {
    this.benchmark = benchmark;
    this.clouds = clouds;
    PeriodicBox box = clouds.get(0).box();
    List<BoxSymmetry> symmetries = BoxSymmetry.of(box);
    List<PointCloud> moved = new ArrayList<>();
    for (int i = 0; i < clouds.size(); i++) {
      UniformRandomProvider random =
          RandomStreams.of(RandomStreams.split(benchmark.seed(), "calibrate/copies", i));
      moved.add(
          new PatternMatch(
                  1,
                  symmetries.get(random.nextInt(symmetries.size())),
                  random.nextDouble() * box.side(0),
                  random.nextDouble() * box.side(1),
                  random.nextDouble() * box.side(2))
              .moved(clouds.get(i)));
    }
    this.copies = moved;
    this.patterns = CloudPatterns.of(box, clouds);
  }

  /** Compares all clouds of a pool, and their copies, with each other. */
  static NoveltyTrials of(Benchmark benchmark, CloudSource pool, Progress progress)
      throws SourceException {
    List<PointCloud> clouds = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      clouds.add(pool.realize(i).cloud());
    }
    NoveltyTrials trials = new NoveltyTrials(benchmark, clouds);
    progress.begin("novelty", clouds.size());
    try {
      for (int i = 0; i < clouds.size(); i++) {
        trials.matches.add(trials.patterns.matches(clouds.get(i)));
        trials.copyMatches.add(trials.patterns.matches(trials.copies.get(i)));
        progress.step();
      }
    } finally {
      progress.end();
    }
    return trials;
  }

  /**
   * The verdicts of one trial.
   *
   * @param reference clouds that nobody learned from
   * @param judged clouds that are judged
   * @param fraction of these that are replaced by copies of training clouds
   * @param label what the random choices are split by
   */
  List<Verdict> judge(int[] reference, int[] judged, double fraction, String label) {
    boolean[] taken = new boolean[clouds.size()];
    IntStream.of(reference).forEach(i -> taken[i] = true);
    IntStream.of(judged).forEach(i -> taken[i] = true);
    int[] training = IntStream.range(0, taken.length).filter(i -> !taken[i]).toArray();
    UniformRandomProvider random =
        RandomStreams.of(RandomStreams.split(benchmark.seed(), "calibrate/novelty/" + label, 0));
    PermutationSampler.shuffle(random, training);
    int planted = (int) Math.ceil(fraction * judged.length);
    List<Element> generated = new ArrayList<>();
    for (int i = 0; i < judged.length; i++) {
      boolean isCopy = i < planted;
      generated.add(new Element(isCopy ? training[i % training.length] : judged[i], isCopy));
    }
    return Judge.judge(
        label,
        new NoveltyGates(benchmark.novelty().alpha())
            .examine(distances(generated, reference, training), random.nextLong()));
  }

  private NoveltyDistances distances(List<Element> generated, int[] reference, int[] training) {
    int m = generated.size();
    double[] nearest = new double[m];
    double[] copied = new double[m];
    double[] shared = new double[m];
    double[][] pool = new double[m + reference.length][m + reference.length];
    List<Element> all = new ArrayList<>(generated);
    IntStream.of(reference).forEach(i -> all.add(new Element(i, false)));
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        pool[i][j] = distance(all.get(i), all.get(j));
        pool[j][i] = pool[i][j];
      }
    }
    for (int i = 0; i < m; i++) {
      Element cloud = generated.get(i);
      int closest = closest(cloud, training);
      nearest[i] = match(cloud, closest).distance();
      copied[i] = coincident(cloud, closest);
      int other = -1;
      for (int j = 0; j < m; j++) {
        if (j != i && (other < 0 || pool[i][j] < pool[i][other])) {
          other = j;
        }
      }
      shared[i] = other < 0 ? 0 : shared(cloud, generated.get(other));
    }
    double[] heldOut =
        IntStream.of(reference)
            .mapToDouble(
                i -> {
                  Element cloud = new Element(i, false);
                  return match(cloud, closest(cloud, training)).distance();
                })
            .toArray();
    return new NoveltyDistances(nearest, copied, heldOut, pool, shared);
  }

  private int closest(Element cloud, int[] among) {
    int closest = among[0];
    for (int other : among) {
      if (match(cloud, other).distance() < match(cloud, closest).distance()) {
        closest = other;
      }
    }
    return closest;
  }

  private PatternMatch match(Element cloud, int other) {
    return (cloud.isCopy ? copyMatches : matches).get(cloud.index).get(other);
  }

  /** Two copies are as far apart as what they were copied from: symmetries keep distances. */
  private double distance(Element one, Element other) {
    return one.isCopy ? match(one, other.index).distance() : match(other, one.index).distance();
  }

  private double shared(Element one, Element other) {
    return one.isCopy ? coincident(one, other.index) : coincident(other, one.index);
  }

  private double coincident(Element cloud, int other) {
    return coincident.computeIfAbsent(
        new Pair(cloud, other),
        pair ->
            patterns
                .likeness(
                    (cloud.isCopy ? copies : clouds).get(cloud.index), other, match(cloud, other))
                .coincident());
  }
}
