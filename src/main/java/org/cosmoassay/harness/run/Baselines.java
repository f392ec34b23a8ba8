package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.store.Baseline;
import org.cosmoassay.harness.store.Baseline.Distance;
import org.cosmoassay.harness.store.Baseline.Measured;
import org.cosmoassay.harness.store.Baseline.Sanity;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.Departure;
import org.cosmoassay.statistics.comparison.Examination;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.ReferenceScale;

/** Makes baselines of finished runs. */
public final class Baselines {

  private Baselines() {}

  /** The baseline of a run, over the rows that its own gates judge. */
  public static Baseline of(RunDirectory directory)
      throws RunStoreException, ConfigurationException {
    StoredRun run = StoredRun.read(directory);
    return of(run, JudgedRows.of(run.benchmark()));
  }

  /** The baseline of a run over these rows; every statistic they name is one of the run. */
  static Baseline of(StoredRun run, List<JudgedRows> judged) throws RunStoreException {
    List<Measured> statistics = new ArrayList<>();
    for (StatisticRecord statistic : run.record().statistics()) {
      statistics.add(new Measured(statistic, referenceHash(run, statistic.id())));
    }
    List<Baseline.Source> sources = new ArrayList<>();
    for (SourceRecord source : run.record().sources()) {
      sources.add(source(run, run.source(source), judged));
    }
    return new Baseline(
        run.record().name(),
        run.record().provenance().version(),
        run.record().provenance().seed(),
        run.record().reference().name(),
        statistics,
        sources);
  }

  /** What the reference of a run measures in a statistic; empty when it does not. */
  static String referenceHash(StoredRun run, String statistic) {
    Expectation reference = run.reference().statistics().get(statistic);
    return reference == null ? "" : MeasurementHash.of(reference);
  }

  private static Baseline.Source source(
      StoredRun run, MeasuredSource source, List<JudgedRows> judged) {
    Map<String, Sanity> sanity = new LinkedHashMap<>();
    for (Examination e : SourceJudge.against(run.reference(), run.benchmark()).sanity(source)) {
      sanity.put(e.gate(), new Sanity(e.finding().status(), e.finding().value()));
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    source.ensembles().forEach((id, ensemble) -> hashes.put(id, MeasurementHash.of(ensemble)));
    List<Distance> distances = new ArrayList<>();
    boolean paired = source.record().paired();
    for (JudgedRows rows : judged) {
      Expectation reference = run.reference().statistics().get(rows.statistic());
      MeasuredEnsemble ensemble = source.ensembles().get(rows.statistic());
      if (reference != null && ensemble != null) {
        ReferenceScale scale = ReferenceScale.of(reference, rows.rows());
        distances.add(
            new Distance(
                rows.statistic(),
                rows.rows(),
                Departure.of(scale, ensemble, paired, scale.rowsOf(ensemble))));
      }
    }
    return new Baseline.Source(
        source.name(),
        paired,
        isDrawn(run.benchmark(), source.name()),
        source.clouds().size(),
        sanity,
        new TreeMap<>(source.record().missing()),
        hashes,
        distances);
  }

  /**
   * Whether the clouds of a source follow from the seed of the run, so that cloud i is the same.
   */
  static boolean isDrawn(Benchmark benchmark, String source) {
    return benchmark.sources().stream()
        .filter(s -> s.name().equals(source))
        .map(s -> s.origin())
        .noneMatch(o -> o instanceof Origin.Catalogues || o instanceof Origin.Surveys);
  }
}
