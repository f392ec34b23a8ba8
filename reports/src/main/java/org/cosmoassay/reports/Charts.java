package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cosmoassay.reports.PlainText.FileNames;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.Role;

/** Every chart of a report, drawn once for all writers. */
final class Charts {

  /** Name of the figure of all distribution functions; their own names carry a k. */
  private static final String SHARED = "cdf";

  /** Width in pixels of a figure for one column of a paper. */
  private static final int COLUMN_WIDTH = 390;

  private final List<List<Chart>> components;
  private final List<Chart> slices;
  private final List<Chart> responses;
  private final List<Chart> novelty;
  private final List<Chart> inference;
  private final List<Chart> training;
  private final Map<String, ComponentFigure> figures;
  private final Map<String, String> svg = new ConcurrentHashMap<>();

  private Charts(
      Map<String, ComponentFigure> figures,
      List<List<Chart>> components,
      List<Chart> slices,
      List<Chart> responses,
      List<Chart> novelty,
      List<Chart> inference,
      List<Chart> training) {
    this.figures = figures;
    this.components = components;
    this.slices = slices;
    this.responses = responses;
    this.novelty = List.copyOf(novelty);
    this.inference = List.copyOf(inference);
    this.training = List.copyOf(training);
  }

  static Charts of(Report report) {
    Map<String, SourceStyle> styles = SourceStyle.of(report);
    FileNames names = new FileNames();
    Map<String, ComponentFigure> figures = new LinkedHashMap<>();
    List<List<Chart>> components = statistics(report, styles, names, ComponentChart.WIDTH, figures);
    List<Chart> slices = new ArrayList<>();
    for (int i = 1; i < report.slices().size(); i++) {
      Slice fake = report.slices().get(i);
      slices.add(
          SliceChart.draw(names.next("slice-" + fake.source()), report.slices().get(0), fake));
    }
    List<Chart> responses =
        report.responses().stream()
            .flatMap(r -> responses(r, report, styles, names, figures))
            .toList();
    return new Charts(
        figures,
        components,
        List.copyOf(slices),
        responses,
        NoveltyPage.charts(report.novelty(), styles, names),
        InferenceCharts.draw(report.inference(), styles, names),
        report.training().stream()
            .flatMap(c -> TrainingChart.draw(names.next("training-" + c.source()), c).stream())
            .toList());
  }

  /** The charts of statistics narrow enough for one column of a paper, under the same names. */
  static List<Chart> forColumns(Report report) {
    return statistics(
            report, SourceStyle.of(report), new FileNames(), COLUMN_WIDTH, new LinkedHashMap<>())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<List<Chart>> statistics(
      Report report,
      Map<String, SourceStyle> styles,
      FileNames names,
      int width,
      Map<String, ComponentFigure> figures) {
    List<List<Chart>> components = new ArrayList<>();
    for (StatisticSection section : report.statistics()) {
      components.add(
          figures(section).entrySet().stream()
              .map(
                  f ->
                      drawn(
                          names.next(section.statistic() + "-" + f.getKey()),
                          ComponentFigure.of(section, f.getValue(), styles),
                          width,
                          figures))
              .toList());
    }
    return components;
  }

  /** Slopes of the first component, then the curves of every source that is not there to fail. */
  private static Stream<Chart> responses(
      ParameterResponse response,
      Report report,
      Map<String, SourceStyle> styles,
      FileNames names,
      Map<String, ComponentFigure> figures) {
    if (response.slopes().isEmpty()) {
      return Stream.of();
    }
    String base = "response-" + response.statistic() + "-" + response.parameter();
    StatisticSection section =
        new StatisticSection(response.statistic(), "", response.slopes(), List.of());
    String component = response.slopes().get(0).components().get(0).name();
    Chart slopes =
        drawn(
            names.next(base),
            ComponentFigure.of(section, List.of(component), styles),
            ComponentChart.WIDTH,
            figures);
    List<String> controls =
        report.sources().stream()
            .filter(s -> s.role() == Role.NEGATIVE_CONTROL)
            .map(Report.Source::name)
            .toList();
    return Stream.concat(
        Stream.of(slopes),
        response.sources().stream()
            .filter(s -> !controls.contains(s.source()))
            .map(s -> VaryingChart.draw(names.next(base + "-" + s.source()), response, s)));
  }

  private static Chart drawn(
      String name, ComponentFigure figure, int width, Map<String, ComponentFigure> figures) {
    figures.put(name, figure);
    return ComponentChart.draw(name, figure, width);
  }

  /** What figures of statistics show, by the name of their chart, in the order of the page. */
  Map<String, ComponentFigure> figures() {
    return Collections.unmodifiableMap(figures);
  }

  /** What varies with the conditions. */
  List<Chart> responses() {
    return responses;
  }

  /** The charts of the statistic at a place in the report, one per figure. */
  List<Chart> ofStatistic(int place) {
    return components.get(place);
  }

  /** The chart as an SVG element, drawn once for the page and the figure. */
  String svg(Chart chart) {
    return svg.computeIfAbsent(chart.name(), n -> chart.svg());
  }

  /** The reference beside each source. */
  List<Chart> slices() {
    return slices;
  }

  /** Distances to training clouds and the closest pairs. */
  List<Chart> novelty() {
    return novelty;
  }

  /** Estimated parameters and their coverage. */
  List<Chart> inference() {
    return inference;
  }

  /** Losses of models. */
  List<Chart> training() {
    return training;
  }

  List<Chart> all() {
    List<Chart> all = new ArrayList<>();
    components.forEach(all::addAll);
    all.addAll(responses);
    all.addAll(slices);
    all.addAll(novelty);
    all.addAll(inference);
    all.addAll(training);
    return all;
  }

  /** Components by figure: distribution functions on the same rows share one. */
  private static Map<String, List<String>> figures(StatisticSection section) {
    Map<String, ComponentComparison> components = new LinkedHashMap<>();
    section
        .comparisons()
        .forEach(c -> c.components().forEach(k -> components.putIfAbsent(k.name(), k)));
    Map<String, List<String>> figures = new LinkedHashMap<>();
    for (ComponentComparison component : components.values()) {
      boolean shared =
          Quantity.of(component).probability()
              && components.values().stream()
                  .filter(c -> Quantity.of(c).probability())
                  .allMatch(c -> Arrays.equals(c.axis().edges(), component.axis().edges()));
      figures
          .computeIfAbsent(shared ? SHARED : component.name(), n -> new ArrayList<>())
          .add(component.name());
    }
    return figures;
  }
}
