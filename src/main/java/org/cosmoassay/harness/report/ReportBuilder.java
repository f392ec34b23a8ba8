package org.cosmoassay.harness.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cosmoassay.harness.store.LossFile;
import org.cosmoassay.harness.store.ResponseRecord;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.Input;
import org.cosmoassay.harness.store.RunRecord.SourceRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunRecordFile;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.harness.store.SliceFile;
import org.cosmoassay.harness.store.TimingFile;
import org.cosmoassay.reports.GateCalibration;
import org.cosmoassay.reports.InferenceSection;
import org.cosmoassay.reports.NoveltySection;
import org.cosmoassay.reports.Report;
import org.cosmoassay.reports.Report.Fact;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.Source;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.reports.Slice;
import org.cosmoassay.reports.TrainingCurve;
import tools.jackson.databind.JsonNode;

/** The report model, rebuilt from a run directory alone: nothing is measured again. */
public final class ReportBuilder {

  private static final String NUMBER = "[-+.\\dE]+";

  /** Six numbers or more in a row. */
  private static final Pattern MANY_NUMBERS =
      Pattern.compile("(" + NUMBER + ")(?:, ?" + NUMBER + "){4,}, ?(" + NUMBER + ")");

  private ReportBuilder() {}

  /**
   * The report of a finished run.
   *
   * @param timed whether it says how long sources took, which no other run repeats
   */
  public static Report build(RunDirectory directory, boolean timed) throws RunStoreException {
    RunRecord run = RunRecordFile.read(directory);
    List<Fact> facts = provenance(run);
    if (timed) {
      facts.addAll(times(directory));
    }
    return build(
        run,
        facts,
        Headline.of(run),
        slices(directory, run),
        NoveltySections.of(directory),
        InferenceSections.of(directory),
        CalibrationLines.of(directory, run),
        ResponseSections.read(directory),
        training(directory, run));
  }

  /**
   * The verdicts of a record, without what else lies in a run directory.
   *
   * @param against what they were judged by, e.g. {@code the baseline old}; empty for the reference
   */
  public static Report ofVerdicts(RunRecord judged, String against) {
    return build(
        judged,
        provenance(judged),
        against.isEmpty() ? Headline.of(judged) : Headline.of(judged, against),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new ResponseRecord(List.of(), List.of(), List.of()),
        List.of());
  }

  private static Report build(
      RunRecord run,
      List<Fact> provenance,
      String headline,
      List<Slice> slices,
      List<NoveltySection> novelty,
      List<InferenceSection> inference,
      List<GateCalibration> calibrations,
      ResponseRecord response,
      List<TrainingCurve> training) {
    return new Report(
        run.name(),
        headline,
        run.sources().stream().map(s -> new Source(s.name(), s.description(), s.role())).toList(),
        run.verdicts(),
        run.statistics().stream().map(s -> section(run, s)).toList(),
        slices,
        novelty,
        inference,
        provenance,
        compact(run.configuration()),
        calibrations,
        ResponseSections.of(response, run),
        ResponseSections.parts(response),
        MethodsOfRun.of(run),
        training,
        Colophons.of(run));
  }

  private static List<TrainingCurve> training(RunDirectory directory, RunRecord run)
      throws RunStoreException {
    List<TrainingCurve> curves = new ArrayList<>();
    for (SourceRecord source : run.sources()) {
      LossFile.read(directory, source.name()).ifPresent(curves::add);
    }
    return curves;
  }

  private static StatisticSection section(RunRecord run, StatisticRecord statistic) {
    return new StatisticSection(
        statistic.id(),
        statistic.subject().of(statistic.statistic()).summary(),
        run.comparisons().stream().filter(c -> c.statistic().equals(statistic.id())).toList(),
        gateRanges(run, statistic.id()),
        table(run, statistic.id()));
  }

  /** The file of the table that stands for the reference, with what the benchmark says of it. */
  private static String table(RunRecord run, String statistic) {
    JsonNode reference = run.configuration().path("reference");
    JsonNode file = reference.path("measurements").path(statistic).path("file");
    if (!file.isString()) {
      return "";
    }
    String of = reference.path("description").asString("");
    return file.stringValue().replace("$$", "$") + (of.isEmpty() ? "" : " (" + of + ")");
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

  /** A list of many numbers as its length and ends; the run record has them all. */
  private static String shortened(String parameters) {
    return MANY_NUMBERS
        .matcher(parameters)
        .replaceAll(
            m -> m.group().split(",", -1).length + " from " + m.group(1) + " to " + m.group(2));
  }

  /** The configuration as JSON with a line per entry: a page instead of three. */
  private static String compact(JsonNode configuration) {
    List<String> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : configuration.properties()) {
      JsonNode value = entry.getValue();
      String text = value.toString();
      if (value.isArray() && !value.isEmpty()) {
        List<String> elements = new ArrayList<>();
        value.forEach(e -> elements.add("    " + e));
        text = "[\n" + String.join(",\n", elements) + "\n  ]";
      }
      entries.add("  \"" + entry.getKey() + "\": " + text);
    }
    return "{\n" + String.join(",\n", entries) + "\n}";
  }

  private static List<Fact> times(RunDirectory directory) throws RunStoreException {
    return TimingFile.read(directory.timings()).stream()
        .map(
            time ->
                new Fact(
                    "Time of " + time.source(),
                    String.format(
                        Locale.ROOT,
                        "%.3g s until a cloud is there (median of %d, wall clock); %.3g s of processor time for a cloud, drawing and measuring",
                        time.drawSeconds(),
                        time.clouds(),
                        time.processorSeconds())))
        .toList();
  }

  private static List<Fact> provenance(RunRecord run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Program",
            "CosmoAssay " + run.provenance().version() + ", commit " + run.provenance().commit()));
    facts.add(new Fact("Java", run.provenance().java()));
    facts.add(new Fact("Pair kernel", run.provenance().kernel()));
    facts.add(new Fact("Seed", Long.toString(run.provenance().seed())));
    facts.add(new Fact("Reference", run.reference().name() + ": " + run.reference().description()));
    for (StatisticRecord s : run.statistics()) {
      facts.add(
          new Fact(
              "Statistic " + s.id(), "version " + s.version() + "; " + shortened(s.parameters())));
    }
    for (Input input : run.provenance().inputs()) {
      facts.add(new Fact("Input " + input.path(), "SHA-256 " + input.sha256()));
    }
    return facts;
  }
}
