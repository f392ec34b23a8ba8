package org.cosmoassay.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * The straight line: benchmark, sources, clouds, measurements, comparisons, verdicts, run record.
 * Whatever was measured before is taken from the run directory, so a killed run goes on where it
 * was and ends with the same bytes as an unbroken one.
 */
public final class BenchmarkRunner {

  private final Benchmark benchmark;
  private final RunDirectory directory;
  private final Progress progress;

  private BenchmarkRunner(Benchmark benchmark, RunDirectory directory, Progress progress) {
    this.benchmark = benchmark;
    this.directory = directory;
    this.progress = progress;
  }

  /** Runs a benchmark into a directory and returns the record written there. */
  public static RunRecord run(Benchmark benchmark, RunDirectory directory, Progress progress)
      throws SourceException, RunStoreException {
    return new BenchmarkRunner(benchmark, directory, progress).run();
  }

  private RunRecord run() throws SourceException, RunStoreException {
    Map<String, Estimator> statistics = new LinkedHashMap<>();
    for (StatisticSpec spec : benchmark.statistics()) {
      statistics.put(spec.id(), spec.create(benchmark.seed()));
    }
    try (SourceSet sources = SourceSet.open(benchmark, directory)) {
      SourceMeasurer measurer =
          new SourceMeasurer(statistics, MeasurementCache.in(directory), progress);
      RandomPairs randomPairs = new RandomPairs();
      Specimens ofReference = Specimens.ofReference(sources.reference(), randomPairs);
      MeasuredSource reference = measurer.measure(ofReference, true, false);
      withdrawEarlierResults();
      Slabs slabs = Slabs.of(sources.reference(), directory);
      slabs.write(sources.reference());
      keep(reference);
      SourceJudge judge = SourceJudge.against(reference, benchmark);
      List<MeasuredSource> measured = new ArrayList<>();
      List<Comparison> comparisons = new ArrayList<>();
      List<Verdict> verdicts = new ArrayList<>();
      for (SourceSet.Judged judged : sources.judged()) {
        Specimens specimens =
            Specimens.of(judged.source(), sources.reference(), judged.paired(), randomPairs);
        MeasuredSource source =
            measurer.measure(specimens, judged.paired(), judged.negativeControl());
        slabs.write(judged.source());
        keep(source);
        measured.add(source);
        comparisons.addAll(judge.compare(source));
        verdicts.addAll(judge.judge(source));
      }
      RunRecord record =
          new RunRecord(
              benchmark.name(),
              Json.MAPPER.readTree(benchmark.resolved()),
              reference.record(),
              measured.stream().map(MeasuredSource::record).toList(),
              statisticRecords(benchmark, statistics),
              verdicts,
              comparisons,
              ProvenanceFactory.of(sources, benchmark.seed()));
      RunRecordFile.write(directory, record);
      return record;
    } catch (IOException e) {
      throw new SourceException("A catalogue could not be closed (" + e.getMessage() + ").", e);
    }
  }

  /**
   * What another benchmark left in this directory must not stand beside the results of this one.
   */
  private void withdrawEarlierResults() throws RunStoreException {
    if (Files.exists(directory.record())) {
      Optional<RunRecord> earlier = RunRecordFile.readIfPossible(directory);
      if (earlier.isPresent()) {
        directory.withdrawResults(earlier.get());
      }
      directory.withdrawRecord();
    }
  }

  private void keep(MeasuredSource source) throws RunStoreException {
    for (Map.Entry<String, MeasuredEnsemble> entry : source.ensembles().entrySet()) {
      MeasuredEnsemble ensemble = entry.getValue();
      MeasurementFile.write(
          directory.measurement(source.name(), entry.getKey()),
          java.util.stream.IntStream.range(0, ensemble.size())
              .mapToObj(ensemble::measurement)
              .toList());
    }
  }

  private static List<StatisticRecord> statisticRecords(
      Benchmark benchmark, Map<String, Estimator> statistics) {
    List<StatisticRecord> records = new ArrayList<>();
    for (StatisticSpec spec : benchmark.statistics()) {
      Estimator statistic = Objects.requireNonNull(statistics.get(spec.id()));
      records.add(
          new StatisticRecord(
              spec.id(),
              spec.subject(),
              statistic.name(),
              statistic.parameters(),
              statistic.version()));
    }
    return records;
  }
}
