package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.store.Baseline;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.NoveltyGates;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Verdict;

/** Judges a finished run again from its stored measurements; nothing is measured. */
public final class Rejudgement {

  private Rejudgement() {}

  /** The run held against its own reference once more. */
  public static RunRecord againstReference(RunDirectory directory)
      throws RunStoreException, ConfigurationException {
    StoredRun run = StoredRun.read(directory);
    SourceJudge judge = SourceJudge.against(run.reference(), run.benchmark());
    List<Verdict> verdicts = new ArrayList<>();
    for (SourceRecord source : run.record().sources()) {
      verdicts.addAll(judge.judge(run.source(source)));
      // Distances to training clouds are no measurement that another gate could judge.
      run.record().verdictsOf(source.name()).stream()
          .filter(verdict -> verdict.statistic().equals(NoveltyGates.STATISTIC))
          .forEach(verdicts::add);
    }
    return run.record().withVerdicts(verdicts);
  }

  /**
   * Every source of the run held against what it was: is it further from the reference?
   *
   * @param name what the baseline is called in messages
   * @throws RunStoreException when baseline and run measure something else; with what differs
   */
  public static RunRecord againstBaseline(RunDirectory directory, Baseline baseline, String name)
      throws RunStoreException, ConfigurationException {
    return RegressionJudge.judge(StoredRun.read(directory), baseline, name);
  }

  /** As above, with another run as the baseline: over the rows that this run judges. */
  public static RunRecord againstBaseline(RunDirectory directory, RunDirectory baseline)
      throws RunStoreException, ConfigurationException {
    StoredRun run = StoredRun.read(directory);
    StoredRun old = StoredRun.read(baseline);
    requireSameStatistics(run.record(), old.record(), baseline.root());
    return RegressionJudge.judge(
        run, Baselines.of(old, JudgedRows.of(run.benchmark())), baseline.root().toString());
  }

  /**
   * Every source of the run held against the source of the same name in another run by the gates of
   * the benchmark: did anything change, for better or worse? A source the other run lacks, and a
   * statistic measured with other parameters, is an error, since nothing could be said of it.
   */
  public static RunRecord changesSince(RunDirectory directory, RunDirectory baseline)
      throws RunStoreException, ConfigurationException {
    StoredRun stored = StoredRun.read(directory);
    StoredRun before = StoredRun.read(baseline);
    RunRecord run = stored.record();
    requireSameStatistics(run, before.record(), baseline.root());
    List<SourceRecord> sources = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (SourceRecord source : run.sources()) {
      SourceRecord old =
          before.record().sources().stream()
              .filter(s -> s.name().equals(source.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RunStoreException(
                          baseline.root()
                              + ": the baseline has no source "
                              + source.name()
                              + "; run the baseline with the same sources"));
      boolean paired =
          source.paired() && old.paired() && source.clouds().size() == old.clouds().size();
      SourceRecord now =
          new SourceRecord(
              source.name(),
              source.description(),
              paired,
              Role.JUDGED,
              source.clouds(),
              source.missing());
      SourceJudge judge =
          SourceJudge.against(MeasuredReference.of(before.source(old)), stored.benchmark());
      MeasuredSource measured = stored.source(now);
      sources.add(now);
      verdicts.addAll(judge.judge(measured));
      comparisons.addAll(judge.compare(measured));
    }
    return new RunRecord(
        run.name(),
        run.configuration(),
        run.reference(),
        sources,
        run.statistics(),
        verdicts,
        comparisons,
        run.provenance());
  }

  private static void requireSameStatistics(RunRecord run, RunRecord old, Path baseline)
      throws RunStoreException {
    for (StatisticRecord statistic : run.statistics()) {
      if (!old.statistics().contains(statistic)) {
        throw new RunStoreException(
            baseline
                + ": the baseline has no statistic "
                + statistic.id()
                + " with the parameters "
                + statistic.parameters()
                + " in version "
                + statistic.version()
                + "; run the baseline again with this benchmark and program");
      }
    }
  }
}
