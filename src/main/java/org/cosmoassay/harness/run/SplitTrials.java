package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.store.Calibration.Count;
import org.cosmoassay.harness.store.Calibration.Trials;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.Parallel;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.CloudCheck;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Repeated trials of all gates of a benchmark: some clouds of a pool, drawn at random, stand for
 * the reference, and others, spoiled or not, are judged against them as in a run. Without a defect
 * all clouds are exchangeable, so that every FAIL is a false alarm.
 */
final class SplitTrials {

  private final Benchmark benchmark;
  private final MeasuredSource pool;
  private final int referenceClouds;
  private final int generatedClouds;
  private final boolean paired;

  /** Null where novelty is not judged. */
  private final @Nullable NoveltyTrials novelty;

  /**
   * Trials with a pool.
   *
   * @param referenceClouds number of clouds that stand for the reference
   * @param generatedClouds number of clouds that are judged, as many when paired
   * @param novelty judges how new clouds are, where that is asked
   */
  SplitTrials(
      Benchmark benchmark,
      MeasuredSource pool,
      int referenceClouds,
      int generatedClouds,
      boolean paired,
      @Nullable NoveltyTrials novelty) {
    this.benchmark = benchmark;
    this.pool = pool;
    this.referenceClouds = referenceClouds;
    this.generatedClouds = generatedClouds;
    this.paired = paired;
    this.novelty = novelty;
  }

  /**
   * The trials.
   *
   * @param spoiled the pool with a defect, cloud by cloud
   * @param eligible which of its clouds may be judged
   * @param copied fraction of the judged clouds that are copies of training clouds; NaN where
   *     patterns of clouds are spoiled, so that their novelty is not known
   * @param label what the random choices are split by
   */
  Trials run(
      MeasuredSource spoiled, IntPredicate eligible, double copied, int trials, String label) {
    List<List<Verdict>> all =
        Parallel.map(trials, trial -> judge(spoiled, eligible, copied, label + "-" + trial));
    int gates = all.get(0).size();
    int[][] counts = new int[gates][3];
    int anyFailed = 0;
    for (List<Verdict> verdicts : all) {
      anyFailed += verdicts.stream().anyMatch(v -> v.status() == Status.FAIL) ? 1 : 0;
      for (int gate = 0; gate < gates; gate++) {
        Verdict verdict = verdicts.get(gate);
        boolean fails = verdict.status() == Status.FAIL;
        counts[gate][0] += fails ? 1 : 0;
        counts[gate][1] += fails || isBelowLevel(verdict) ? 1 : 0;
        counts[gate][2] += fails || verdict.status() == Status.PASS ? 0 : 1;
      }
    }
    return new Trials(
        trials, anyFailed, Arrays.stream(counts).map(c -> new Count(c[0], c[1], c[2])).toList());
  }

  MeasuredSource pool() {
    return pool;
  }

  /** One trial without a defect, to know the gates. */
  List<Verdict> first() {
    return judge(pool, index -> true, 0, "first");
  }

  private boolean isBelowLevel(Verdict verdict) {
    return benchmark.gates().stream()
        .filter(g -> g.statistic().equals(verdict.statistic()))
        .filter(g -> g.name().equals(verdict.gate()))
        .anyMatch(g -> g.decidesByPValue() && verdict.pValue() < g.alpha());
  }

  private List<Verdict> judge(
      MeasuredSource spoiled, IntPredicate eligible, double copied, String label) {
    UniformRandomProvider random =
        RandomStreams.of(RandomStreams.split(benchmark.seed(), "calibrate/" + label, 0));
    int[] order = PermutationSampler.natural(pool.clouds().size());
    PermutationSampler.shuffle(random, order);
    int[] judged =
        IntStream.of(order).skip(referenceClouds).filter(eligible).limit(generatedClouds).toArray();
    int beside = paired ? judged.length : referenceClouds;
    MeasuredSource reference =
        part(pool, benchmark.reference().name(), Arrays.copyOf(order, beside));
    List<Verdict> verdicts =
        new ArrayList<>(
            SourceJudge.against(MeasuredReference.of(reference), benchmark)
                .judge(part(spoiled, label, judged)));
    if (novelty != null) {
      List<Verdict> found =
          novelty.judge(
              Arrays.copyOf(order, beside), judged, Double.isNaN(copied) ? 0 : copied, label);
      found.forEach(v -> verdicts.add(Double.isNaN(copied) ? unknown(v) : v));
    }
    return verdicts;
  }

  private static Verdict unknown(Verdict verdict) {
    return new Verdict(
        verdict.source(),
        verdict.statistic(),
        verdict.gate(),
        Status.SKIPPED,
        "patterns of clouds with this defect are not compared",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  private MeasuredSource part(MeasuredSource whole, String name, int[] clouds) {
    SourceRecord record = whole.record();
    Map<String, MeasuredEnsemble> ensembles = new LinkedHashMap<>();
    if (clouds.length > 0) {
      whole
          .ensembles()
          .forEach(
              (id, ensemble) ->
                  ensembles.put(
                      id,
                      MeasuredEnsemble.of(
                          IntStream.of(clouds).mapToObj(ensemble::measurement).toList())));
    }
    List<CloudCheck> checks = new ArrayList<>();
    for (int cloud : clouds) {
      checks.add(record.clouds().get(cloud));
    }
    return new MeasuredSource(
        new SourceRecord(name, record.description(), paired, Role.JUDGED, checks, record.missing()),
        ensembles);
  }
}
