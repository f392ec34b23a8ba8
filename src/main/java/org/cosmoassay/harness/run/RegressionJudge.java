package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cosmoassay.harness.store.Baseline;
import org.cosmoassay.harness.store.Baseline.Distance;
import org.cosmoassay.harness.store.Baseline.Measured;
import org.cosmoassay.harness.store.Baseline.Sanity;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.statistics.comparison.Examination;
import org.cosmoassay.statistics.comparison.Finding;
import org.cosmoassay.statistics.comparison.Gate;
import org.cosmoassay.statistics.comparison.Judge;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.ReferenceScale;
import org.cosmoassay.statistics.comparison.RegressionGate;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.Verdict;
import org.jspecify.annotations.Nullable;

/** Holds the sources of a run against what they were: is any of them worse? */
final class RegressionJudge {

  private static final String GATE = "regression";

  private final StoredRun run;
  private final Baseline baseline;

  /** What the baseline is called in messages. */
  private final String name;

  private RegressionJudge(StoredRun run, Baseline baseline, String name) {
    this.run = run;
    this.baseline = baseline;
    this.name = name;
  }

  /**
   * The run with a regression gate for all rows that its benchmark judges, and the sanity gates.
   *
   * @param name what the baseline is called in messages
   * @throws RunStoreException when baseline and run measure something else; with what differs
   */
  static RunRecord judge(StoredRun run, Baseline baseline, String name) throws RunStoreException {
    RegressionJudge judge = new RegressionJudge(run, baseline, name);
    judge.requireSameBenchmark();
    List<SourceRecord> sources = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (SourceRecord source : run.record().sources()) {
      verdicts.addAll(judge.judge(source));
      // A negative control is judged as the others are: whether it changed for the worse.
      sources.add(
          new SourceRecord(
              source.name(),
              source.description(),
              source.paired(),
              Role.JUDGED,
              source.clouds(),
              source.missing()));
    }
    RunRecord record = run.record();
    return new RunRecord(
        record.name(),
        record.configuration(),
        record.reference(),
        sources,
        record.statistics(),
        verdicts,
        record.comparisons(),
        record.provenance());
  }

  private void requireSameBenchmark() throws RunStoreException {
    for (StatisticRecord statistic : run.record().statistics()) {
      Measured before =
          baseline.statistics().stream()
              .filter(m -> m.statistic().id().equals(statistic.id()))
              .findFirst()
              .orElseThrow(() -> other("it has no statistic " + statistic.id()));
      Optional<String> difference = Differences.of(before.statistic(), statistic);
      if (difference.isPresent()) {
        throw other(statistic.id() + " has " + difference.get());
      }
      if (!before.referenceHash().equals(Baselines.referenceHash(run, statistic.id()))) {
        throw other(
            "its reference %s measures other values of %s than %s of this run"
                .formatted(baseline.reference(), statistic.id(), run.reference().name()));
      }
    }
    for (SourceRecord source : run.record().sources()) {
      Baseline.Source before =
          baseline
              .source(source.name())
              .orElseThrow(() -> other("it has no source " + source.name()));
      if (before.paired() != source.paired()) {
        throw other(
            "its source %s is %s with the reference and that of this run is %s"
                .formatted(
                    source.name(),
                    before.paired() ? "paired" : "not paired",
                    source.paired() ? "paired" : "not"));
      }
    }
    String gone =
        baseline.sources().stream()
            .map(Baseline.Source::name)
            .filter(s -> run.record().sources().stream().noneMatch(r -> r.name().equals(s)))
            .collect(Collectors.joining(", "));
    if (!gone.isEmpty()) {
      throw other("it has sources that the run lacks: " + gone);
    }
  }

  private RunStoreException other(String difference) {
    return new RunStoreException(
        name
            + ": the baseline cannot be compared: "
            + difference
            + "; make it again with this benchmark and program");
  }

  private List<Verdict> judge(SourceRecord record) throws RunStoreException {
    MeasuredSource source = run.source(record);
    Baseline.Source before = baseline.source(record.name()).orElseThrow();
    List<Examination> examinations = new ArrayList<>();
    for (Examination sanity :
        SourceJudge.against(run.reference(), run.benchmark()).sanity(source)) {
      examinations.add(
          new Examination(
              sanity.statistic(),
              sanity.gate(),
              sanity.family(),
              noWorse(sanity.finding(), before.sanity().get(sanity.gate()))));
    }
    for (JudgedRows rows : JudgedRows.of(run.benchmark())) {
      examinations.add(
          new Examination(
              rows.statistic(),
              GATE + rows.suffix(),
              Gate.Family.DIFFERENCE,
              examine(rows, source, before)));
    }
    return Judge.judge(record.name(), examinations);
  }

  /** A sanity gate that failed before fails now only when its number grew. */
  private static Finding noWorse(Finding now, @Nullable Sanity before) {
    if (now.status() != Status.FAIL
        || before == null
        || before.status() != Status.FAIL
        || now.value() > before.value()) {
      return now;
    }
    return Finding.settled(
        Status.PASS,
        now.value(),
        now.threshold(),
        now.pValue(),
        now.alpha(),
        "no worse than the baseline, which fails this too: " + now.reason());
  }

  private Finding examine(JudgedRows rows, MeasuredSource source, Baseline.Source before)
      throws RunStoreException {
    String id = rows.statistic();
    if (run.reference().statistics().get(id) == null) {
      return Finding.withoutNumbers(
          Status.SKIPPED, "not judged: " + run.reference().record().missing().get(id));
    }
    MeasuredEnsemble now = source.ensembles().get(id);
    if (before.missing().containsKey(id)) {
      return Finding.withoutNumbers(
          Status.SKIPPED,
          now == null
              ? "not judged: " + source.record().missing().get(id)
              : "the baseline could not measure it (%s); make a new one"
                  .formatted(before.missing().get(id)));
    }
    if (now == null) {
      return Finding.withoutNumbers(
          Status.FAIL,
          "the baseline could measure it, this run cannot: " + source.record().missing().get(id));
    }
    Distance distance =
        before
            .distance(id, rows.rows())
            .orElseThrow(
                () ->
                    other(
                        "it holds no distance of %s for the rows of the gate %s"
                            .formatted(id, GATE + rows.suffix())));
    RegressionGate gate = new RegressionGate(rows.alpha());
    if (MeasurementHash.of(now).equals(before.hashes().get(id))) {
      return gate.unchanged(distance.departure());
    }
    boolean sameDraws =
        before.drawn()
            && Baselines.isDrawn(run.benchmark(), source.name())
            && baseline.seed() == run.benchmark().seed();
    return gate.examine(
        ReferenceScale.of(
            Objects.requireNonNull(run.reference().statistics().get(id)), rows.rows()),
        now,
        source.record().paired(),
        distance.departure(),
        before.clouds(),
        source.record().paired() || sameDraws);
  }
}
