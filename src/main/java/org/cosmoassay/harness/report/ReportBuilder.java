package org.cosmoassay.harness.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.Input;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SliceFile;
import org.cosmoassay.reports.Report;
import org.cosmoassay.reports.Report.Fact;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.Slice;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.Status;
import org.cosmoassay.statistics.suite.KnownStatistic;
import tools.jackson.databind.JsonNode;

/** The report model, rebuilt from a run directory alone: nothing is measured again. */
public final class ReportBuilder {

  private ReportBuilder() {}

  /** The report of a finished run. */
  public static Report build(RunDirectory directory) throws RunStoreException {
    RunRecord run = RunRecordFile.read(directory);
    return build(run, slices(directory, run));
  }

  /** The report of a record, with these slices of its clouds. */
  static Report build(RunRecord run, List<Slice> slices) {
    return new Report(
        run.name(),
        headline(run),
        run.sources().stream()
            .map(s -> new Source(s.name(), s.description(), s.negativeControl()))
            .toList(),
        run.verdicts(),
        run.statistics().stream().map(s -> section(run, s)).toList(),
        slices,
        provenance(run),
        run.configuration().toPrettyString());
  }

  private static String headline(RunRecord run) {
    List<SourceRecord> judged = run.sources().stream().filter(s -> !s.negativeControl()).toList();
    List<SourceRecord> controls =
        run.sources().stream().filter(SourceRecord::negativeControl).toList();
    long failing = judged.stream().filter(s -> run.has(s.name(), Status.FAIL)).count();
    long undecided =
        judged.stream()
            .filter(s -> !run.has(s.name(), Status.FAIL))
            .filter(s -> run.has(s.name(), Status.INCONCLUSIVE) || run.has(s.name(), Status.ERROR))
            .count();
    long passing = judged.size() - failing - undecided;
    StringBuilder text = new StringBuilder();
    text.append(
        "Of %d judged %s, %d %s every gate it was held to, %d %s at least one and %d %s undecided; the reference is %s with %d realizations."
            .formatted(
                judged.size(),
                judged.size() == 1 ? "source" : "sources",
                passing,
                passing == 1 ? "passes" : "pass",
                failing,
                failing == 1 ? "fails" : "fail",
                undecided,
                undecided == 1 ? "is" : "are",
                run.reference().name(),
                run.reference().clouds().size()));
    if (!controls.isEmpty()) {
      long caught = controls.stream().filter(s -> run.has(s.name(), Status.FAIL)).count();
      text.append(
          " %d of %d negative controls %s caught."
              .formatted(caught, controls.size(), controls.size() == 1 ? "is" : "are"));
    }
    return text.toString();
  }

  private static StatisticSection section(RunRecord run, StatisticRecord statistic) {
    KnownStatistic known = KnownStatistic.of(statistic.statistic());
    return new StatisticSection(
        statistic.id(),
        known.title() + ". " + known.description(),
        run.comparisons().stream().filter(c -> c.statistic().equals(statistic.id())).toList(),
        gateRanges(run, statistic.id()));
  }

  private static List<GateRange> gateRanges(RunRecord run, String statistic) {
    List<GateRange> ranges = new ArrayList<>();
    for (JsonNode gate : run.configuration().path("gates")) {
      JsonNode range = gate.path("range");
      if (gate.path("statistic").asString("").equals(statistic) && range.isArray()) {
        ranges.add(
            new GateRange(
                gate.path("name").asString(gate.path("test").asString("")),
                range.get(0).asDouble(),
                range.get(1).asDouble(),
                gate.path("tolerance").asDouble(Double.NaN)));
      }
    }
    return ranges;
  }

  private static List<Slice> slices(RunDirectory directory, RunRecord run)
      throws RunStoreException {
    List<Slice> slices = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(run.reference().name()));
    run.sources().forEach(s -> names.add(s.name()));
    for (String name : names) {
      if (Files.exists(directory.slice(name))) {
        slices.add(SliceFile.read(directory.slice(name), name));
      }
    }
    return slices;
  }

  private static List<Fact> provenance(RunRecord run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Program",
            "CosmoAssay " + run.provenance().version() + ", commit " + run.provenance().commit()));
    facts.add(new Fact("Java", run.provenance().java()));
    facts.add(new Fact("Pair kernel", run.provenance().kernel()));
    facts.add(new Fact("Seed", run.configuration().path("seed").asString("")));
    facts.add(new Fact("Reference", run.reference().name() + ": " + run.reference().description()));
    for (StatisticRecord s : run.statistics()) {
      facts.add(new Fact("Statistic " + s.id(), "version " + s.version() + "; " + s.parameters()));
    }
    for (Input input : run.provenance().inputs()) {
      facts.add(new Fact("Input " + input.path(), "SHA-256 " + input.sha256()));
    }
    return facts;
  }
}
