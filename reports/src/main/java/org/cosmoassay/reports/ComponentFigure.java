package org.cosmoassay.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cosmoassay.reports.Report.GateRange;
import org.cosmoassay.reports.Report.StatisticSection;
import org.cosmoassay.statistics.comparison.Comparison;
import org.cosmoassay.statistics.comparison.ComponentComparison;
import org.cosmoassay.statistics.comparison.ReferenceForm;
import org.jspecify.annotations.Nullable;

/** What a figure of a statistic shows: components that share their axes, and where they lie. */
final class ComponentFigure {

  /** Ratios share a bin side by side within this part of its width. */
  private static final double DODGE = 0.6;

  private final StatisticSection section;
  private final List<Component> components;

  /** One component of the reference and of the sources. */
  record Component(
      Quantity quantity, ComponentComparison first, ChartRows reference, List<Entry> entries) {
    List<ChartRows> rows() {
      return entries.stream().map(Entry::rows).toList();
    }
  }

  /** One source's rows, side by side with the others. */
  record Entry(String source, SourceStyle style, ComponentComparison comparison, ChartRows rows) {}

  private ComponentFigure(StatisticSection section, List<Component> components) {
    this.section = section;
    this.components = components;
  }

  /** The figure of components that share their axes. */
  static ComponentFigure of(
      StatisticSection section, List<String> components, Map<String, SourceStyle> styles) {
    return new ComponentFigure(
        section, components.stream().map(c -> gathered(section, c, styles)).toList());
  }

  private static Component gathered(
      StatisticSection section, String component, Map<String, SourceStyle> styles) {
    List<Comparison> having =
        section.comparisons().stream().filter(c -> component(c, component) != null).toList();
    ComponentComparison first = Objects.requireNonNull(component(having.get(0), component));
    Quantity quantity = Quantity.of(first);
    boolean logarithmicX = ChartRows.isLogarithmic(first.axis(), quantity.logarithmic());
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < having.size(); i++) {
      Comparison comparison = having.get(i);
      ComponentComparison compared = Objects.requireNonNull(component(comparison, component));
      double shift = having.size() == 1 ? 0 : DODGE * ((double) i / (having.size() - 1) - 0.5);
      entries.add(
          new Entry(
              comparison.source(),
              Objects.requireNonNull(styles.get(comparison.source())),
              compared,
              ChartRows.generated(compared, quantity, logarithmicX, shift)));
    }
    return new Component(
        quantity, first, ChartRows.reference(first, quantity, logarithmicX), entries);
  }

  private static @Nullable ComponentComparison component(Comparison comparison, String name) {
    return comparison.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  String statistic() {
    return section.statistic();
  }

  List<Component> components() {
    return components;
  }

  /** The component that gives the main panel its axes. */
  Component first() {
    return components.get(0);
  }

  List<GateRange> gateRanges() {
    return section.gateRanges();
  }

  /** What it shows, for captions and screen readers. */
  String title() {
    int sources = components.get(0).entries().size();
    String symbols =
        components.size() == 1
            ? components.get(0).quantity().label(0)
            : (first().quantity().family().startsWith("F") ? "from left to right " : "")
                + components.stream()
                    .map(c -> c.quantity().symbol())
                    .collect(Collectors.joining(", "));
    return PlainText.shortened(PlainText.clean(section.statistic()), 60)
        + ": "
        + symbols
        + switch (form()) {
          case CLOUDS, SLOPES -> " of the reference and of ";
          case REALIZATIONS, MEAN -> " of the reference, a table, and of ";
        }
        + (sources == 1 ? "1 source" : sources + " sources")
        + ", and the ratio to the reference";
  }

  ReferenceForm form() {
    return section.comparisons().get(0).form();
  }

  /** Where the first row begins in which anything is to be seen. */
  double left() {
    return first().reference().left()[firstRow()];
  }

  /** Where the last such row ends. */
  double right() {
    return first().reference().right()[lastRow()];
  }

  /** The range of ratios of a component, not finite where none can be drawn. */
  ChartRange ratios(Component component) {
    return ChartRange.ofRatios(component.rows(), widestTolerance());
  }

  private int firstRow() {
    int rows = components.get(0).reference().size();
    return IntStream.range(0, rows).filter(this::isShown).findFirst().orElse(0);
  }

  private int lastRow() {
    int rows = components.get(0).reference().size();
    return IntStream.range(0, rows).filter(this::isShown).max().orElse(rows - 1);
  }

  private boolean isShown(int row) {
    return components.stream()
        .flatMap(c -> Stream.concat(Stream.of(c.reference()), c.rows().stream()))
        .anyMatch(r -> row < r.size() && Double.isFinite(r.value()[row]));
  }

  /** Ranges with a tolerance, each once: shading twice would look like a stricter gate. */
  List<GateRange> tolerances() {
    return section.gateRanges().stream()
        .filter(g -> g.tolerance() > 0)
        .map(g -> new GateRange("", g.low(), g.high(), g.tolerance()))
        .distinct()
        .toList();
  }

  double widestTolerance() {
    return tolerances().stream().mapToDouble(GateRange::tolerance).max().orElse(0);
  }
}
