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
import org.cosmoassay.harness.config.BenchmarkText;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.config.StatisticSpec;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.store.CalibrationFile;
import org.cosmoassay.harness.store.InferenceFile;
import org.cosmoassay.harness.store.Json;
import org.cosmoassay.harness.store.MeasurementCache;
import org.cosmoassay.harness.store.MeasurementFile;
import org.cosmoassay.harness.store.NoveltyFile;
import org.cosmoassay.harness.store.ResponseFile;
import org.cosmoassay.harness.store.ResponseRecord;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.TimingFile;
import org.cosmoassay.harness.table.ReferenceTables;
import org.cosmoassay.statistics.Estimator;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The straight line: benchmark, sources, clouds, measurements, comparisons, verdicts, run record.
 * Whatever was measured before is taken from the run directory, so a killed run goes on where it
 * was and ends with the same bytes as an unbroken one.
 */
public final class BenchmarkRunner {

  private final Benchmark benchmark;
  private final RunDirectory directory;
  private final Progress progress;

  /** Measures the clouds; null when threads of this process do. */
  private final @Nullable Elsewhere elsewhere;

  /** Those that are the reference; null when it has clouds. */
  private final @Nullable ReferenceTables tables;

  private BenchmarkRunner(
      Benchmark benchmark,
      RunDirectory directory,
      Progress progress,
      @Nullable Elsewhere elsewhere,
      @Nullable ReferenceTables tables) {
    this.benchmark = benchmark;
    this.directory = directory;
    this.progress = progress;
    this.elsewhere = elsewhere;
    this.tables = tables;
  }

  /**
   * Where clouds are measured when it is not in this process.
   *
   * @param text the benchmark, to be read again there
   */
  public record Elsewhere(Engine engine, BenchmarkText text) {}

  /**
   * Runs a benchmark into a directory and returns the record written there.
   *
   * @throws ConfigurationException when tables of the reference do not fit what the benchmark says
   */
  public static RunRecord run(Benchmark benchmark, RunDirectory directory, Progress progress)
      throws SourceException, RunStoreException, ConfigurationException {
    return run(benchmark, directory, progress, null);
  }

  /**
   * The same, with clouds measured elsewhere; what is written does not depend on that.
   *
   * @param elsewhere null for threads of this process
   */
  public static RunRecord run(
      Benchmark benchmark, RunDirectory directory, Progress progress, @Nullable Elsewhere elsewhere)
      throws SourceException, RunStoreException, ConfigurationException {
    if (benchmark.reference().origin() instanceof Origin.Tables origin) {
      ReferenceTables tables = ReferenceTables.read(benchmark, origin);
      return new BenchmarkRunner(tables.benchmark(), directory, progress, elsewhere, tables).run();
    }
    return new BenchmarkRunner(benchmark, directory, progress, elsewhere, null).run();
  }

  private RunRecord run() throws SourceException, RunStoreException {
    InputFile calibration = benchmark.calibration();
    if (calibration != null) {
      // What cannot be read is to be known before hours of work.
      CalibrationFile.read(calibration.path());
    }
    Map<String, Estimator> statistics = new LinkedHashMap<>();
    for (StatisticSpec spec : benchmark.statistics()) {
      statistics.put(spec.id(), spec.create(benchmark.seed()));
    }
    try (SourceSet sources = SourceSet.open(benchmark, directory, tables)) {
      if (elsewhere == null) {
        return run(
            sources,
            statistics,
            new ThreadMeasurer(statistics, MeasurementCache.in(directory), progress));
      }
      try (EngineMeasurer clouds =
          new EngineMeasurer(
              elsewhere.engine(),
              elsewhere.text(),
              sources,
              benchmark.novelty().clouds(),
              tables == null,
              MeasurementCache.in(directory),
              progress)) {
        return run(sources, statistics, clouds);
      }
    } catch (IOException e) {
      throw new SourceException("A catalogue could not be closed (" + e.getMessage() + ").", e);
    }
  }

  private RunRecord run(SourceSet sources, Map<String, Estimator> statistics, CloudMeasurer clouds)
      throws SourceException, RunStoreException {
    SourceMeasurer measurer = new SourceMeasurer(statistics.keySet(), clouds, progress);
    RandomPairs randomPairs = new RandomPairs();
    MeasuredReference reference =
        tables != null
            ? tabulated(sources.reference(), tables)
            : MeasuredReference.of(
                measurer.measure(
                    Specimens.ofReference(sources.reference(), randomPairs), true, Role.JUDGED));
    withdrawEarlierResults();
    Slabs slabs = Slabs.of(sources.reference(), directory);
    slabs.write(sources.reference());
    keep(reference.name(), reference.statistics(), statistics);
    SourceJudge judge = SourceJudge.against(reference, benchmark);
    ResponseFinder response = new ResponseFinder(reference, sources.reference());
    List<MeasuredSource> measured = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    NoveltyExaminer novelty = new NoveltyExaminer(sources, benchmark, directory, progress);
    for (SourceSet.Judged judged : sources.judged()) {
      Specimens specimens =
          Specimens.of(judged.source(), sources.reference(), judged.paired(), randomPairs);
      MeasuredSource source = measurer.measure(specimens, judged.paired(), judged.role());
      slabs.write(judged.source());
      LossCurves.keep(judged.spec(), directory);
      keep(source.name(), source.ensembles(), statistics);
      measured.add(source);
      response.add(source, judged.source());
      comparisons.addAll(judge.compare(source));
      verdicts.addAll(judge.judge(source));
      verdicts.addAll(novelty.examine(judged.spec()));
    }
    NoveltyFile.write(directory, novelty.records());
    InferenceFile.write(directory, Inference.of(sources, benchmark, progress));
    RunRecord record =
        new RunRecord(
            benchmark.name(),
            Json.MAPPER.readTree(benchmark.resolved()),
            reference.record(),
            measured.stream().map(MeasuredSource::record).toList(),
            statisticRecords(benchmark, statistics),
            verdicts,
            comparisons,
            ProvenanceFactory.of(sources, novelty.inputs(), benchmark));
    keepCalibration();
    keep(response.record());
    TimingFile.write(directory.timings(), measurer.times());
    RunRecordFile.write(directory, record);
    return record;
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

  /** The run directory holds whatever its reports show. */
  private void keepCalibration() throws RunStoreException {
    InputFile calibration = benchmark.calibration();
    if (calibration == null) {
      directory.withdraw(directory.calibration());
    } else {
      CalibrationFile.write(directory.calibration(), CalibrationFile.read(calibration.path()));
    }
  }

  private void keep(ResponseRecord response) throws RunStoreException {
    if (response.isEmpty()) {
      directory.withdraw(directory.response());
    } else {
      ResponseFile.write(directory.response(), response);
    }
  }

  private static MeasuredReference tabulated(Source reference, ReferenceTables tables) {
    SourceRecord record =
        new SourceRecord(
            reference.name(), reference.description(), false, Role.JUDGED, List.of(), Map.of());
    return new MeasuredReference(record, tables.expectations());
  }

  private void keep(
      String name, Map<String, ? extends Expectation> measured, Map<String, Estimator> statistics)
      throws RunStoreException {
    for (Map.Entry<String, ? extends Expectation> entry : measured.entrySet()) {
      Estimator statistic = Objects.requireNonNull(statistics.get(entry.getKey()));
      MeasurementFile.write(
          directory.measurement(name, entry.getKey()), entry.getValue(), statistic.parameters());
    }
  }

  static List<StatisticRecord> statisticRecords(
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
