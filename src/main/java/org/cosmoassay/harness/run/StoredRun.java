package org.cosmoassay.harness.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;

/**
 * A finished run, read back: its record, its benchmark and its reference; sources as asked for.
 *
 * @param root the run directory, as it was named
 */
record StoredRun(
    Path root,
    RunDirectory directory,
    RunRecord record,
    Benchmark benchmark,
    MeasuredReference reference) {

  static StoredRun read(RunDirectory directory) throws RunStoreException, ConfigurationException {
    RunRecord record = RunRecordFile.read(directory);
    Benchmark benchmark =
        BenchmarkFile.parse(
            directory.record().toString(),
            record.configuration().toString(),
            directory.root(),
            Map.of());
    Map<String, Expectation> statistics = new LinkedHashMap<>();
    for (StatisticRecord statistic : record.statistics()) {
      if (!record.reference().missing().containsKey(statistic.id())) {
        Path file = directory.measurement(record.reference().name(), statistic.id());
        statistics.put(statistic.id(), MeasurementFile.readStored(file).expectation());
      }
    }
    return new StoredRun(
        directory.root(),
        directory,
        record,
        benchmark,
        new MeasuredReference(record.reference(), statistics));
  }

  /** The measurements of one of its sources. */
  MeasuredSource source(SourceRecord source) throws RunStoreException {
    Map<String, MeasuredEnsemble> ensembles = new LinkedHashMap<>();
    for (StatisticRecord statistic : record.statistics()) {
      if (!source.missing().containsKey(statistic.id())) {
        Path file = directory.measurement(source.name(), statistic.id());
        ensembles.put(statistic.id(), MeasuredEnsemble.of(MeasurementFile.read(file)));
      }
    }
    return new MeasuredSource(source, ensembles);
  }
}
