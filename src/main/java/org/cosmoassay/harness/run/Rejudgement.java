package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.BenchmarkFile;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Verdict;

/** Judges a finished run again from its stored measurements; nothing is measured. */
public final class Rejudgement {

  private Rejudgement() {}

  /** The run held against its own reference once more. */
  public static RunRecord againstReference(RunDirectory directory)
      throws RunStoreException, ConfigurationException {
    RunRecord run = RunRecordFile.read(directory);
    SourceJudge judge = SourceJudge.against(reference(directory, run), benchmark(directory, run));
    List<Verdict> verdicts = new ArrayList<>();
    for (SourceRecord source : run.sources()) {
      verdicts.addAll(judge.judge(load(directory, run, source)));
    }
    return run.withVerdicts(verdicts);
  }

  /**
   * Every source of the run held against the source of the same name in a baseline run: did
   * anything change? A source the baseline lacks, and a statistic measured with other parameters,
   * is an error, since nothing could be said of it.
   */
  public static RunRecord againstBaseline(RunDirectory directory, RunDirectory baseline)
      throws RunStoreException, ConfigurationException {
    RunRecord run = RunRecordFile.read(directory);
    RunRecord old = RunRecordFile.read(baseline);
    requireSameStatistics(run, old, baseline.root());
    Benchmark benchmark = benchmark(directory, run);
    List<SourceRecord> sources = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (SourceRecord source : run.sources()) {
      SourceRecord before =
          old.sources().stream()
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
          source.paired() && before.paired() && source.clouds().size() == before.clouds().size();
      SourceRecord now =
          new SourceRecord(
              source.name(),
              source.description(),
              paired,
              Role.JUDGED,
              source.clouds(),
              source.missing());
      SourceJudge judge =
          SourceJudge.against(MeasuredReference.of(load(baseline, old, before)), benchmark);
      MeasuredSource measured = load(directory, run, now);
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

  private static Benchmark benchmark(RunDirectory directory, RunRecord run)
      throws ConfigurationException {
    return BenchmarkFile.parse(
        directory.record().toString(), run.configuration().toString(), directory.root(), Map.of());
  }

  private static MeasuredReference reference(RunDirectory directory, RunRecord run)
      throws RunStoreException {
    Map<String, Expectation> statistics = new LinkedHashMap<>();
    for (StatisticRecord statistic : run.statistics()) {
      if (!run.reference().missing().containsKey(statistic.id())) {
        Path file = directory.measurement(run.reference().name(), statistic.id());
        statistics.put(statistic.id(), MeasurementFile.readStored(file).expectation());
      }
    }
    return new MeasuredReference(run.reference(), statistics);
  }

  private static MeasuredSource load(RunDirectory directory, RunRecord run, SourceRecord source)
      throws RunStoreException {
    Map<String, MeasuredEnsemble> ensembles = new LinkedHashMap<>();
    for (StatisticRecord statistic : run.statistics()) {
      if (!source.missing().containsKey(statistic.id())) {
        Path file = directory.measurement(source.name(), statistic.id());
        ensembles.put(statistic.id(), MeasuredEnsemble.of(MeasurementFile.read(file)));
      }
    }
    return new MeasuredSource(source, ensembles);
  }
}
