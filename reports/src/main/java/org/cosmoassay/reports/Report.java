package org.cosmoassay.reports;

import java.util.List;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.Role;
import org.cosmoassay.statistics.comparison.Verdict;

/**
 * Everything the writers render, built from a run directory alone.
 *
 * @param name name of the run
 * @param headline the verdict in one sentence
 * @param sources the judged sources in benchmark order
 * @param verdicts every gate's opinion in benchmark order
 * @param statistics one section per statistic in benchmark order
 * @param slices slices of real and generated clouds, the reference first
 * @param novelty how new the clouds of sources are that say what they learned from
 * @param inference what models infer of the reference's clouds
 * @param provenance labelled facts: version, commit, JVM, kernel, seeds, input checksums
 * @param configuration the benchmark as resolved, as text
 * @param calibrations how gates were measured to behave; a gate without one is not calibrated
 * @param responses how statistics answer to what varies among the conditions, if anything does
 * @param parts agreement in the middle of the conditions and at their edge
 * @param methods statistics and tests that were used, with their papers
 * @param training how models of sources were trained
 * @param colophon how the run is repeated and what is to be cited
 */
public record Report(
    String name,
    String headline,
    List<Source> sources,
    List<Verdict> verdicts,
    List<StatisticSection> statistics,
    List<Slice> slices,
    List<NoveltySection> novelty,
    List<InferenceSection> inference,
    List<Fact> provenance,
    String configuration,
    List<GateCalibration> calibrations,
    List<ParameterResponse> responses,
    List<ParameterResponse.Parts> parts,
    List<Method> methods,
    List<TrainingCurve> training,
    Colophon colophon) {

  /** A report of models of which nobody says how they learned. */
  public Report(
      String name,
      String headline,
      List<Source> sources,
      List<Verdict> verdicts,
      List<StatisticSection> statistics,
      List<Slice> slices,
      List<NoveltySection> novelty,
      List<InferenceSection> inference,
      List<Fact> provenance,
      String configuration,
      List<GateCalibration> calibrations,
      List<ParameterResponse> responses,
      List<ParameterResponse.Parts> parts,
      List<Method> methods) {
    this(
        name,
        headline,
        sources,
        verdicts,
        statistics,
        slices,
        novelty,
        inference,
        provenance,
        configuration,
        calibrations,
        responses,
        parts,
        methods,
        List.of(),
        Colophon.NONE);
  }

  /** A report that cites nothing. */
  public Report(
      String name,
      String headline,
      List<Source> sources,
      List<Verdict> verdicts,
      List<StatisticSection> statistics,
      List<Slice> slices,
      List<NoveltySection> novelty,
      List<InferenceSection> inference,
      List<Fact> provenance,
      String configuration,
      List<GateCalibration> calibrations,
      List<ParameterResponse> responses,
      List<ParameterResponse.Parts> parts) {
    this(
        name,
        headline,
        sources,
        verdicts,
        statistics,
        slices,
        novelty,
        inference,
        provenance,
        configuration,
        calibrations,
        responses,
        parts,
        List.of());
  }

  /** A report of a benchmark that was not calibrated and in which nothing varies. */
  public Report(
      String name,
      String headline,
      List<Source> sources,
      List<Verdict> verdicts,
      List<StatisticSection> statistics,
      List<Slice> slices,
      List<NoveltySection> novelty,
      List<InferenceSection> inference,
      List<Fact> provenance,
      String configuration) {
    this(
        name,
        headline,
        sources,
        verdicts,
        statistics,
        slices,
        novelty,
        inference,
        provenance,
        configuration,
        List.of(),
        List.of(),
        List.of());
  }

  /** A report without novelty and inference either. */
  public Report(
      String name,
      String headline,
      List<Source> sources,
      List<Verdict> verdicts,
      List<StatisticSection> statistics,
      List<Slice> slices,
      List<Fact> provenance,
      String configuration) {
    this(
        name,
        headline,
        sources,
        verdicts,
        statistics,
        slices,
        List.of(),
        List.of(),
        provenance,
        configuration);
  }

  public Report {
    calibrations = List.copyOf(calibrations);
    responses = List.copyOf(responses);
    parts = List.copyOf(parts);
    methods = List.copyOf(methods);
    training = List.copyOf(training);
    sources = List.copyOf(sources);
    verdicts = List.copyOf(verdicts);
    statistics = List.copyOf(statistics);
    slices = List.copyOf(slices);
    novelty = List.copyOf(novelty);
    inference = List.copyOf(inference);
    provenance = List.copyOf(provenance);
  }

  /**
   * A judged source.
   *
   * @param description what it is: catalogue, generator, command
   * @param role how its verdicts count
   */
  public record Source(String name, String description, Role role) {}

  /**
   * One statistic with the comparison of every source that has it.
   *
   * @param statistic the name as in the benchmark
   * @param description one or two sentences: what it is, with its paper
   * @param gateRanges the ranges gates look at, for shading
   * @param table what the table is that stands for the reference; empty when it has clouds
   */
  public record StatisticSection(
      String statistic,
      String description,
      List<Comparison> comparisons,
      List<GateRange> gateRanges,
      String table) {

    /** A statistic of a reference with clouds. */
    public StatisticSection(
        String statistic,
        String description,
        List<Comparison> comparisons,
        List<GateRange> gateRanges) {
      this(statistic, description, comparisons, gateRanges, "");
    }

    public StatisticSection {
      comparisons = List.copyOf(comparisons);
      gateRanges = List.copyOf(gateRanges);
    }
  }

  /**
   * The rows a gate looks at.
   *
   * @param gate name of the gate
   * @param low lower end on the axis, in its unit
   * @param high upper end on the axis, in its unit
   * @param tolerance relative tolerance on the ratio, NaN when the gate has none
   */
  public record GateRange(String gate, double low, double high, double tolerance) {}

  /** A labelled fact. */
  public record Fact(String label, String value) {}
}
