package org.cosmoassay.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cosmoassay.harness.config.Benchmark;
import org.cosmoassay.harness.config.GateSpec;
import org.cosmoassay.harness.config.Origin;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Comparisons;
import org.cosmoassay.statistics.comparison.EnsemblePair;
import org.cosmoassay.statistics.comparison.EquivalenceGate;
import org.cosmoassay.statistics.comparison.Examination;
import org.cosmoassay.statistics.comparison.Expectation;
import org.cosmoassay.statistics.comparison.Finding;
import org.cosmoassay.statistics.comparison.Gate;
import org.cosmoassay.statistics.comparison.HotellingGate;
import org.cosmoassay.statistics.comparison.Judge;
import org.cosmoassay.statistics.comparison.MeasuredEnsemble;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.cosmoassay.statistics.comparison.RowSelection;
import org.cosmoassay.statistics.comparison.SampleGate;
import org.cosmoassay.statistics.comparison.SanityGates;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.comparison.TabulatedMean;
import org.cosmoassay.statistics.comparison.TabulatedPair;
import org.cosmoassay.statistics.comparison.Verdict;
import org.hipparchus.exception.MathRuntimeException;

/** Holds measured sources against a measured reference by the gates of a benchmark. */
final class SourceJudge {

  private final MeasuredReference reference;
  private final Benchmark benchmark;

  private SourceJudge(MeasuredReference reference, Benchmark benchmark) {
    this.reference = reference;
    this.benchmark = benchmark;
  }

  static SourceJudge against(MeasuredReference reference, Benchmark benchmark) {
    return new SourceJudge(reference, benchmark);
  }

  /** The numbers: one comparison per statistic that both sides have. */
  List<Comparison> compare(MeasuredSource source) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Map.Entry<String, Expectation> entry : reference.statistics().entrySet()) {
      MeasuredEnsemble generated = source.ensembles().get(entry.getKey());
      if (generated != null) {
        comparisons.add(compare(source, entry.getKey(), entry.getValue(), generated));
      }
    }
    return comparisons;
  }

  private Comparison compare(
      MeasuredSource source, String id, Expectation expected, MeasuredEnsemble generated) {
    if (expected instanceof TabulatedMean table) {
      return Comparisons.compare(source.name(), id, new TabulatedPair(table, generated));
    }
    Comparison comparison =
        Comparisons.compare(
            source.name(),
            id,
            new EnsemblePair((MeasuredEnsemble) expected, generated, source.record().paired()));
    return reference.isTable() ? comparison.withForm(ReferenceForm.REALIZATIONS) : comparison;
  }

  /** What the sanity gates find. */
  List<Examination> sanity(MeasuredSource source) {
    SourceRecord record = source.record();
    SanityGates sanity =
        SanityGates.withDefaults().withPointTolerance(benchmark.sanity().countTolerance());
    if (benchmark.reference().origin() instanceof Origin.Surveys) {
      sanity = sanity.ofSurveys();
    }
    return reference.isTable()
        ? sanity.examineBesideTable(record.clouds(), statedPoints())
        : sanity.examine(reference.record().clouds(), record.clouds(), record.paired());
  }

  /** The opinions: the sanity gates first, then the benchmark's gates in order. */
  List<Verdict> judge(MeasuredSource source) {
    List<Examination> examinations = new ArrayList<>(sanity(source));
    for (GateSpec spec : benchmark.gates()) {
      Gate gate = gate(spec);
      examinations.add(
          new Examination(
              spec.statistic(), spec.name(), gate.family(), examine(spec, gate, source)));
    }
    return Judge.judge(source.name(), examinations);
  }

  /** Mean number of points that a table states; NaN when it does not. */
  private double statedPoints() {
    Double points =
        benchmark.reference().origin() instanceof Origin.Tables tables ? tables.points() : null;
    return points == null ? Double.NaN : points;
  }

  private Finding examine(GateSpec spec, Gate gate, MeasuredSource source) {
    String id = spec.statistic();
    Expectation expected = reference.statistics().get(id);
    if (expected == null) {
      return Finding.withoutNumbers(
          Status.SKIPPED, "not judged: " + reference.record().missing().get(id));
    }
    MeasuredEnsemble generated = source.ensembles().get(id);
    if (generated == null) {
      return Finding.withoutNumbers(
          Status.SKIPPED, "not judged: " + source.record().missing().get(id));
    }
    long seed =
        RandomStreams.split(benchmark.seed(), source.name() + "/" + id + "/" + spec.name(), 0);
    try {
      return expected instanceof TabulatedMean table
          ? gate.examine(new TabulatedPair(table, generated))
          : gate.examine(
              new EnsemblePair((MeasuredEnsemble) expected, generated, source.record().paired()),
              seed);
    } catch (MathRuntimeException e) {
      return Finding.withoutNumbers(
          Status.ERROR, "could not be evaluated: " + e.getMessage() + "; please report this");
    }
  }

  private static Gate gate(GateSpec spec) {
    RowSelection rows = JudgedRows.rows(spec);
    if (spec instanceof GateSpec.Hotelling hotelling) {
      return HotellingGate.withDefaults()
          .withLabel(spec.name())
          .withAlpha(hotelling.alpha())
          .withRows(rows);
    }
    if (spec instanceof GateSpec.Samples samples) {
      return new SampleGate(
          spec.name(), samples.samples(), samples.alpha(), rows, samples.permutations());
    }
    GateSpec.Equivalence equivalence = (GateSpec.Equivalence) spec;
    return equivalence(equivalence)
        .withLabel(spec.name())
        .withAlpha(equivalence.alpha())
        .withReferenceError(equivalence.referenceError())
        .withRows(rows);
  }

  private static EquivalenceGate equivalence(GateSpec.Equivalence spec) {
    Double relative = spec.tolerance();
    Double absolute = spec.absoluteTolerance();
    if (relative != null) {
      EquivalenceGate gate = EquivalenceGate.withTolerance(relative);
      return absolute == null ? gate : gate.withAbsoluteTolerance(absolute);
    }
    if (absolute != null) {
      return EquivalenceGate.ofAbsoluteTolerance(absolute);
    }
    throw new IllegalStateException(spec.name() + " was loaded without a tolerance.");
  }
}
